import type { TextSpan } from '../../article/text-blocks.ts';

/** A word, a number or a sign, in UTF-16 offsets into its block. */
export interface Token extends TextSpan {
  readonly word: string;
  readonly lower: string;
}

const PARTS = /\p{L}+|\d+(?:[.,]\d+)*|[^\s\p{L}\d]/gu;

/** The words, numbers and signs of a text, in order. */
export function tokensIn(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const { 0: word, index } of text.matchAll(PARTS)) {
    tokens.push({ word, lower: word.toLowerCase(), from: index, to: index + word.length });
  }
  return tokens;
}

/** Whether nothing stands between two tokens. */
export function touches(before: Token | undefined, after: Token | undefined): boolean {
  return before !== undefined && before.to === after?.from;
}
