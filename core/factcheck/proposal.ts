import type { TextSpan } from '../article/text-blocks.ts';
import type { ClaimKind } from './claim.ts';

/** A statement that a checker should look at, as UTF-16 offsets into its block. */
export interface Proposal extends TextSpan {
  /** What can be checked in it, the weightiest first; never empty. */
  readonly kinds: readonly ClaimKind[];
  /** How much checking it is worth: from 0 to 1. */
  readonly worth: number;
  /** Why, in plain words: `a number (‘12 per cent’) and a comparison (‘the most since’)`. */
  readonly reason: string;
}
