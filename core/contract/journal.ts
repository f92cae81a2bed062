import * as v from 'valibot';
import type { StoredDocument } from '../article/document.ts';
import { channel } from './channel.ts';
import { count, selection, storyId } from './values.ts';

/** What is on disk after an append. */
export interface Saved {
  readonly seq: number;
  /** When the store answered that the steps are on disk. */
  readonly savedAt: number;
}

/** A change of a story's status; `what` is a sentence for the editor. */
export interface StatusMove {
  readonly at: number;
  readonly what: string;
}

/**
 * A stretch of work without a long pause. One in which only the status changed has no steps; its
 * `firstSeq` is then one more than its `lastSeq`.
 */
export interface Sitting {
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly startedAt: number;
  readonly endedAt: number;
  /** Who worked, or empty. */
  readonly editor: string;
  /** Steps made. */
  readonly steps: number;
  /** How the story was moved along meanwhile, in order. */
  readonly moves: readonly StatusMove[];
}

/** The append-only journal of ProseMirror steps. */
export const journalChannels = {
  /**
   * Appends steps made upon `seq`. Answers only when they are on disk. Fails with `conflict`
   * when the journal stands elsewhere.
   */
  'journal.append': channel<Saved>()(
    v.strictObject({
      id: storyId,
      seq: count,
      steps: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(10_000)),
      selection: v.nullable(selection),
    }),
  ),
  /** The sittings of a story, newest first. */
  'journal.sittings': channel<readonly Sitting[]>()(v.strictObject({ id: storyId })),
  /** The story as it stood after step batch `seq`. */
  'journal.documentAt': channel<StoredDocument>()(v.strictObject({ id: storyId, seq: count })),
};
