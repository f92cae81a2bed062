import type { NoteId, StoryId } from '../../core/base/id.ts';
import { useDesk } from '../desk/desk-state.ts';
import type { StoryEditor } from '../editor/story-editor.ts';
import { decideAgain, reopenNotes } from './note-actions.ts';
import { decidedHere, isHeldBack, removedHere } from './note-marks-kept.ts';

/**
 * Keeps the changes that were proposed for a story in step with the marks in its text: a mark that an
 * undo or an older revision brings back has its change stand again, and one that a redo takes off
 * decides it again. The marks of threads stay where they are, whatever is said or resolved.
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
    const onDesk = new Set(opened.notes.map(({ id }) => id));
    for (const { id } of editor.notes.get().list) {
      if (onDesk.has(id) || unknown.has(id) || removedHere.has(id)) continue;
      if (editor.placeOfNote(id) === null) continue;
      void go(id, async () => {
        if (!(await reopenNotes(storyId, [id]))) unknown.add(id);
      });
    }
    // Words that are deleted or cut keep their note: only a redo of the decision decides it again.
    for (const id of editor.notes.get().redone) {
      if (onDesk.has(id) && decidedHere.has(id) && editor.placeOfNote(id) === null)
        void go(id, () => decideAgain(storyId, id));
    }
  };
  // The editor is new, and with it what could be done again; another story may have notes of these ids.
  decidedHere.clear();
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
