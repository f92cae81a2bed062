import type { TextSpan } from '../article/text-blocks.ts';
import { isSpeechWord } from './speech-words.ts';

/** How far before the marks, in words, “said” or “called” may stand, and how far behind them. */
const reachBefore = 12;
const reachAfter = 4;
/** UTF-16 units beside the marks that are looked at. */
const window = 120;

const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu;

/** What stands right before words that are nobody’s: the word “reform”, so-called “experts”. */
const scare =
  /(?:\bso[- ]called|\bthe (?:words?|terms?|phrase|nickname|slogan)|\bknown as|\bnicknamed)$/iu;

/** The first words of a text, at most `most`. */
export function firstWords(text: string, most: number): string[] {
  const found: string[] = [];
  for (const [each] of text.matchAll(word)) {
    if (found.length === most) break;
    found.push(each);
  }
  return found;
}

/**
 * Whether a few words in marks are shown to be somebody's: a word of speaking stands in the same
 * sentence, a colon ties them to a speaker, or they are a whole utterance that begins a sentence.
 * @param span of the words without their marks, in UTF-16 offsets
 */
export function isSpoken(text: string, span: TextSpan, language: string): boolean {
  const { before, after } = beside(text, span);
  if (scare.test(before.trimEnd())) return false;
  if (isTiedByColon(before, after) || isUtterance(text, span, before)) return true;
  const said = [...before.slice(sentenceStart(before)).matchAll(word)].slice(-reachBefore);
  return said.some(([each]) => isSpeechWord(each, language)) || isFollowed(text, span, language);
}

/** Whether words that look like a name or a title are said all the same. */
export function isIntroduced(text: string, span: TextSpan, language: string): boolean {
  const { before, after } = beside(text, span);
  const endsAsSpeech = /[,!?…]\s*$/u.test(text.slice(Math.max(span.from, span.to - 3), span.to));
  if (isTiedByColon(before, after)) return true;
  return endsAsSpeech && isFollowed(text, span, language);
}

function beside(text: string, { from, to }: TextSpan): { before: string; after: string } {
  return {
    before: text.slice(Math.max(0, from - 1 - window), Math.max(0, from - 1)),
    after: text.slice(to + 1, to + 1 + window),
  };
}

/** Varga: “We stay” · “We stay”: Varga rejects the plan */
function isTiedByColon(before: string, after: string): boolean {
  // What a colon leads to further marks for belongs to those.
  return before.trimEnd().endsWith(':') || /^:(?!\s*["“”„«‘'])/u.test(after);
}

/** “No.” She said little else. */
function isUtterance(text: string, { from, to }: TextSpan, before: string): boolean {
  const beginsSentence = /(?:^|[.!?…]["”’»“]?)$/u.test(before.trimEnd());
  return (
    beginsSentence &&
    /^\p{Lu}/u.test(text.slice(from, from + 2)) &&
    /[.!?…,]/u.test(text.charAt(to - 1))
  );
}

function isFollowed(text: string, span: TextSpan, language: string): boolean {
  // “No.” ends its sentence; what follows speaks of something else.
  if (text.charAt(span.to - 1) === '.') return false;
  const { after } = beside(text, span);
  const end = after.search(/[.!?;:\n“«„"]/u);
  const clause = end < 0 ? after : after.slice(0, end);
  return firstWords(clause, reachAfter).some((each) => isSpeechWord(each, language));
}

function sentenceStart(before: string): number {
  return Math.max(...['.', '!', '?', '\n'].map((mark) => before.lastIndexOf(mark))) + 1;
}
