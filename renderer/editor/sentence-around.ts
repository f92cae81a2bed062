import type { ResolvedPos } from 'prosemirror-model';
import { textOf } from '../../core/article/text-blocks.ts';
import type { Region } from './changed-region.ts';

/** The sentence that a position stands in (Unicode UAX 29), without the space around it. */
export function sentenceAround($pos: ResolvedPos, language: string): Region {
  const start = $pos.start();
  const text = textOf($pos.parent);
  const found = new Intl.Segmenter(language, { granularity: 'sentence' })
    .segment(text)
    .containing(Math.min($pos.parentOffset, Math.max(0, text.length - 1)));
  if (!found) return { from: $pos.pos, to: $pos.pos };
  return withoutSpace(text, { from: found.index, to: found.index + found.segment.length }, start);
}

/** A stretch of `text` without the white space at its ends, moved by `start`. */
export function withoutSpace(text: string, { from, to }: Region, start: number): Region {
  const words = text.slice(from, to);
  const lead = words.length - words.trimStart().length;
  const trimmed = words.trim();
  return { from: start + from + lead, to: start + from + lead + trimmed.length };
}
