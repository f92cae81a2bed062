import type { Node } from 'prosemirror-model';
import { withoutLeaves } from './leaf-text.ts';
import { textBlocks, type BlockRole } from './text-blocks.ts';

/** Words a minute of a reader of news, for the reading time (Brysbaert 2019: 238 for non-fiction). */
const wordsPerMinute = 238;

// A word starts with a letter or digit and runs on through apostrophes, points, commas and
// hyphens between letters and digits: “don’t”, “3,000” and “well-kept” are one word each.
const wordPattern = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’.,\-‑][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;

const uncounted: ReadonlySet<BlockRole> = new Set([
  'byline',
  'dateline',
  'credit',
  'related',
  'embed',
]);

/** The number of words in `text`. */
export function countWords(text: string): number {
  let count = 0;
  for (const match of text.matchAll(wordPattern)) count += match[0] === '' ? 0 : 1;
  return count;
}

const known = new WeakMap<Node, number>();

/** Words of a story that a reader reads: not its byline, dateline, credits and related lines. */
export function storyWords(doc: Node): number {
  return textBlocks(doc).reduce((sum, block) => {
    if (uncounted.has(block.role)) return sum;
    const words = known.get(block.node) ?? countWords(withoutLeaves(block.text));
    known.set(block.node, words);
    return sum + words;
  }, 0);
}

/** Whole minutes that reading `words` words takes; 0 only for none. */
export function readingMinutes(words: number): number {
  return Math.ceil(words / wordsPerMinute);
}
