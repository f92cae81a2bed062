import { isStanding, type NoteThread } from '../../core/article/note.ts';
import type { NoteId, StoryId } from '../../core/base/id.ts';
import { changeOpened } from '../desk/desk-state.ts';

/** Takes over threads as the host answered them, if their story is still on the desk. */
export function takeThreads(storyId: StoryId, changed: readonly NoteThread[]): void {
  changeOpened(storyId, ({ notes }) => ({ notes: withThreads(notes, changed) }));
}

/** The notes on the desk with some of them as they are now; changes that were decided leave it. */
export function withThreads(
  notes: readonly NoteThread[],
  changed: readonly NoteThread[],
): readonly NoteThread[] {
  const fresh = new Map<NoteId, NoteThread>(changed.map((thread) => [thread.id, thread]));
  const known = notes.map((note) => {
    const now = fresh.get(note.id) ?? note;
    fresh.delete(note.id);
    return now;
  });
  return [...known, ...fresh.values()].filter(
    (note) => isStanding(note) || note.outcome === 'resolved',
  );
}
