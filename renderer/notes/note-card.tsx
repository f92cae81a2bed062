import { useEffect, useRef, useState } from 'react';
import { isChange, isStanding, type NoteThread } from '../../core/article/note.ts';
import { useDesk } from '../desk/desk-state.ts';
import { useMarkedNotes } from '../desk/use-editor.ts';
import type { StoryEditor } from '../editor/story-editor.ts';
import { useTextCard } from '../proofread/text-card-state.ts';
import { useCardPlace } from '../proofread/use-card-place.ts';
import { NoteActs } from './note-acts.tsx';
import { leaveNote, stayOnNote, useNoteCard, watchNotesInText } from './note-card-state.ts';
import { beginningOf, spokenNote, titleOf } from './note-words.ts';
import { Thread } from './thread.tsx';
import { ThreadNews } from './thread-news.tsx';
import '../proofread/text-card.css';
import './notes.css';

/** The card beside words with a note: while the pointer rests or the caret stands on them, or at F2. */
export function NoteCard() {
  const editor = useDesk((state) => state.editor);
  const notes = useDesk((state) => state.opened?.notes);
  const id = useNoteCard((state) => state.id);
  const hasFindingCard = useTextCard((state) => state.id !== null);
  const { current } = useMarkedNotes();
  useEffect(() => (editor ? watchNotesInText(editor) : undefined), [editor]);
  const find = (wanted: string | null) =>
    notes?.find((note) => note.id === wanted && isStanding(note));
  const note = find(id);
  return (
    <>
      <Spoken note={find(current)} />
      <ThreadNews />
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
  const isEntered = useNoteCard((state) => state.isEntered);
  useCardPlace(editor, `[data-note="${note.id}"]`, card);
  useEffect(() => {
    if (!isEntered) return;
    const reply = card.current?.querySelector<HTMLElement>('.words-form textarea');
    (reply ?? card.current?.querySelector<HTMLElement>('button') ?? card.current)?.focus();
    useNoteCard.setState({ isEntered: false });
  }, [isEntered]);
  const close = (): void => {
    useNoteCard.setState({ id: null });
    editor.focus();
  };
  const words = editor.notes.get().list.find(({ id }) => id === note.id)?.text ?? note.quote;
  return (
    <div
      ref={card}
      className="text-card note-card"
      role={isChange(note.kind) ? 'group' : 'region'}
      aria-label={
        isChange(note.kind) ? titleOf(note) : `${titleOf(note)}, on “${beginningOf(words, 60)}”`
      }
      tabIndex={-1}
      onMouseEnter={stayOnNote}
      onMouseLeave={leaveNote}
      onBlur={({ relatedTarget, currentTarget }) => {
        if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) leaveNote();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
    >
      <Thread thread={note} onRemoved={close} />
      <NoteActs note={note} isInText onDone={close} />
    </div>
  );
}
