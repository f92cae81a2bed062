import type { ResolvedPos } from 'prosemirror-model';
import { sentencesIn } from '../../core/article/sentences.ts';
import { textOf } from '../../core/article/text-blocks.ts';
import type { Region } from './changed-region.ts';

/**
 * The sentence that a position stands in, without the space around it; between two sentences the
 * first. Just the position in a block without words.
 */
export function sentenceAround($pos: ResolvedPos, language: string): Region {
  const sentences = sentencesIn(textOf($pos.parent), language);
  const found = sentences.findLast(({ from }) => from <= $pos.parentOffset) ?? sentences[0];
  if (!found) return { from: $pos.pos, to: $pos.pos };
  return { from: $pos.start() + found.from, to: $pos.start() + found.to };
}

/** A stretch of `text` without the white space at its ends, moved by `start`. */
export function withoutSpace(text: string, { from, to }: Region, start: number): Region {
  const words = text.slice(from, to);
  const lead = words.length - words.trimStart().length;
  const trimmed = words.trim();
  return { from: start + from + lead, to: start + from + lead + trimmed.length };
}
