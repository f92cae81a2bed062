import { useState } from 'react';
import { flushSync } from 'react-dom';
import type { StoryId } from '../../core/base/id.ts';
import type {
  NamedMoment,
  Sitting,
  StoryBeginning,
  Timeline,
} from '../../core/contract/history.ts';
import { useDesk } from '../desk/desk-state.ts';
import { Button } from '../ui/button.tsx';
import { onListKey } from '../ui/list-keys.ts';
import { spellDayAndTime } from '../ui/times.ts';
import { showComparison } from './compare-state.ts';
import { compareUsual } from './compare-usual.ts';
import { beginningPlace } from './moment-place.ts';
import { askMomentName, unnameMoment } from './moment-names.ts';
import { showRevision } from './revision-state.ts';
import { SittingRow } from './sitting-row.tsx';
import { counted } from './spell-changes.ts';
import { daysOf } from './days.ts';
import { useTimeline } from './timeline.ts';
import './detail-list.css';
import './history-panel.css';

/** Sittings that are drawn at once, and that are added with each step back. */
const pageSize = 40;

/** The story's life by day and sitting; any moment can be read, named, compared and restored. */
export function HistoryPanel() {
  const id = useDesk((state) => state.opened?.story.id ?? null);
  const timeline = useTimeline();
  if (id === null) return null;
  if (timeline === null) return <p className="panel-note">Reading the journal…</p>;
  return (
    <div className="history" role="presentation" onKeyDown={onListKey}>
      <div className="history-actions">
        <Button onClick={() => askMomentName(id, null)}>Name this version…</Button>
        <Button onClick={() => void compareUsual()}>Compare versions…</Button>
      </div>
      {timeline.names.length > 0 ? <NameList storyId={id} names={timeline.names} /> : null}
      <Days key={id} storyId={id} timeline={timeline} />
    </div>
  );
}

function Days({ storyId, timeline }: { readonly storyId: StoryId; readonly timeline: Timeline }) {
  const [most, setMost] = useState(pageSize);
  const { sittings, names, beginning } = timeline;
  const left = sittings.length - most;
  /** Whoever reads on by keyboard reads on from the first of them. */
  const showMore = (button: HTMLElement): void => {
    const panel = button.parentElement;
    flushSync(() => setMost(most + pageSize));
    panel?.querySelectorAll('.sitting')[most]?.querySelector('button')?.focus();
  };
  if (sittings.length === 0)
    return (
      <>
        <p className="panel-note">
          <strong>Nothing has changed yet</strong>
          Every change is kept from the first keystroke on, and any moment can be read again and
          restored.
        </p>
        <Beginning storyId={storyId} beginning={beginning} />
      </>
    );
  return (
    <>
      {daysOf(sittings.slice(0, most)).map(({ day, label, own }) => (
        <section key={day} aria-label={label}>
          <h2 className="history-day">{label}</h2>
          <ol className="sittings" aria-label={`Sittings of ${label}`}>
            {own.map((sitting) => (
              <SittingRow
                key={keyOf(sitting)}
                storyId={storyId}
                sitting={sitting}
                names={namesOf(sitting, names)}
              />
            ))}
          </ol>
        </section>
      ))}
      {left > 0 ? (
        <Button onClick={({ currentTarget }) => showMore(currentTarget)}>
          {`Earlier sittings (${left.toLocaleString()})`}
        </Button>
      ) : (
        <Beginning storyId={storyId} beginning={beginning} />
      )}
    </>
  );
}

function keyOf({ firstSeq, startedAt, steps }: Sitting): string {
  return `${firstSeq}-${startedAt}-${steps > 0 ? 'words' : 'none'}`;
}

function namesOf({ firstSeq, lastSeq }: Sitting, names: readonly NamedMoment[]): NamedMoment[] {
  return names.filter(({ seq }) => seq >= firstSeq && seq <= lastSeq);
}

function Beginning({
  storyId,
  beginning: { at, editor, words, pictures },
}: {
  readonly storyId: StoryId;
  readonly beginning: StoryBeginning;
}) {
  const what =
    words + pictures === 0
      ? 'Begun as an empty story'
      : `Came in with ${counted(words, 'word')}${pictures > 0 ? ` and ${counted(pictures, 'picture')}` : ''}`;
  return (
    <section className="history-beginning" aria-label="Beginning">
      <p className="sitting-what">{what}</p>
      <p className="card-reason">
        {editor ? `${editor}, ` : ''}
        <time dateTime={new Date(at).toISOString()}>{spellDayAndTime(at)}</time>
      </p>
      {words + pictures > 0 ? (
        <div className="card-more">
          <Button
            look="link"
            onClick={() => void showRevision(storyId, beginningPlace, { firstSeq: 1, lastSeq: 0 })}
          >
            Read as it came
          </Button>
          <Button look="link" onClick={() => void showComparison(storyId, beginningPlace, null)}>
            Compare with now
          </Button>
        </div>
      ) : null}
    </section>
  );
}

function NameList({
  storyId,
  names,
}: {
  readonly storyId: StoryId;
  readonly names: readonly NamedMoment[];
}) {
  return (
    <section aria-labelledby="named-versions">
      <h2 className="history-day" id="named-versions">
        Named versions
      </h2>
      <ul className="named-moments" aria-labelledby="named-versions">
        {names.map(({ name, at, ...place }) => (
          <li key={place.seq}>
            <p className="moment-name">{name}</p>
            <p className="card-reason">{spellDayAndTime(at)}</p>
            <div className="card-more">
              <Button
                look="link"
                aria-label={`Compare with now: “${name}”`}
                onClick={() => void showComparison(storyId, place, null)}
              >
                Compare with now
              </Button>
              <Button
                look="link"
                aria-label={`Read “${name}”`}
                onClick={() =>
                  void showRevision(storyId, place, { firstSeq: place.seq + 1, lastSeq: place.seq })
                }
              >
                Read
              </Button>
              <Button
                look="link"
                aria-label={`Rename “${name}”`}
                onClick={() => askMomentName(storyId, place, name)}
              >
                Rename…
              </Button>
              <Button
                look="link"
                aria-label={`Take name off: “${name}”`}
                onClick={() => void unnameMoment(storyId, place, name)}
              >
                Take name off
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
