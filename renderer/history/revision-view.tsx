import { useEffect, useRef, useState } from 'react';
import type { NoteId } from '../../core/base/id.ts';
import { directionOf } from '../../core/publishing/page-words.ts';
import { useDesk } from '../desk/desk-state.ts';
import { readChanges } from '../editor/plugins/proposals/read-changes.ts';
import { Button } from '../ui/button.tsx';
import { spellClock, spellDayAndTime } from '../ui/times.ts';
import { useFocusBack } from '../ui/use-focus-back.ts';
import { showComparison } from './compare-state.ts';
import { CompareView } from './compare-view.tsx';
import { drawRevision } from './draw-revision.ts';
import { DetailList } from './detail-words.tsx';
import { MomentNameDialog } from './moment-name-dialog.tsx';
import { askMomentName } from './moment-names.ts';
import { RestoreDialog } from './restore-dialog.tsx';
import {
  leaveRevision,
  restoreRevision,
  showRevision,
  useRevision,
  type Revision,
} from './revision-state.ts';
import { UndecidedLine } from './undecided-line.tsx';

/** What of the story's history is in view: a moment to read, two compared, a name asked for. */
export function RevisionView() {
  const revision = useRevision((state) => state.revision);
  return (
    <>
      {revision ? <RevisionSheet revision={revision} /> : null}
      <CompareView />
      <MomentNameDialog />
      <RestoreDialog />
    </>
  );
}

function RevisionSheet({ revision }: { readonly revision: Revision }) {
  const sheet = useRef<HTMLElement>(null);
  const place = useRef<HTMLDivElement>(null);
  useFocusBack(sheet, () => useDesk.getState().editor?.focus());
  const language = useDesk((state) => state.opened?.story.language ?? 'en-GB');
  const { storyId, moment, document, details } = revision;
  const name = `As it stood on ${spellDayAndTime(moment.at)}`;
  useEffect(() => {
    place.current?.replaceChildren(drawRevision(document, authorOnDesk));
  }, [document]);
  useEffect(() => {
    place.current?.focus({ preventScroll: true });
  }, []);
  return (
    <section
      ref={sheet}
      className="revision"
      aria-label={name}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        leaveRevision();
      }}
    >
      <div className="revision-bar">
        <span>{name}</span>
        <Button onClick={leaveRevision}>Back to the story</Button>
        <Button onClick={() => askMomentName(storyId, moment)}>Name this moment…</Button>
        <Button
          onClick={() => {
            leaveRevision();
            void showComparison(storyId, moment, null);
          }}
        >
          Compare with now
        </Button>
        <Button look="main" onClick={() => void restoreRevision(revision)}>
          Restore this
        </Button>
      </div>
      <DetailList label="Details that are others now" details={details} />
      <UndecidedLine count={readChanges(document).length} />
      <MomentSteps revision={revision} />
      <div className="revision-sheet">
        <div
          ref={place}
          className="story revision-text"
          role="document"
          aria-label={name}
          lang={language}
          dir={directionOf(language)}
          tabIndex={-1}
        />
      </div>
    </section>
  );
}

/** Who proposed a change of the story on the desk; its record outlives the change. */
function authorOnDesk(id: NoteId): string {
  return useDesk.getState().opened?.notes.find((note) => note.id === id)?.author ?? '';
}

/** Steps to every moment of the sitting, however short. */
function MomentSteps({ revision }: { readonly revision: Revision }) {
  const { storyId, moment, firstSeq, lastSeq } = revision;
  // The slider says its own time; what the buttons come to has to be told.
  const [isTold, setTold] = useState(false);
  if (firstSeq >= lastSeq) return null;
  const span = { firstSeq: firstSeq + 1, lastSeq };
  const step = (seq: number, isByButton = false) => {
    setTold(isByButton);
    if (seq >= firstSeq && seq <= lastSeq) void showRevision(storyId, { seq }, span);
  };
  return (
    <div className="moment-steps">
      <Button aria-disabled={moment.seq <= firstSeq} onClick={() => step(moment.seq - 1, true)}>
        Earlier
      </Button>
      <input
        type="range"
        aria-label="Moment of this sitting"
        aria-valuetext={spellClock(moment.at)}
        min={firstSeq}
        max={lastSeq}
        value={moment.seq}
        onChange={({ target }) => step(Number(target.value))}
      />
      <Button aria-disabled={moment.seq >= lastSeq} onClick={() => step(moment.seq + 1, true)}>
        Later
      </Button>
      <time dateTime={new Date(moment.at).toISOString()}>{spellClock(moment.at)}</time>
      <span className="unseen" role="status">
        {isTold ? spellClock(moment.at) : ''}
      </span>
    </div>
  );
}
