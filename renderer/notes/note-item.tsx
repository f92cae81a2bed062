import { memo } from 'react';
import type { NoteThread } from '../../core/article/note.ts';
import { Button } from '../ui/button.tsx';
import { NoteActs } from './note-acts.tsx';
import { goToNote } from './note-card-state.ts';
import { beginningOf } from './note-words.ts';
import { Thread } from './thread.tsx';

interface NoteItemProps {
  readonly note: NoteThread;
  /** The words that bear it, or null when they are gone. */
  readonly words: string | null;
  readonly isCurrent: boolean;
}

/** One note of the list. */
export const NoteItem = memo(function NoteItem({ note, words, isCurrent }: NoteItemProps) {
  return (
    <li className="card note-item" data-current={isCurrent}>
      {words === null ? (
        <>
          {note.quote === '' ? null : (
            <p className="note-quote">{`“${beginningOf(note.quote)}”`}</p>
          )}
          <p className="card-reason">The words are gone.</p>
        </>
      ) : (
        <Button look="quiet" className="note-words" onClick={() => goToNote(note.id)}>
          <span>
            <span className="unseen">Go to the words </span>
            {note.kind === 'deletion' ? `after “${beginningOf(words)}”` : `“${beginningOf(words)}”`}
          </span>
        </Button>
      )}
      <Thread thread={note} onRemoved={focusNextNote} />
      <NoteActs note={note} isInText={words !== null} onDone={focusNextNote} />
    </li>
  );
});

/** The note goes, and the focus to the one after it, or before it, or to the title of them all. */
function focusNextNote(within: HTMLElement): void {
  const item = within.closest('.note-item');
  const other = item?.nextElementSibling ?? item?.previousElementSibling;
  const next =
    other?.querySelector<HTMLElement>('.note-acts button') ??
    item?.closest('section')?.querySelector<HTMLElement>('h2');
  next?.focus();
}
