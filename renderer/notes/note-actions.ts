import { isChange, type Note, type NoteThread } from '../../core/article/note.ts';
import type { NoteId, StoryId } from '../../core/base/id.ts';
import { useDesk } from '../desk/desk-state.ts';
import type { StoryEditor } from '../editor/story-editor.ts';
import { request } from '../host/host.ts';
import { notify } from '../ui/notices.ts';
import { decidedHere, holdBack, isHeldBack, type Decision } from './note-marks-kept.ts';
import { takeThreads } from './take-threads.ts';
import { resolveThread } from './thread-actions.ts';

/** What can be done about a note. */
export interface NoteAct {
  readonly name: string;
  /** Whether the note goes with it; it does unless this is false. */
  readonly settles?: boolean;
  readonly run: (note: NoteThread) => Promise<void>;
}

const resolve: NoteAct = { name: 'Resolve', run: resolveThread };

/** Lets a change stand as it is in the text. */
function asItStands(name: string, said: string): NoteAct {
  return {
    name,
    run: (note) => decideNote(note, 'accepted', said, (editor) => editor.unmarkNote(note.id)),
  };
}

const keep = asItStands('Keep', 'The words are kept.');

const actsOf: Readonly<Record<Note['kind'], readonly NoteAct[]>> = {
  note: [resolve],
  comment: [resolve],
  move: [keep],
  format: [keep],
  insertion: [
    keep,
    {
      name: 'Take out',
      run: (note) =>
        decideNote(note, 'rejected', 'The words are taken out.', (editor) =>
          editor.takeOutNoted(note.id),
        ),
    },
  ],
  deletion: [
    asItStands('Leave out', 'The words stay out.'),
    {
      name: 'Put back',
      run: (note) =>
        decideNote(note, 'rejected', 'The words are back in the text.', (editor) =>
          editor.putBackNoted(note.id, note.text),
        ),
    },
  ],
};

const letGo = asItStands('Let it be', 'The change is settled as the text stands.');

/** For words that were taken out, and whose place went as well: the editor says where they belong. */
const withoutPlace: readonly NoteAct[] = [
  { name: 'Put at the caret', run: putAtCaret },
  { name: 'Copy the words', run: copyWords, settles: false },
  letGo,
];

/** What can be done about a note; a change without its words in the text can only be let be. */
export function actsFor(note: Note, isInText: boolean): readonly NoteAct[] {
  if (isInText || !isChange(note.kind)) return actsOf[note.kind];
  const hasWords = note.kind === 'deletion' && note.text.trim() !== '' && note.text !== '¶';
  return hasWords ? withoutPlace : [letGo];
}

async function putAtCaret(note: Note): Promise<void> {
  await decideNote(note, 'rejected', 'The words are back in the text, at the caret.', (editor) =>
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

/** Records what became of a change and has `change` take its mark off the text, as one undo step. */
async function decideNote(
  { id }: Note,
  outcome: Decision,
  said: string,
  change: (editor: StoryEditor) => boolean,
): Promise<void> {
  const { opened, editor } = useDesk.getState();
  if (!opened || !editor) return;
  const storyId = opened.story.id;
  if (isHeldBack(id)) return;
  const release = holdBack(id);
  try {
    const answer = await request('notes.decide', { storyId, noteIds: [id], outcome });
    if (!answer.ok) {
      notify(answer.error.message, { tone: 'trouble' });
      return;
    }
    if (useDesk.getState().editor !== editor) {
      // The story left the desk before its text could follow, so its note stands.
      await reopenNotes(storyId, [id]);
      return;
    }
    decidedHere.set(id, outcome);
    takeThreads(storyId, answer.value);
    const isChanged = change(editor);
    const after = editor.view.state.doc;
    const undo = (): void => {
      editor.focus();
      if (!isChanged) {
        decidedHere.delete(id);
        void reopenNotes(storyId, [id]);
      } else if (editor.view.state.doc === after) editor.run('edit.undo');
      else notify('The text has changed since. Undo step by step until the note is back.');
    };
    notify(said, { action: { label: 'Undo', run: undo } });
  } finally {
    release();
  }
}

/** Lets notes stand again. @returns whether any is on record. */
export async function reopenNotes(storyId: StoryId, noteIds: readonly NoteId[]): Promise<boolean> {
  const answer = await request('notes.reopen', { storyId, noteIds: [...noteIds] });
  if (answer.ok) takeThreads(storyId, answer.value);
  return answer.ok;
}

/** Decides a change whose mark a redo took off once more. */
export async function decideAgain(storyId: StoryId, noteId: NoteId): Promise<void> {
  const outcome = decidedHere.get(noteId);
  if (!outcome) return;
  const answer = await request('notes.decide', { storyId, noteIds: [noteId], outcome });
  if (answer.ok) takeThreads(storyId, answer.value);
}
