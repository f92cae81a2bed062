import type { BlockRole, TextSpan } from '../article/text-blocks.ts';
import { assertNever } from '../base/assert-never.ts';
import type { FactBlock } from './fact-block.ts';
import { languageOfBlock } from './language-at.ts';
import type { Quotation } from './quotation.ts';
import { quotedSpans } from './quotation-marks.ts';
import { firstWords, isIntroduced, isSpoken } from './quoted-speech.ts';
import { throughLeaves } from './through-leaves.ts';

/** So many words in marks are somebody’s words even with nobody named beside them. */
const fewestWords = 3;
const longestTitle = 10;

const smallWords = new Set(
  'a an and as at but by for from in into nor of on or over the to up vs with'.split(' '),
);

/**
 * The words that a block quotes, in order; of quotations in one another the outer one, with the
 * inner one's marks in it. A quotation that an attribution breaks is two. Left out are one or two
 * words that nothing near shows to be somebody's (scare quotes), and names and titles in title case
 * unless they are said. A block quote or pull quote without marks is quoted whole, but for a line
 * that says who spoke.
 * @param story BCP 47 tag of the story's language
 */
export function quotationsIn(whole: FactBlock, story: string): readonly Quotation[] {
  const { block, placed } = throughLeaves(whole);
  return quotedIn(block, story).map(placed);
}

function quotedIn(block: FactBlock, story: string): readonly Quotation[] {
  const language = languageOfBlock(block, story);
  switch (reading(block.role)) {
    case 'none':
      return [];
    case 'marks':
      return marked(block.text, language);
    case 'whole':
      return /^\s*["“”„«»‘‚‹']/u.test(block.text)
        ? marked(block.text, language)
        : [trimmed(block.text, wholeSpan(block.text))].filter(hasWords);
  }
}

function reading(role: BlockRole): 'marks' | 'whole' | 'none' {
  switch (role) {
    case 'quote':
    case 'pull-quote':
      return 'whole';
    case 'headline':
    case 'standfirst':
    case 'paragraph':
    case 'heading':
    case 'list-item':
    case 'caption':
      return 'marks';
    // What others wrote over their stories, and who made this one.
    case 'byline':
    case 'dateline':
    case 'credit':
    case 'related':
    case 'embed':
      return 'none';
    default:
      return assertNever(role);
  }
}

function marked(text: string, language: string): Quotation[] {
  return quotedSpans(text)
    .filter((span) => isQuotation(text, span, language))
    .map((span) => trimmed(text, span))
    .filter(hasWords);
}

/** Without a last line “— Name”; nothing when the block is such a line. */
function wholeSpan(text: string): TextSpan {
  // Only of a short text the end is the whole of it.
  const who = /(?:^|\n)\s*[—–-]\s*\p{Lu}[^\n]{0,120}$/u.exec(
    `${text.length > 200 ? ' ' : ''}${text.slice(-200)}`,
  );
  return { from: 0, to: who ? Math.max(0, text.length - who[0].length) : text.length };
}

function trimmed(text: string, { from, to }: TextSpan): Quotation {
  const inside = text.slice(from, to);
  const words = inside.trim();
  const start = from + inside.length - inside.trimStart().length;
  return { from: start, to: start + words.length, words };
}

function hasWords({ words }: Quotation): boolean {
  return /[\p{L}\p{N}]/u.test(words);
}

function isQuotation(text: string, span: TextSpan, language: string): boolean {
  const quoted = text.slice(span.from, span.to);
  const words = firstWords(quoted, longestTitle + 1);
  const isNamed = isTitle(quoted, words);
  if (isNamed && words.length > 1) return isIntroduced(text, span, language);
  return words.length >= fewestWords || isSpoken(text, span, language);
}

/** Gone With the Wind: every word begins with a capital but the small ones in the middle. */
function isTitle(text: string, words: readonly string[]): boolean {
  if (words.length > longestTitle || /[.!?;…]\s/u.test(text)) return false;
  const isCapital = (each: string): boolean => /^[\p{Lu}\p{N}]/u.test(each);
  const [first = '', ...rest] = words;
  const last = rest.at(-1) ?? first;
  return (
    isCapital(first) &&
    isCapital(last) &&
    rest.every((each) => isCapital(each) || smallWords.has(each))
  );
}
