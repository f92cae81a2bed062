import { useState } from 'react';
import { useMarkedNotes, useToolbar } from '../desk/use-editor.ts';
import { Button } from '../ui/button.tsx';
import { NoteItem } from './note-item.tsx';
import { openNoteDialog } from './note-dialog-state.ts';
import { ResolvedThreads } from './resolved-threads.tsx';
import { usePanelNotes } from './standing-notes.ts';
import './notes.css';

/** Notes in view at first, and more at each asking. */
const stretch = 30;

/** The private notes of the story: what came with the document, and what editors wrote. */
export function NotesPart() {
  const { standing: notes, resolved } = usePanelNotes();
  const { current } = useMarkedNotes();
  const [shown, setShown] = useState(stretch);
  const { hasSelection } = useToolbar();
  const more = notes.length - shown;
  return (
    <section aria-label="Notes">
      <div className="notes-head">
        <h2 className="panel-title" tabIndex={-1}>
          {notes.length === 0 ? 'Notes' : `Notes (${notes.length.toLocaleString()})`}
        </h2>
        <Button look="link" disabled={!hasSelection} onClick={openNoteDialog}>
          Add a note
        </Button>
      </div>
      {notes.length === 0 ? (
        <p className="card-reason">
          None. Select words to add one; readers never see it. Comments of imported documents stand
          here too.
        </p>
      ) : (
        <ul className="cards" aria-label="Notes">
          {notes.slice(0, shown).map(({ note, words }) => (
            <NoteItem key={note.id} note={note} words={words} isCurrent={note.id === current} />
          ))}
        </ul>
      )}
      {more > 0 ? (
        <Button look="link" onClick={() => setShown(shown + stretch)}>
          {`Show ${Math.min(more, stretch).toLocaleString()} more`}
        </Button>
      ) : null}
      <ResolvedThreads threads={resolved} />
    </section>
  );
}
