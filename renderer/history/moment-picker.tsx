import type { Timeline } from '../../core/contract/history.ts';
import { spellDayAndTime } from '../ui/times.ts';
import { afterSitting, beginningPlace, type MomentPlace } from './moment-place.ts';
import { useTimeline } from './timeline.ts';

interface MomentPickerProps {
  readonly label: string;
  /** The moment that is chosen; null for the story as it is. */
  readonly value: MomentPlace | null;
  /** Whether the story as it is can be chosen. */
  readonly hasNow?: boolean;
  readonly onPick: (place: MomentPlace | null) => void;
}

const now = 'now';
/** Ends of sittings that are offered; older ones are reached from the history. */
const mostOffered = 200;

/** Chooses a moment of the story: one with a name, or the end of a sitting. */
export function MomentPicker({ label, value, hasNow = false, onPick }: MomentPickerProps) {
  const timeline = useTimeline();
  const ends = timeline ? endsOf(timeline) : [];
  const names = timeline?.names ?? [];
  const offered = new Map([...ends, ...names].map((place) => [keyOf(place), place]));
  const key = value === null ? now : keyOf(value);
  const isOffered = value === null || offered.has(key);
  return (
    <label className="moment-picker">
      <span className="unseen">{label}</span>
      <select value={key} onChange={({ target }) => onPick(offered.get(target.value) ?? null)}>
        {hasNow ? <option value={now}>As it is now</option> : null}
        {isOffered ? null : <option value={key}>The moment that was chosen</option>}
        {names.length > 0 ? (
          <optgroup label="Named versions">
            {names.map((place) => (
              <option key={keyOf(place)} value={keyOf(place)}>
                {`${place.name} (${spellDayAndTime(place.at)})`}
              </option>
            ))}
          </optgroup>
        ) : null}
        <optgroup label="Ends of sittings">
          {ends
            .filter((end) => !names.some((named) => keyOf(named) === keyOf(end)))
            .map((end) => (
              <option key={keyOf(end)} value={keyOf(end)}>
                {end.text}
              </option>
            ))}
        </optgroup>
      </select>
    </label>
  );
}

function keyOf({ seq, detailsAt }: MomentPlace): string {
  return `${seq} ${detailsAt ?? ''}`;
}

function endsOf({ sittings, beginning }: Timeline): (MomentPlace & { readonly text: string })[] {
  const ends = sittings
    .filter(({ steps, detailsFrom, detailsTo }) => steps > 0 || detailsFrom < detailsTo)
    .slice(0, mostOffered)
    .map((sitting) => ({
      ...afterSitting(sitting),
      text: `${spellDayAndTime(sitting.endedAt)}${sitting.editor ? `, ${sitting.editor}` : ''}`,
    }));
  return [...ends, { ...beginningPlace, text: `As it began, ${spellDayAndTime(beginning.at)}` }];
}
