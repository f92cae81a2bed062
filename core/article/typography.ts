import type { StoryLanguage } from './languages.ts';

/**
 * Smart quotes, as a story's language writes them. All functions look only at the text of the
 * block before the caret, so that an editor can call them for each key.
 */

type Level = 'outer' | 'inner';

const opensAfter = /(?:^|[\s([{<—–/-])$/u;
const digitBefore = /\d$/;
const letterBefore = /[\p{L}\p{M}]$/u;

/**
 * What to put for a straight quotation mark or apostrophe that is typed after `before`.
 * @param typed `"` or `'`.
 * @returns the mark, or null when the straight one stays: feet, inches and the like after digits.
 */
export function smartQuote(before: string, typed: string, language: StoryLanguage): string | null {
  const open = openQuotes(before, language);
  if (typed === '"') return doubleMark(before, open, language);
  return typed === "'" ? singleMark(before, open, language) : null;
}

function doubleMark(
  before: string,
  open: readonly Level[],
  language: StoryLanguage,
): string | null {
  const [outerOpen, outerClose, innerOpen, innerClose] = language.quotes;
  if (isOpening(before, open, language)) {
    return open.includes('outer') && !hasSingleKey(language) ? innerOpen : outerOpen;
  }
  if (digitBefore.test(before) && open.length === 0) return null;
  if (hasSingleKey(language)) return outerClose;
  return open.at(-1) === 'inner' ? innerClose : outerClose;
}

function singleMark(
  before: string,
  open: readonly Level[],
  language: StoryLanguage,
): string | null {
  const [, , innerOpen, innerClose] = language.quotes;
  if (!hasSingleKey(language)) return digitBefore.test(before) ? null : '’';
  if (isOpening(before, open, language)) return innerOpen;
  const isInside = open.at(-1) === 'inner';
  if (digitBefore.test(before) && !isInside) return null;
  return isInside ? innerClose : '’';
}

/** English and German write inner quotes with the key of the apostrophe; others nest by depth. */
function hasSingleKey({ quotes }: StoryLanguage): boolean {
  return quotes[2] === '‘' || quotes[2] === '‚';
}

/** At the start, after a space, bracket, dash or another opening mark; but a dash may end a quotation. */
function isOpening(before: string, open: readonly Level[], { quotes }: StoryLanguage): boolean {
  const last = before.trimEnd().slice(-1);
  if (last !== '' && (last === quotes[0].trim() || last === quotes[2].trim())) return true;
  const breaksOff = open.length > 0 && /[\p{L}\p{N}.,!?…][—–-]$/u.test(before);
  return opensAfter.test(before) && !breaksOff;
}

/** The quotations that are open at the end of `text`, outermost first. */
export function openQuotes(text: string, { quotes }: StoryLanguage): readonly Level[] {
  const [outerOpen, outerClose, innerOpen, innerClose] = quotes.map((mark) => mark.trim());
  const open: Level[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const mark = text.charAt(at);
    const top = open.at(-1);
    const closes = top === 'inner' ? innerClose : outerClose;
    const isApostrophe = isBetweenLetters(text, at);
    if (top !== undefined && mark === closes && !(top === 'inner' && isApostrophe)) open.pop();
    else if (mark === outerOpen) open.push('outer');
    else if (mark === innerOpen && !isApostrophe) open.push('inner');
  }
  return open;
}

function isBetweenLetters(text: string, at: number): boolean {
  return (
    letterBefore.test(text.slice(Math.max(0, at - 2), at)) &&
    /^\p{L}/u.test(text.slice(at + 1, at + 3))
  );
}

/** A mark that turned out to be another one: `from` and `to` are offsets into the text before the caret. */
export interface MarkChange {
  readonly from: number;
  readonly to: number;
  readonly mark: string;
}

const elisions = /(?:^|[\s([—–])(‘|‚|')(?:tis|twas|twere|twill|em|til|n|cause)[\s.,;:!?’]$/iu;
const decade = /(?:^|[\s([—–])(‘|‚|')\d\ds$/u;
const possessiveAfterDigit = /\d(')s$/u;
const apostropheInside = /\p{L}(‘)\p{L}$/u;

/**
 * Looks back at a mark whose meaning only the letters after it tell: ’90s, ’twas, 1990’s, and in
 * German the apostrophe of geht’s.
 * @returns the apostrophe to put in its place, or null.
 */
export function reconsiderMark(text: string): MarkChange | null {
  for (const pattern of [decade, elisions, possessiveAfterDigit, apostropheInside]) {
    const match = pattern.exec(text.slice(-lookBack));
    const mark = match?.[1];
    if (match && mark !== undefined) {
      const from = Math.max(0, text.length - lookBack) + match.index + match[0].indexOf(mark);
      return { from, to: from + mark.length, mark: '’' };
    }
  }
  return null;
}

const lookBack = 12;
