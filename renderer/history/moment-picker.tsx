import type { Timeline } from '../../core/contract/history.ts';
import { spellDayAndTime } from '../ui/times.ts';
import { useTimeline } from './timeline.ts';

interface MomentPickerProps {
  readonly label: string;
  /** The moment that is chosen; null for the story as it is. */
  readonly value: number | null;
  /** Whether the story as it is can be chosen. */
  readonly hasNow?: boolean;
  readonly onPick: (seq: number | null) => void;
}

const now = 'now';
/** Ends of sittings that are offered; older ones are reached from the history. */
const mostOffered = 200;

/** Chooses a moment of the story: one with a name, or the end of a sitting. */
export function MomentPicker({ label, value, hasNow = false, onPick }: MomentPickerProps) {
  const timeline = useTimeline();
  const ends = timeline ? endsOf(timeline) : [];
  const names = timeline?.names ?? [];
  const isOffered = value === null || [...ends, ...names].some(({ seq }) => seq === value);
  return (
    <label className="moment-picker">
      <span className="unseen">{label}</span>
      <select
        value={value ?? now}
        onChange={({ target }) => onPick(target.value === now ? null : Number(target.value))}
      >
        {hasNow ? <option value={now}>As it is now</option> : null}
        {isOffered ? null : <option value={value}>The moment that was chosen</option>}
        {names.length > 0 ? (
          <optgroup label="Named versions">
            {names.map(({ seq, name, at }) => (
              <option key={seq} value={seq}>{`${name} (${spellDayAndTime(at)})`}</option>
            ))}
          </optgroup>
        ) : null}
        <optgroup label="Ends of sittings">
          {ends
            .filter(({ seq }) => !names.some((named) => named.seq === seq))
            .map(({ seq, text }) => (
              <option key={seq} value={seq}>
                {text}
              </option>
            ))}
        </optgroup>
      </select>
    </label>
  );
}

function endsOf({ sittings, beginning }: Timeline): { seq: number; text: string }[] {
  const ends = sittings
    .filter(({ steps, lastSeq }) => steps > 0 && lastSeq > 0)
    .slice(0, mostOffered)
    .map(({ lastSeq, endedAt, editor }) => ({
      seq: lastSeq,
      text: `${spellDayAndTime(endedAt)}${editor ? `, ${editor}` : ''}`,
    }));
  return [...ends, { seq: 0, text: `As it began, ${spellDayAndTime(beginning.at)}` }];
}
