import * as v from 'valibot';
import { channel } from './channel.ts';
import { count, selection, storyId } from './values.ts';

/** What is on disk after an append. */
export interface Saved {
  readonly seq: number;
  /** When the store answered that the steps are on disk. */
  readonly savedAt: number;
  /**
   * How many of the request's steps this acknowledges; all of them when not named. None when a
   * request that came right behind it was put on disk in its place, whose answer says it all.
   */
  readonly steps?: number;
}

/** The append-only journal of ProseMirror steps. What it holds is read as history. */
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
};
