import type { BlockRole, ForeignSpan } from '../article/text-blocks.ts';

/** A text block as the fact-check desk reads it: what it is in the story, and its words. */
export interface FactBlock {
  readonly role: BlockRole;
  readonly text: string;
  /** Passages marked as another language than the story's; none where it is left out. */
  readonly foreign?: readonly ForeignSpan[];
}
