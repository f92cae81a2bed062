import type { TextSpan } from '../article/text-blocks.ts';
import type { FactBlock } from './fact-block.ts';

/**
 * The language that words of a block are in, BCP 47: that of the passage in another language which
 * makes up more than half of them, or `language`, the story's. A foreign word in a sentence leaves
 * the sentence what it is.
 * @param words UTF-16 offsets into the block's text
 */
export function languageAt(
  { foreign = [] }: FactBlock,
  { from, to }: TextSpan,
  language: string,
): string {
  const most = foreign.find(
    (span) => (Math.min(span.to, to) - Math.max(span.from, from)) * 2 > to - from,
  );
  return most?.lang ?? language;
}

/** The language of a whole block, as {@link languageAt} tells it. */
export function languageOfBlock(block: FactBlock, language: string): string {
  return languageAt(block, { from: 0, to: block.text.length }, language);
}
