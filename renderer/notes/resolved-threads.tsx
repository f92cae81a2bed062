import { useState } from 'react';
import type { NoteThread } from '../../core/article/note.ts';
import { Button } from '../ui/button.tsx';
import { spellDayAndTime } from '../ui/times.ts';
import { goToNote } from './note-card-state.ts';
import { beginningOf } from './note-words.ts';
import type { ThreadPlace } from './standing-notes.ts';
import { Thread } from './thread.tsx';
import { reopenThread } from './thread-actions.ts';

/** Threads in view at first, and more at each asking. */
const stretch = 30;

/** What was said and resolved, folded away; each can be opened again at its place. */
export function ResolvedThreads({ threads }: { readonly threads: readonly ThreadPlace[] }) {
  const [isOpen, setOpen] = useState(false);
  const [shown, setShown] = useState(stretch);
  if (threads.length === 0) return null;
  const more = threads.length - shown;
  return (
    <details
      className="resolved-threads"
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{`Resolved (${threads.length.toLocaleString()})`}</summary>
      {isOpen ? (
        <ul className="cards" aria-label="Resolved threads">
          {threads.slice(0, shown).map(({ note, words }) => (
            <Resolved key={note.id} thread={note} words={words} />
          ))}
        </ul>
      ) : null}
      {isOpen && more > 0 ? (
        <Button look="link" onClick={() => setShown(shown + stretch)}>
          {`Show ${Math.min(more, stretch).toLocaleString()} more`}
        </Button>
      ) : null}
    </details>
  );
}

interface ResolvedProps {
  readonly thread: NoteThread;
  readonly words: string | null;
}

function Resolved({ thread, words }: ResolvedProps) {
  const { id, settledAt, settledBy, quote } = thread;
  const about = words ?? quote;
  const by = settledBy === '' ? '' : ` by ${settledBy}`;
  const when = settledAt === null ? '' : ` on ${spellDayAndTime(settledAt)}`;
  const reopen = async (): Promise<void> => {
    if ((await reopenThread(id)) && words !== null) goToNote(id);
  };
  return (
    <li className="card note-item">
      {about === '' ? null : <p className="note-quote">{`“${beginningOf(about)}”`}</p>}
      {words === null ? <p className="card-reason">The words are gone.</p> : null}
      <Thread thread={thread} />
      <p className="card-reason">{`Resolved${by}${when}.`}</p>
      <div className="note-acts">
        <Button onClick={() => void reopen()}>Reopen</Button>
      </div>
    </li>
  );
}
