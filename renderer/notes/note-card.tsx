import { useEffect, useRef, useState } from 'react';
import { isStanding, type NoteThread } from '../../core/article/note.ts';
import { useDesk } from '../desk/desk-state.ts';
import { useMarkedNotes } from '../desk/use-editor.ts';
import type { StoryEditor } from '../editor/story-editor.ts';
import { useTextCard } from '../proofread/text-card-state.ts';
import { useCardPlace } from '../proofread/use-card-place.ts';
import { NoteActs } from './note-acts.tsx';
import { stayOnNote, leaveNote, useNoteCard, watchNotesInText } from './note-card-state.ts';
import { sayingOf, spokenNote, titleOf, whenOf } from './note-words.ts';
import '../proofread/text-card.css';
import './notes.css';

/** The small card beside words with a note, while the pointer rests or the caret stands on them. */
export function NoteCard() {
  const editor = useDesk((state) => state.editor);
  const notes = useDesk((state) => state.opened?.notes)?.filter(isStanding);
  const id = useNoteCard((state) => state.id);
  const hasFindingCard = useTextCard((state) => state.id !== null);
  const { current } = useMarkedNotes();
  useEffect(() => (editor ? watchNotesInText(editor) : undefined), [editor]);
  const atCaret = notes?.find((note) => note.id === current);
  const note = notes?.find((one) => one.id === id);
  return (
    <>
      <Spoken note={atCaret} />
      {editor && note && !hasFindingCard ? (
        <Card key={note.id} editor={editor} note={note} />
      ) : null}
    </>
  );
}

/** Says the note at the caret to those who do not see the card; not before the caret has rested. */
function Spoken({ note }: { readonly note: NoteThread | undefined }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(note ? spokenNote(note) : ''), 300);
    return () => clearTimeout(timer);
  }, [note]);
  return (
    <p className="unseen" role="status" aria-label="Note at the caret">
      {said}
    </p>
  );
}

function Card({ editor, note }: { readonly editor: StoryEditor; readonly note: NoteThread }) {
  const card = useRef<HTMLDivElement>(null);
  useCardPlace(editor, `[data-note="${note.id}"]`, card);
  const saying = sayingOf(note);
  const close = (): void => {
    useNoteCard.setState({ id: null });
    editor.focus();
  };
  return (
    <div
      ref={card}
      className="text-card"
      role="group"
      aria-label={titleOf(note)}
      onMouseEnter={stayOnNote}
      onMouseLeave={leaveNote}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
    >
      <div className="note-head">
        <strong>{titleOf(note)}</strong>
        <span>{whenOf(note)}</span>
      </div>
      {saying === '' ? null : <p className="note-saying">{saying}</p>}
      <NoteActs note={note} isInText onDone={close} />
    </div>
  );
}
