import type { Sitting } from '../../core/contract/history.ts';
import { deskLanguage } from '../ui/times.ts';

/** The sittings of one day. */
export interface HistoryDay {
  /** Unlike that of any other day. */
  readonly day: string;
  /** “Today”, “Yesterday”, or weekday and date. */
  readonly label: string;
  readonly own: readonly Sitting[];
}

const spelled = new Intl.DateTimeFormat(deskLanguage, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** Groups sittings, newest first, by the day on which they began. */
export function daysOf(sittings: readonly Sitting[], now = Date.now()): HistoryDay[] {
  const days: (HistoryDay & { own: Sitting[] })[] = [];
  for (const sitting of sittings) {
    const label = labelOf(sitting.startedAt, now);
    const last = days.at(-1);
    if (last?.label === label) last.own.push(sitting);
    // A clock that was set back may bring a day twice.
    else
      days.push({
        day: `${label} ${sitting.firstSeq} ${sitting.startedAt}`,
        label,
        own: [sitting],
      });
  }
  return days;
}

function labelOf(at: number, now: number): string {
  const day = spelled.format(at);
  if (day === spelled.format(now)) return 'Today';
  const before = new Date(now);
  before.setDate(before.getDate() - 1);
  return day === spelled.format(before) ? 'Yesterday' : day;
}
