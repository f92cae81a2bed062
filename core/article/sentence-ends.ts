import { abbreviationsOf, type Abbreviations } from './abbreviations.ts';

// How far a look back or ahead goes: longer than any abbreviation or attribution, and the reason
// why a text of any length is read in linear time.
const reach = 80;

/**
 * The ends of sentences within `segment` that Annex 29 passes over: before a figure (`It rained.
 * 12 roads were shut`) and after an ellipsis that hangs on a word (`He waited… Then he left`).
 * They are only candidates for `isSentenceEnd`; as UTF-16 offsets, in order.
 */
export function* missedEnds(segment: string): Generator<number> {
  for (const match of segment.matchAll(missed)) {
    const end = match.index + match[0].length;
    if (end < segment.length) yield end;
  }
}

const missed = new RegExp(
  [
    String.raw`(?:\p{L}\p{Ll}{2}|\d{4}|\d(?:[mk%]|bn|tn|km|kg)|\p{Ll}[”’"'»)])[.!?][”’"'»)\]]{0,3}\s{1,3}(?=[\d£$€])`,
    String.raw`(?<=[\p{L}\p{N}])…[”’"'»)\]]{0,3}\s{1,3}(?=[“‘"'«„(]?\p{Lu})`,
    String.raw`\p{L}[.!?]\s(?=\p{Ll}\p{Lu})`,
    String.raw`^»\s{1,3}(?=«?\p{Lu})`,
  ].join('|'),
  'gu',
);

/**
 * Whether the sentence from `start` ends at `end`, a place where Annex 29 (or a missed end) puts
 * one. Looks only at the words next to it. Both are UTF-16 offsets into `text`.
 */
export function isSentenceEnd(text: string, start: number, end: number, language: string): boolean {
  const window = text.slice(Math.max(start, end - reach), end);
  const before = window.trimEnd();
  const ahead = text.slice(end, end + reach);
  const after = ahead.trimStart();
  if (before === '' || after === '') return true;
  const gap = window.slice(before.length) + ahead.slice(0, ahead.length - after.length);
  const abbreviations = abbreviationsOf(language);
  if (/[\n\r\u0085\u2028\u2029]/u.test(gap)) return isLineEnd(before, after, gap, abbreviations);
  if (goesOn(after) || isElision(before)) return false;
  const isWhole = end - start <= reach;
  if (isWhole && listNumber.test(before)) return false;
  if (before.endsWith('.')) return !isAbbreviation(before, after, abbreviations);
  return !(/[?!…][”’"'»]+$/u.test(before) && speaker.test(after));
}

const listNumber = /^[([]?(?:\d{1,3}|\p{L})[.)]$/u;

/**
 * A lower-case word goes on with the sentence, unless it is a name such as iPhone; so does a
 * closing mark that stands apart, as in French.
 */
function goesOn(after: string): boolean {
  return /^(?:(?:[–—-]\s?)?\p{Ll}(?!\p{Lu})|»(?:[\s.,]|$))/u.test(after);
}

/** Three points with space before them stand for words left out, not for an end. */
function isElision(before: string): boolean {
  return /\s(?:\.\.\.|\. \. \.|…)$/u.test(before);
}

// A full stop within the marks would end the quotation's sentence; ! and ? may be followed by who
// spoke, in one to four capitalised words and a verb of speech.
const speaker =
  /^(?:(?:Mr|Mrs|Ms|Dr|Prof|Sir|Dame)\.?\s)?\p{Lu}[\p{L}\p{M}’'.-]*(?:\s(?:\p{Lu}[\p{L}\p{M}’'.-]*|de|van|von|bin|al)){0,4}\s(?:said|says|asked|asks|cried|shouted|replied|wrote|added|told|yelled|called|demanded|exclaimed|wondered|tweeted|joked|answered|insisted|recalled|whispered)\b/u;

function isLineEnd(before: string, after: string, gap: string, known: Abbreviations): boolean {
  if (/\n[^\S\n]*\n|\r[^\S\n]*\r|\u2029/u.test(gap)) return true;
  if (/^[-–—•*·]\s/u.test(after)) return true;
  if (goesOn(after)) return false;
  if (before.endsWith('.')) return !isAbbreviation(before, after, known);
  return !/(?:[,(–—-]|\b(?:of|the|an?|and|or|to|in|on|at|by|for|from|with|as|that|is|was|were))$/u.test(
    before,
  );
}

const shortened = /(?:^|[\s([{“‘"'«„—–/-])((?:[\p{L}\p{M}\p{N}]+\.)*[\p{L}\p{M}\p{N}]+)\.$/u;
const nextWord = /^[“‘"'«„([]*([\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*)(\.?)/u;

/** Whether the stop at the end of `before` belongs to its last word. */
function isAbbreviation(before: string, after: string, known: Abbreviations): boolean {
  const token = shortened.exec(before)?.[1];
  if (token === undefined) return false;
  const lower = token.toLowerCase();
  const next = nextWord.exec(after);
  const word = next?.[1] ?? '';
  if (known.leading.has(lower)) return true;
  if (known.beforeFigures.has(lower)) return /^(?:\d|[IVXLC]+\b)/u.test(word);
  if (known.hasOrdinalStops && /^\d{1,2}$/u.test(token)) return true;
  const isOpener = known.openers.has(word.toLowerCase()) && next?.[2] === '';
  if (isOpener || !/^\p{Lu}/u.test(word)) return false;
  if (known.beforeNames.has(lower)) return true;
  if (/^[ap]\.m$/u.test(lower)) return timeGoesOn.test(after);
  if (/^(?:\p{L}\p{M}*\.)+\p{L}\p{M}*$/u.test(token)) return true;
  return isInitial.test(token) && !lettered.test(before);
}

const timeGoesOn =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|[A-Z]{1,2}[SD]?T\b|GMT|BST|UTC|Eastern|Pacific|Central)/u;

// One letter, or two that stand for one of another alphabet (Yu. Kovalenko).
const isInitial = /^(?:\p{Lu}\p{M}*|Yu|Ya|Yo|Ye|Ch|Sh|Zh|Kh|Ts|Th|Ph)$/u;

/** “Plan B.”, “vitamin C.”: a letter that is a name of its own. */
const lettered =
  /\b(?:plan|vitamin|class|grade|group|hepatitis|type|section|part|point|appendix|platform|figure|war|page|option|level|block|line|route|terminal|schedule|annex)\s\p{Lu}\.$/iu;
