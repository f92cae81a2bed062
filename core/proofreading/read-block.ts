import type { ProofText } from './finding.ts';
import type { PackWords } from './pack-words.ts';
import type { BlockContext } from './rule.ts';
import { tokenize, type Token } from './token.ts';
import type { Vocabulary } from './vocabulary.ts';

const TITLE_CASE_SHARE = 0.6;
const TITLE_CASE_WORDS = 4;

/** A block with its words, as rules see it. */
export function readBlock(
  block: ProofText,
  vocabulary: Vocabulary | undefined,
  spellingOf: (lang: string) => PackWords | undefined,
): BlockContext {
  const tokens = tokenize(block.text, block.foreign);
  const { role, text } = block;
  return { block, role, text, tokens, vocabulary, spellingOf, isTitleCase: isTitleCase(tokens) };
}

function isTitleCase(tokens: readonly Token[]): boolean {
  const long = tokens.filter((token) => token.text.length > 3 && token.shape !== 'number');
  const capitals = long.filter((token) => token.shape === 'title').length;
  return long.length >= TITLE_CASE_WORDS && capitals / long.length >= TITLE_CASE_SHARE;
}
