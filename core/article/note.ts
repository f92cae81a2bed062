import type { NoteId } from '../base/id.ts';

/**
 * What a note is: one that an editor wrote, a comment that came with an imported document, or a
 * change that was proposed there. Of a change, `text` holds the words that were taken out (a
 * deletion), or is empty where the words that carry the note are the change (an insertion).
 */
export const noteKinds = ['note', 'comment', 'insertion', 'deletion', 'move'] as const;
export type NoteKind = (typeof noteKinds)[number];

/** A private note on words of a story, which carry the mark `note` with its id. Never published. */
export interface Note {
  readonly id: NoteId;
  readonly kind: NoteKind;
  /** What it says. */
  readonly text: string;
  /** Who wrote it, or empty. */
  readonly author: string;
  /** When, milliseconds since 1970 in UTC; null when nobody knows. */
  readonly at: number | null;
}
