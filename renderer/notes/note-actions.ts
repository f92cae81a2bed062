import type { Note } from '../../core/article/note.ts';
import type { NoteId, StoryId } from '../../core/base/id.ts';
import { changeOpened, useDesk } from '../desk/desk-state.ts';
import type { StoryEditor } from '../editor/story-editor.ts';
import { request } from '../host/host.ts';
import { notify } from '../ui/notices.ts';
import { holdBack, isHeldBack, settledHere } from './note-marks-kept.ts';

/** What can be done about a note. */
export interface NoteAct {
  readonly name: string;
  /** Whether the note goes with it; it does unless this is false. */
  readonly settles?: boolean;
  readonly run: (note: Note) => Promise<void>;
}

const settle: NoteAct = {
  name: 'Settle',
  run: (note) => settleNote(note, 'The note is settled.', (editor) => editor.unmarkNote(note.id)),
};

const actsOf: Readonly<Record<Note['kind'], readonly NoteAct[]>> = {
  note: [settle],
  comment: [settle],
  move: [settle],
  insertion: [
    {
      name: 'Keep',
      run: (note) =>
        settleNote(note, 'The words are kept.', (editor) => editor.unmarkNote(note.id)),
    },
    {
      name: 'Take out',
      run: (note) =>
        settleNote(note, 'The words are taken out.', (editor) => editor.takeOutNoted(note.id)),
    },
  ],
  deletion: [
    {
      name: 'Leave out',
      run: (note) =>
        settleNote(note, 'The words stay out.', (editor) => editor.unmarkNote(note.id)),
    },
    {
      name: 'Put back',
      run: (note) =>
        settleNote(note, 'The words are back in the text.', (editor) =>
          editor.putBackNoted(note.id, note.text),
        ),
    },
  ],
};

/** For words that were taken out, and whose place went as well: the editor says where they belong. */
const withoutPlace: readonly NoteAct[] = [
  { name: 'Put at the caret', run: putAtCaret },
  { name: 'Copy the words', run: copyWords, settles: false },
  settle,
];

/** What can be done about a note; without its words in the text it can only be settled. */
export function actsFor(note: Note, isInText: boolean): readonly NoteAct[] {
  if (isInText) return actsOf[note.kind];
  const hasWords = note.kind === 'deletion' && note.text.trim() !== '' && note.text !== '¶';
  return hasWords ? withoutPlace : [settle];
}

async function putAtCaret(note: Note): Promise<void> {
  await settleNote(note, 'The words are back in the text, at the caret.', (editor) =>
    editor.putAtCaret(note.text),
  );
}

async function copyWords({ text }: Note): Promise<void> {
  try {
    await navigator.clipboard.writeText(text.trim());
    notify('The words are copied. The note stands until you settle it.');
  } catch {
    notify('The words could not be copied. Put them at the caret instead.', { tone: 'trouble' });
  }
}

/** Adds a note to the selected words. @returns whether it is there. */
export async function addNote(storyId: StoryId, text: string): Promise<boolean> {
  const { opened, editor } = useDesk.getState();
  if (opened?.story.id !== storyId || !editor) return false;
  const id = crypto.randomUUID() as string as NoteId;
  const answer = await request('notes.add', { storyId, note: { id, text } });
  if (!answer.ok) {
    notify(answer.error.message, { tone: 'trouble' });
    return false;
  }
  takeNotes(storyId, answer.value);
  if (editor.markNote(id)) return true;
  notify('These words can bear no note. The note stands by itself, in the list of notes.');
  return true;
}

/** Keeps a note on record and has `change` take its mark off the text, as one undo step. */
async function settleNote(
  { id }: Note,
  said: string,
  change: (editor: StoryEditor) => boolean,
): Promise<void> {
  const { opened, editor } = useDesk.getState();
  if (!opened || !editor) return;
  const storyId = opened.story.id;
  if (isHeldBack(id)) return;
  const release = holdBack(id);
  try {
    const answer = await request('notes.settle', { storyId, noteId: id });
    if (!answer.ok) {
      notify(answer.error.message, { tone: 'trouble' });
      return;
    }
    if (useDesk.getState().editor !== editor) {
      // The story left the desk before its text could follow, so its note stands.
      await reopenNote(storyId, id);
      return;
    }
    settledHere.add(id);
    takeNotes(storyId, answer.value);
    const isChanged = change(editor);
    const after = editor.view.state.doc;
    const undo = (): void => {
      editor.focus();
      if (!isChanged) {
        settledHere.delete(id);
        void reopenNote(storyId, id);
      } else if (editor.view.state.doc === after) editor.run('edit.undo');
      else notify('The text has changed since. Undo step by step until the note is back.');
    };
    notify(said, { action: { label: 'Undo', run: undo } });
  } finally {
    release();
  }
}

/** Lets a note stand again. @returns whether there is such a note. */
export async function reopenNote(storyId: StoryId, noteId: NoteId): Promise<boolean> {
  const answer = await request('notes.reopen', { storyId, noteId });
  if (answer.ok) takeNotes(storyId, answer.value);
  return answer.ok;
}

/** Settles a note whose mark a redo took off once more. */
export async function settleAgain(storyId: StoryId, noteId: NoteId): Promise<void> {
  const answer = await request('notes.settle', { storyId, noteId });
  if (answer.ok) takeNotes(storyId, answer.value);
}

function takeNotes(storyId: StoryId, notes: readonly Note[]): void {
  changeOpened(storyId, () => ({ notes }));
}
