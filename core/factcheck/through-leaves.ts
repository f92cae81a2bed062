import { readThrough } from '../article/leaf-text.ts';
import type { TextSpan } from '../article/text-blocks.ts';
import type { FactBlock } from './fact-block.ts';

/** A block as it reads, and where what is found in it stands in the block itself. */
export interface BlockThrough {
  readonly block: FactBlock;
  /** The words of the block itself, with its leaves, that a find of `block` stands in. */
  readonly placed: <Find extends TextSpan>(find: Find) => Find;
}

/**
 * Reads through what stands in a block for proposals: a figure or a quotation in whose middle
 * something is proposed is one. A block without leaves is the very same block.
 */
export function throughLeaves(block: FactBlock): BlockThrough {
  const { text, startOf, endOf, offsetOf } = readThrough(block.text);
  if (text === block.text) return { block, placed: (find) => find };
  const foreign = block.foreign?.map((span) => ({
    ...span,
    from: offsetOf(span.from),
    to: offsetOf(span.to),
  }));
  return {
    block: { role: block.role, text, ...(foreign && { foreign }) },
    placed: (find) => ({ ...find, from: startOf(find.from), to: endOf(find.to) }),
  };
}
