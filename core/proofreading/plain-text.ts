import type { BlockRole } from '../article/text-blocks.ts';
import type { ProofText } from './finding.ts';

/** A block of a plain text and where it begins there, in UTF-16 code units. */
export interface PlainBlock {
  readonly start: number;
  readonly proof: ProofText;
}

const LONGEST_HEADLINE = 140;

/**
 * A plain text as blocks: paragraphs are parted by empty lines; a first short line without a full
 * stop is taken for the headline. Offset `o` of a block is offset `start + o` of the text.
 */
export function plainTextBlocks(text: string, lang: string): readonly PlainBlock[] {
  const blocks: PlainBlock[] = [];
  const blank = /\r?\n[ \t]*\r?\n\s*/g;
  let start = 0;
  for (let gap = blank.exec(text); ; gap = blank.exec(text)) {
    const end = gap?.index ?? text.length;
    const part = text.slice(start, end);
    if (part.trim() !== '') {
      const role = roleOf(part, blocks.length === 0);
      blocks.push({ start, proof: { role, text: part, lang, foreign: [] } });
    }
    if (gap === null) return blocks;
    start = blank.lastIndex;
  }
}

function roleOf(text: string, isFirst: boolean): BlockRole {
  const isHeadline = isFirst && text.length <= LONGEST_HEADLINE && !/[.!?]["”’]?\s*$/.test(text);
  return isHeadline ? 'headline' : 'paragraph';
}
