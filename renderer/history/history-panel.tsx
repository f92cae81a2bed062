import { useEffect, useState } from 'react';
import type { Sitting } from '../../core/contract/history.ts';
import type { StoryId } from '../../core/base/id.ts';
import { useDesk } from '../desk/desk-state.ts';
import { useJournal } from '../desk/use-editor.ts';
import { request } from '../host/host.ts';
import { Button } from '../ui/button.tsx';
import { spellClock, spellDayAndTime, spellMoment, spellStretch } from '../ui/times.ts';
import { showRevision } from './revision-state.ts';
import './history-panel.css';

/** The story's life by sitting; each can be read as it stood, and restored. */
export function HistoryPanel() {
  const id = useDesk((state) => state.opened?.story.id ?? null);
  const sittings = useSittings(id);
  if (id === null) return null;
  if (sittings === null) return <p className="panel-note">Reading the journal…</p>;
  if (sittings.length === 0) {
    return (
      <p className="panel-note">
        <strong>Nothing has changed yet</strong>
        Every change is kept from the first keystroke on, and any moment can be read again and
        restored.
      </p>
    );
  }
  return (
    <ol className="sittings" aria-label="Sittings">
      {sittings.map((sitting) => (
        <SittingRow
          key={`${sitting.firstSeq}-${sitting.startedAt}`}
          storyId={id}
          sitting={sitting}
        />
      ))}
    </ol>
  );
}

function SittingRow({
  storyId,
  sitting,
}: {
  readonly storyId: StoryId;
  readonly sitting: Sitting;
}) {
  const { startedAt, endedAt, editor, steps, firstSeq, lastSeq, happenings } = sitting;
  return (
    <li className="sitting">
      <p className="sitting-when">
        {spellMoment(startedAt)}
        <span>{countChanges(steps)}</span>
      </p>
      <p className="card-reason">
        {editor ? `${editor}, ` : ''}
        {spellStretch(startedAt, endedAt)}
      </p>
      {happenings.map(({ at, what }, index) => (
        <p className="sitting-move" key={index}>
          {what} <time dateTime={new Date(at).toISOString()}>{spellClock(at)}</time>
        </p>
      ))}
      <div className="card-more">
        <Button
          look="link"
          onClick={() =>
            void showRevision(storyId, lastSeq, `As it stood ${spellDayAndTime(endedAt)}`)
          }
        >
          Read as it ended
        </Button>
        {steps > 0 && (
          <Button
            look="link"
            onClick={() =>
              void showRevision(
                storyId,
                firstSeq - 1,
                `As it was before ${spellDayAndTime(startedAt)}`,
              )
            }
          >
            Read as it began
          </Button>
        )}
      </div>
    </li>
  );
}

function countChanges(steps: number): string {
  if (steps === 0) return 'no words changed';
  return steps === 1 ? '1 change' : `${steps.toLocaleString()} changes`;
}

function useSittings(id: StoryId | null): readonly Sitting[] | null {
  const [read, setRead] = useState<{
    readonly id: StoryId;
    readonly sittings: readonly Sitting[];
  } | null>(null);
  const status = useDesk((state) => state.opened?.story.status);
  const journal = useJournal();
  const savedAt = journal.kind === 'saved' ? journal.savedAt : null;
  useEffect(() => {
    if (id === null || savedAt === null) return;
    let isWanted = true;
    const wait = setTimeout(() => {
      void request('history.timeline', { id }).then((answer) => {
        if (isWanted && answer.ok) setRead({ id, sittings: answer.value.sittings });
      });
    }, 300);
    return () => {
      isWanted = false;
      clearTimeout(wait);
    };
  }, [id, savedAt, status]);
  return read?.id === id ? read.sittings : null;
}
