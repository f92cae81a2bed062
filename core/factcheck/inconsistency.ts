import type { TextSpan } from '../article/text-blocks.ts';

/** Words of a story, in UTF-16 offsets into the text of the block at index `block`. */
export interface StoryPlace extends TextSpan {
  readonly block: number;
}

/** Something in a story that cannot be true together with something else in it. */
export interface Inconsistency {
  /** The check that found it: `weekday`, `age`, `percentage`, … */
  readonly check: string;
  /** What does not fit, in a sentence. */
  readonly message: string;
  /** The calculation, so that an editor can follow it: `381 − 340 = 41; 41 ÷ 340 = 12.06 %`. */
  readonly working: string;
  /** The words that it is about, in reading order; never empty. */
  readonly places: readonly StoryPlace[];
  /** Stays the same while the words and figures that it is about do; dismissals are bound to it. */
  readonly key: string;
}
