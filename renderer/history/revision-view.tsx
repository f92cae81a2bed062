import { useEffect, useRef } from 'react';
import { Button } from '../ui/button.tsx';
import { spellClock, spellDayAndTime } from '../ui/times.ts';
import { showComparison } from './compare-state.ts';
import { CompareView } from './compare-view.tsx';
import { drawRevision } from './draw-revision.ts';
import { MomentNameDialog } from './moment-name-dialog.tsx';
import { askMomentName } from './moment-names.ts';
import {
  leaveRevision,
  restoreRevision,
  showRevision,
  useRevision,
  type Revision,
} from './revision-state.ts';

/** What of the story's history is in view: a moment to read, two compared, a name asked for. */
export function RevisionView() {
  const revision = useRevision((state) => state.revision);
  return (
    <>
      {revision ? <RevisionSheet revision={revision} /> : null}
      <CompareView />
      <MomentNameDialog />
    </>
  );
}

function RevisionSheet({ revision }: { readonly revision: Revision }) {
  const place = useRef<HTMLDivElement>(null);
  const { storyId, moment, document } = revision;
  const name = `As it stood on ${spellDayAndTime(moment.at)}`;
  useEffect(() => {
    place.current?.replaceChildren(drawRevision(document));
  }, [document]);
  useEffect(() => {
    place.current?.focus({ preventScroll: true });
  }, []);
  return (
    <section
      className="revision"
      aria-label={name}
      onKeyDown={(event) => {
        if (event.key === 'Escape') leaveRevision();
      }}
    >
      <div className="revision-bar">
        <span>{name}</span>
        <Button onClick={leaveRevision}>Back to the story</Button>
        <Button onClick={() => askMomentName(storyId, moment.seq)}>Name this moment…</Button>
        <Button
          onClick={() => {
            leaveRevision();
            void showComparison(storyId, moment.seq, null);
          }}
        >
          Compare with now
        </Button>
        <Button look="main" onClick={() => void restoreRevision(revision)}>
          Restore this
        </Button>
      </div>
      <MomentSteps revision={revision} />
      <div className="revision-sheet">
        <div ref={place} className="story revision-text" tabIndex={-1} />
      </div>
    </section>
  );
}

/** Steps to every moment of the sitting, however short. */
function MomentSteps({ revision }: { readonly revision: Revision }) {
  const { storyId, moment, firstSeq, lastSeq } = revision;
  if (firstSeq >= lastSeq) return null;
  const span = { firstSeq: firstSeq + 1, lastSeq };
  const step = (seq: number) => void showRevision(storyId, seq, span);
  return (
    <div className="moment-steps">
      <Button disabled={moment.seq <= firstSeq} onClick={() => step(moment.seq - 1)}>
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
      <Button disabled={moment.seq >= lastSeq} onClick={() => step(moment.seq + 1)}>
        Later
      </Button>
      <time dateTime={new Date(moment.at).toISOString()}>{spellClock(moment.at)}</time>
    </div>
  );
}
