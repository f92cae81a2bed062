import type { BlockRole } from '../article/text-blocks.ts';

/** A text block as the fact-check desk reads it: what it is in the story, and its words. */
export interface FactBlock {
  readonly role: BlockRole;
  readonly text: string;
}
