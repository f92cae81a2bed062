import type { BlockRole, TextSpan } from '../article/text-blocks.ts';
import { assertNever } from '../base/assert-never.ts';
import type { FactBlock } from './fact-block.ts';
import type { Quotation } from './quotation.ts';
import { quotedSpans } from './quotation-marks.ts';
import { isSpeechWord } from './speech-words.ts';

/** So many words in marks are somebody’s words even with nobody named beside them. */
const fewestWords = 3;
/** How far from the marks, in words, “said” or “called” may stand. */
const speechReach = 4;
/** UTF-16 units beside the marks that are looked at for it. */
const speechWindow = 80;
const longestTitle = 10;

const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu;
const smallWords = new Set(
  'a an and as at but by for from in into nor of on or over the to up vs with'.split(' '),
);

/**
 * The words that a block quotes, in order; of quotations in one another the outer one, with the
 * inner one's marks in it. A quotation that an attribution breaks is two. Left out are one or two
 * words with no word of speaking near (scare quotes) and titles of works in title case. A block
 * quote or pull quote without marks is quoted whole, but for a line that says who spoke.
 * @param language BCP 47 tag of the story
 */
export function quotationsIn(block: FactBlock, language: string): readonly Quotation[] {
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
  const who = /(?:^|\n)\s*[—–-]\s*\p{Lu}[^\n]{0,120}$/u.exec(text.slice(-200));
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
  const words = firstWords(text.slice(span.from, span.to), longestTitle + 1);
  const isSpoken = isSpeechNear(text, span, language);
  if (words.length < fewestWords) return isSpoken;
  return isSpoken || !isTitle(text.slice(span.from, span.to), words);
}

function isSpeechNear(text: string, { from, to }: TextSpan, language: string): boolean {
  const before = text.slice(Math.max(0, from - 1 - speechWindow), from - 1);
  const after = text.slice(to + 1, to + 1 + speechWindow);
  const said = [...before.slice(sentenceStart(before)).matchAll(word)].slice(-speechReach);
  // “No.” ends its sentence; what follows speaks of something else.
  const isOver = text.charAt(to - 1) === '.';
  const follows = isOver ? [] : firstWords(after.slice(0, sentenceEnd(after)), speechReach);
  return [...said.map(([found]) => found), ...follows].some((found) =>
    isSpeechWord(found, language),
  );
}

function sentenceStart(before: string): number {
  return Math.max(...['.', '!', '?', '”', '»', '\n'].map((mark) => before.lastIndexOf(mark))) + 1;
}

function sentenceEnd(after: string): number {
  const end = after.search(/[.!?\n“«„"]/u);
  return end < 0 ? after.length : end;
}

function firstWords(text: string, most: number): string[] {
  const found: string[] = [];
  for (const [each] of text.matchAll(word)) {
    if (found.length === most) break;
    found.push(each);
  }
  return found;
}

/** Gone With the Wind: every word begins with a capital but the small ones in the middle. */
function isTitle(text: string, words: readonly string[]): boolean {
  if (words.length > longestTitle || /[.!?;…]\s/u.test(text)) return false;
  const isCapital = (each: string): boolean => /^[\p{Lu}\p{N}]/u.test(each);
  const [first = '', ...rest] = words;
  const last = rest.at(-1) ?? '';
  return (
    isCapital(first) &&
    isCapital(last) &&
    rest.every((each) => isCapital(each) || smallWords.has(each))
  );
}
