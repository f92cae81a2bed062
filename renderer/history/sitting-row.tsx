import { useEffect, useRef, useState } from 'react';
import type { StoryId } from '../../core/base/id.ts';
import type { Happening, NamedMoment, Sitting, Stretch } from '../../core/contract/history.ts';
import { request } from '../host/host.ts';
import { Button } from '../ui/button.tsx';
import { spellClock, spellDayAndTime, spellMoment } from '../ui/times.ts';
import { showComparison } from './compare-state.ts';
import { DetailWords } from './detail-words.tsx';
import { afterSitting, beforeSitting } from './moment-place.ts';
import { showRevision } from './revision-state.ts';
import { spellChanges } from './spell-changes.ts';
import { useChanges } from './timeline.ts';

interface SittingRowProps {
  readonly storyId: StoryId;
  readonly sitting: Sitting;
  /** Moments of it that have a name. */
  readonly names: readonly NamedMoment[];
}

/** A sitting: when, who, what changed and what was done; it opens to its moments. */
export function SittingRow({ storyId, sitting, names }: SittingRowProps) {
  const place = useRef<HTMLLIElement>(null);
  const [isOpen, setOpen] = useState(false);
  const { firstSeq, lastSeq, startedAt, endedAt, editor, steps, happenings } = sitting;
  const changes = useChanges(place, storyId, firstSeq - 1, lastSeq);
  const when = stretchWords(startedAt, endedAt);
  return (
    <li className="sitting" ref={place}>
      <p className="sitting-when">
        {when}
        <span>{editor}</span>
      </p>
      {names.map(({ seq, name }) => (
        <p className="moment-name" key={seq}>
          {name}
        </p>
      ))}
      <p className="sitting-what">{whatWords(steps, changes && spellChanges(changes))}</p>
      <Happenings happenings={happenings} />
      <div className="card-more">
        {steps > 0 || happenings.some(({ differs }) => differs !== undefined) ? (
          <Button
            look="link"
            aria-label={`See changes of ${when}`}
            onClick={() =>
              void showComparison(storyId, beforeSitting(sitting), afterSitting(sitting))
            }
          >
            See changes
          </Button>
        ) : null}
        <Button
          look="link"
          aria-label={`Compare with now: how it stood after ${when}`}
          onClick={() => void showComparison(storyId, afterSitting(sitting), null)}
        >
          Compare with now
        </Button>
        <Button
          look="link"
          aria-label={`Read as it stood after ${when}`}
          onClick={() => void showRevision(storyId, afterSitting(sitting), sitting)}
        >
          Read
        </Button>
        {steps > 0 ? (
          <Button
            look="link"
            aria-label={`Moments of ${when}`}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            Moments
          </Button>
        ) : null}
      </div>
      {isOpen ? <Stretches storyId={storyId} sitting={sitting} /> : null}
    </li>
  );
}

function whatWords(steps: number, changes: string | null): string {
  if (steps === 0) return 'No words changed';
  return changes ?? 'Reading what changed…';
}

function stretchWords(from: number, to: number): string {
  const [start, end] = [spellMoment(from, from), spellMoment(to, to)];
  return start === end ? start : `${start} to ${end}`;
}

const mostShown = 4;

function Happenings({ happenings }: { readonly happenings: readonly Happening[] }) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? happenings : happenings.slice(-mostShown);
  const left = happenings.length - shown.length;
  return (
    <>
      {left > 0 ? (
        <Button look="link" onClick={() => setWhole(true)}>
          {`${left.toLocaleString()} earlier`}
        </Button>
      ) : null}
      {shown.map(({ at, what, of, differs }, index) => (
        <p className="sitting-move" key={index}>
          {differs ? <DetailWords differs={differs} /> : what}
          {of === null ? '' : ` on ${spellDayAndTime(of)}`}{' '}
          <time dateTime={new Date(at).toISOString()}>{spellClock(at)}</time>
        </p>
      ))}
    </>
  );
}

function Stretches({ storyId, sitting }: { readonly storyId: StoryId; readonly sitting: Sitting }) {
  const { firstSeq, lastSeq } = sitting;
  const [stretches, setStretches] = useState<readonly Stretch[] | null>(null);
  useEffect(() => {
    let isWanted = true;
    void request('history.stretches', { id: storyId, firstSeq, lastSeq }).then((answer) => {
      if (isWanted && answer.ok) setStretches(answer.value);
    });
    return () => {
      isWanted = false;
    };
  }, [storyId, firstSeq, lastSeq]);
  if (!stretches) return <p className="card-reason">Reading its moments…</p>;
  return (
    <ol className="stretches" aria-label="Moments of this sitting">
      {stretches.toReversed().map((stretch) => (
        <StretchRow key={stretch.firstSeq} storyId={storyId} stretch={stretch} sitting={sitting} />
      ))}
    </ol>
  );
}

function StretchRow({
  storyId,
  stretch: { firstSeq, lastSeq, startedAt, endedAt },
  sitting,
}: {
  readonly storyId: StoryId;
  readonly stretch: Stretch;
  readonly sitting: Sitting;
}) {
  const place = useRef<HTMLLIElement>(null);
  const changes = useChanges(place, storyId, firstSeq - 1, lastSeq);
  const when = spellClock(endedAt);
  return (
    <li ref={place}>
      <p className="stretch-when">
        <time dateTime={new Date(startedAt).toISOString()}>{when}</time>{' '}
        {changes ? spellChanges(changes) : ''}
      </p>
      <div className="card-more">
        <Button
          look="link"
          aria-label={`See changes up to ${when}`}
          onClick={() => void showComparison(storyId, { seq: firstSeq - 1 }, { seq: lastSeq })}
        >
          See changes
        </Button>
        <Button
          look="link"
          aria-label={`Read as it stood at ${when}`}
          onClick={() => void showRevision(storyId, { seq: lastSeq }, sitting)}
        >
          Read
        </Button>
      </div>
    </li>
  );
}
