import type { NoteId, ReplyId } from '../base/id.ts';
import { assertNever } from '../base/assert-never.ts';

/**
 * What a note is: one that an editor wrote, a comment that came with an imported document, or a
 * change that somebody proposed. Of a change, `text` holds the words that were taken out (a
 * deletion), or is empty where the words that carry the note are the change (an insertion).
 */
export const noteKinds = ['note', 'comment', 'insertion', 'deletion', 'move', 'format'] as const;
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

/** An answer to a note. One that its author removed stays as a place without words. */
export interface NoteReply {
  readonly id: ReplyId;
  /** Empty when it was removed. */
  readonly text: string;
  readonly author: string;
  /** When, milliseconds since 1970 in UTC; null when nobody knows. */
  readonly at: number | null;
  /** When its words were last changed, or null. */
  readonly editedAt: number | null;
  readonly isRemoved: boolean;
}

/**
 * What became of a change that was proposed: somebody accepted or rejected it; or nobody decided it,
 * and it went with the words that it stood in, by an undo or another edit (`withdrawn`), or as an
 * earlier text was put in the story's place (`restored`).
 */
export const changeOutcomes = ['accepted', 'rejected', 'withdrawn', 'restored'] as const;
export type ChangeOutcome = (typeof changeOutcomes)[number];

/**
 * What became of a note: empty while it stands. What was said is resolved, or was removed by whoever
 * said it before anybody answered; of a change see `changeOutcomes`.
 */
export type NoteOutcome = '' | 'resolved' | 'removed' | ChangeOutcome;

/** A note with all that was said and done about it. */
export interface NoteThread extends Note {
  /** The words that it was put on, or their beginning, for the day when they are gone; or empty. */
  readonly quote: string;
  /** When its words were last changed, or null. */
  readonly editedAt: number | null;
  /** In the order that they came. */
  readonly replies: readonly NoteReply[];
  /** When it was resolved or decided, or null while it stands. */
  readonly settledAt: number | null;
  /** Who resolved or decided it, or empty. */
  readonly settledBy: string;
  readonly outcome: NoteOutcome;
}

/**
 * A note as a file brings it: with as much of its thread as the file knows. Changes that were decided
 * do not travel.
 */
export type ArrivingNote = Note &
  Partial<Omit<NoteThread, keyof Note | 'outcome'>> & { readonly outcome?: '' | 'resolved' };

/** UTF-16 units of the words that a note quotes, at most; of longer ones it quotes the beginning. */
export const longestQuote = 400;

/** Whether a note is a change that somebody proposed, which is accepted or rejected. */
export function isChange(kind: NoteKind): boolean {
  switch (kind) {
    case 'insertion':
    case 'deletion':
    case 'move':
    case 'format':
      return true;
    case 'note':
    case 'comment':
      return false;
    default:
      return assertNever(kind);
  }
}

/** Whether nobody has resolved or decided a note yet. */
export function isStanding({ outcome }: Pick<NoteThread, 'outcome'>): boolean {
  return outcome === '';
}

/** A note as one that stands, with nothing said or done about it. */
export function threadOf(note: Note): NoteThread {
  const { id, kind, text, author, at } = note;
  const said = { id, kind, text, author, at, quote: '', editedAt: null, replies: [] };
  return { ...said, settledAt: null, settledBy: '', outcome: '' };
}
