import type { NoteThread } from '../../core/article/note.ts';
import type { NoteId } from '../../core/base/id.ts';

/** What becomes of a change that was proposed. */
export type Decision = Extract<NoteThread['outcome'], 'accepted' | 'rejected'>;

/** Changes that were decided at this desk: an undo brings them back, a redo decides them again. */
export const decidedHere = new Map<NoteId, Decision>();

/** Notes that were removed at this desk: their marks stay, and ask for nothing. */
export const removedHere = new Set<NoteId>();

const held = new Set<NoteId>();

/** Whether a change is just being decided: text and record are not in step for a moment. */
export function isHeldBack(id: NoteId): boolean {
  return held.has(id);
}

/** @returns what lets go again. */
export function holdBack(id: NoteId): () => void {
  held.add(id);
  return () => held.delete(id);
}
