import type { NoteId, StoryId } from '../../core/base/id.ts';
import { useDesk } from '../desk/desk-state.ts';
import type { StoryEditor } from '../editor/story-editor.ts';
import { reopenNote, settleAgain } from './note-actions.ts';
import { isHeldBack, settledHere } from './note-marks-kept.ts';

/**
 * Keeps the notes of a story in step with the marks in its text: a mark that an undo or an older
 * revision brings back has its note stand again, and one that a redo takes off settles it again.
 * @returns a function that stops.
 */
export function watchNotes(storyId: StoryId, editor: StoryEditor): () => void {
  const underWay = new Set<NoteId>();
  /** Marks of notes that are on no record. */
  const unknown = new Set<NoteId>();

  const go = async (id: NoteId, errand: () => Promise<unknown>): Promise<void> => {
    if (underWay.has(id) || isHeldBack(id)) return;
    underWay.add(id);
    await errand();
    underWay.delete(id);
  };
  const look = (): void => {
    const { opened } = useDesk.getState();
    if (opened?.story.id !== storyId) return;
    const standing = new Set(opened.notes.map(({ id }) => id));
    for (const { id } of editor.notes.get().list) {
      if (standing.has(id) || unknown.has(id) || editor.placeOfNote(id) === null) continue;
      void go(id, async () => {
        if (!(await reopenNote(storyId, id))) unknown.add(id);
      });
    }
    // Words that are deleted or cut keep their note: only a redo of the settling settles it again.
    for (const id of editor.notes.get().redone) {
      if (standing.has(id) && settledHere.has(id) && editor.placeOfNote(id) === null)
        void go(id, () => settleAgain(storyId, id));
    }
  };
  // The editor is new, and with it what could be done again; another story may have notes of these ids.
  settledHere.clear();
  const show = (): void => {
    const { opened } = useDesk.getState();
    if (opened?.story.id === storyId) editor.setNotes(opened.notes);
  };
  const stops = [
    useDesk.subscribe((state, before) => {
      if (state.opened?.notes === before.opened?.notes) return;
      show();
      look();
    }),
    editor.notes.subscribe(look),
  ];
  show();
  look();
  return () => {
    for (const stop of stops) stop();
  };
}
