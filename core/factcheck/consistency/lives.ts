import type { Figure } from './figure.ts';
import { dayNumber, daysInMonth, type CalendarDay } from './days.ts';

/** A moment as exactly as a story gives it: a day, a month or a year. */
export interface Moment {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
}

/** The moment that a figure gives, or null when it gives no year. */
export function momentOf(figure: Figure): Moment | null {
  if (figure.kind === 'year') return { year: figure.value, month: null, day: null };
  const written = figure.written;
  if (written?.year == null) return null;
  return { year: written.year, month: written.month, day: written.day };
}

/** The full years from one moment to another: the fewest and the most that they leave room for. */
export function yearsBetween(from: Moment, to: Moment): readonly [fewest: number, most: number] {
  return [fullYears(lastDay(from), firstDay(to)), fullYears(firstDay(from), lastDay(to))];
}

function firstDay({ year, month, day }: Moment): CalendarDay {
  return { year, month: month ?? 1, day: day ?? 1 };
}

function lastDay({ year, month, day }: Moment): CalendarDay {
  const last = month ?? 12;
  return { year, month: last, day: day ?? daysInMonth(year, last) };
}

function fullYears(from: CalendarDay, to: CalendarDay): number {
  const birthday = { ...from, year: to.year };
  return to.year - from.year - (dayNumber(to) < dayNumber(birthday) ? 1 : 0);
}

/** “64”, or “63 or 64”, or “60 to 64”. */
export function sayRange([fewest, most]: readonly [number, number]): string {
  if (fewest === most) return String(most);
  return `${String(fewest)} ${most - fewest === 1 ? 'or' : 'to'} ${String(most)}`;
}
