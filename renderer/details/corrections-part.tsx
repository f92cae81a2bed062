import { useRef, useState } from 'react';
import type { Correction } from '../../core/article/correction.ts';
import type { StoryId } from '../../core/base/id.ts';
import type { PageChanges } from '../../core/contract/publishing.ts';
import { changeOpened, useDesk } from '../desk/desk-state.ts';
import { request } from '../host/host.ts';
import { ChangedPlaces } from '../publishing/changed-places.tsx';
import { flushedStory } from '../publishing/publishing-state.ts';
import { Button } from '../ui/button.tsx';
import { notify } from '../ui/notices.ts';
import { spellDayAndTime } from '../ui/times.ts';
import { useCommitAtEnd } from '../ui/use-commit-at-end.ts';
import './corrections-part.css';

const none: readonly Correction[] = [];

/** What readers are told of mistakes, with the day of each; and what they would find changed now. */
export function CorrectionsPart({ storyId }: { readonly storyId: StoryId }) {
  const corrections = useDesk((state) => state.opened?.corrections ?? none);
  const [draft, setDraft] = useState<string | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  // What had the focus goes.
  const backToTitle = () => title.current?.focus();
  const add = async (text: string) => {
    if (!(await change(storyId, request('corrections.add', { storyId, text })))) return;
    setDraft(null);
    backToTitle();
  };
  return (
    <section aria-label="Corrections">
      <h2 ref={title} tabIndex={-1} className="panel-title">
        Corrections
      </h2>
      {corrections.length === 0 && draft === null ? (
        <p className="card-reason">None. They stand on the page, with their day.</p>
      ) : null}
      <ul className="corrections">
        {corrections.map((correction) => (
          <CorrectionRow
            key={correction.id}
            storyId={storyId}
            correction={correction}
            onRemove={backToTitle}
          />
        ))}
      </ul>
      {draft === null ? null : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (draft.trim() !== '') void add(draft);
          }}
        >
          <label className="field">
            <span>The correction, as readers will read it</span>
            <textarea
              autoFocus
              value={draft}
              maxLength={4000}
              onChange={({ target }) => setDraft(target.value)}
            />
          </label>
          <div className="card-more">
            <Button type="submit" disabled={draft.trim() === ''}>
              Add with today’s date
            </Button>
            <Button
              look="link"
              onClick={() => {
                setDraft(null);
                backToTitle();
              }}
            >
              Leave it
            </Button>
          </div>
        </form>
      )}
      {draft === null ? (
        <SinceReadersSaw onWrite={(wording) => setDraft(wording)} storyId={storyId} />
      ) : null}
    </section>
  );
}

interface RowProps {
  readonly storyId: StoryId;
  readonly correction: Correction;
  /** Told at once; the button goes with its correction. */
  readonly onRemove: () => void;
}

function CorrectionRow({ storyId, correction: { id, at, text }, onRemove }: RowProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const commit = async () => {
    if (draft === null) return;
    const words = draft.trim();
    // An empty field takes nothing away: there is a button for that.
    const isKept =
      words === '' ||
      words === text ||
      (await change(
        storyId,
        request('corrections.setText', { storyId, correctionId: id, text: words }),
      ));
    if (isKept) setDraft((now) => (now === draft ? null : now));
  };
  useCommitAtEnd(() => void commit());
  const day = spellDayAndTime(at);
  return (
    <li>
      <label className="field">
        <span>
          <time dateTime={new Date(at).toISOString()}>{day}</time>
        </span>
        <textarea
          aria-label={`Correction of ${day}`}
          value={draft ?? text}
          maxLength={4000}
          onChange={({ target }) => setDraft(target.value)}
          onBlur={() => void commit()}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setDraft(null);
          }}
        />
      </label>
      <Button
        look="link"
        aria-label={`Take off the page the correction of ${day}`}
        onClick={() => {
          onRemove();
          void change(storyId, request('corrections.remove', { storyId, correctionId: id }));
        }}
      >
        Take off the page
      </Button>
    </li>
  );
}

interface SinceProps {
  readonly storyId: StoryId;
  readonly onWrite: (wording: string) => void;
}

/** What readers would find changed, when one asks. */
function SinceReadersSaw({ storyId, onWrite }: SinceProps) {
  const [read, setRead] = useState<PageChanges | 'nothing' | null>(null);
  const look = async () => {
    if ((await flushedStory(notOnDisk)) !== storyId) return;
    const answer = await request('publishing.changes', { id: storyId });
    if (answer.ok) setRead(answer.value ?? 'nothing');
    else notify(answer.error.message, { tone: 'trouble' });
  };
  return (
    <>
      {read === null ? null : read === 'nothing' ? (
        <p className="card-reason" role="status">
          Readers would find nothing changed, or have not got the story yet.
        </p>
      ) : (
        <ChangedPlaces changes={read} />
      )}
      <div className="card-more">
        <Button look="link" onClick={() => void look()}>
          What changed since readers saw it?
        </Button>
        <Button
          look="link"
          onClick={() => onWrite(read === null || read === 'nothing' ? '' : read.wording)}
        >
          Write a correction…
        </Button>
      </div>
    </>
  );
}

const notOnDisk =
  'The last words of this story are not on disk, so they could not be compared. Once they are saved, look again.';

async function change(
  id: StoryId,
  asked: ReturnType<typeof request<'corrections.add'>>,
): Promise<boolean> {
  const answer = await asked;
  if (answer.ok) changeOpened(id, () => ({ corrections: answer.value }));
  else notify(answer.error.message, { tone: 'trouble' });
  return answer.ok;
}
