import type { NoteId } from '../../core/base/id.ts';

/** Notes that were settled at this desk: an undo brings them back, a redo settles them again. */
export const settledHere = new Set<NoteId>();

const held = new Set<NoteId>();

/** Whether a note is just being settled: text and record are not in step for a moment. */
export function isHeldBack(id: NoteId): boolean {
  return held.has(id);
}

/** @returns what lets go again. */
export function holdBack(id: NoteId): () => void {
  held.add(id);
  return () => held.delete(id);
}
