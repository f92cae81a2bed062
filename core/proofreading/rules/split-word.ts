import type { BlockContext, Rule, Spot } from '../rule.ts';
import { writeLike } from '../suggest.ts';
import type { Token } from '../token.ts';
import type { Vocabulary } from '../vocabulary.ts';

// Halves that are words, and make one word wherever they stand side by side.
const ONE_WORD = new Set(
  'himself themselves ourselves yourselves although already altogether somebody everybody'.split(
    ' ',
  ),
);
const HALVES = new Set('him them our your al some every'.split(' '));
// Two words that some write as one; large dictionaries have heard of some of them.
const TWO_WORDS = new Map([
  ['alot', 'a lot'],
  ['noone', 'no one'],
  ['infact', 'in fact'],
  ['aswell', 'as well'],
  ['eachother', 'each other'],
  ['inspite', 'in spite'],
  ['atleast', 'at least'],
  ['everytime', 'every time'],
  ['infront', 'in front'],
]);
const OWNERS = new Set('his her their our my your its an'.split(' '));
const ORDINARY = new Set('life lives routine objects items language clothes use'.split(' '));
const AFTER_ADVERB = new Set('and but at in from for since until because when while'.split(' '));
const BEFORE_NOUN = new Set(
  'the a an of and or his her their our my your its this that'.split(' '),
);
const COMMON = 140;
const SHORTEST_HALF = 3;
const LONGEST = 20;

/** One word written as two, or two as one. */
export const splitWord: Rule = {
  id: 'split-word',
  kind: 'spacing',
  severity: 'error',
  description: 'One word written as two, or two written as one.',
  reason: 'A space can change the meaning: every day is daily, everyday is ordinary.',
  examples: {
    flags: [
      'The captain [him self] came, and [alot] of the crew.',
      'The ferry leaves [everyday].',
      'It is part of their [every day] life.',
      'They met in the [hos pital] at noon.',
    ],
    ignores: [
      'The ferry leaves every day, and delays are an everyday matter.',
      'In the everyday, nobody lost a lot.',
      'He gave him self-help books, and to Morrow, her aunt, a letter.',
      'It is in side streets, and out side doors, that he went to and fro.',
      'How ever did they do that? Every body of water is a border.',
      'The Al Qarn Sea is near Al Ready; de la Vere spoke.',
    ],
    fixes: [
      ['They did it them selves.', 'They did it themselves.'],
      [
        'The boats sail everyday, and noone knows why.',
        'The boats sail every day, and no one knows why.',
      ],
    ],
  },
  checkBlock,
};

function* checkBlock({ text, tokens, vocabulary }: BlockContext): Iterable<Spot> {
  if (vocabulary?.language.tag !== 'en') return;
  for (const [at, token] of tokens.entries()) {
    if (token.isTechnical || token.joinsPrevious || token.joinsNext) continue;
    const next = tokens[at + 1];
    const isNear = next !== undefined && /^[ \u00a0]$/.test(text.slice(token.to, next.from));
    const spot =
      (isNear ? oneWord(token, next, tokens[at + 2], vocabulary) : undefined) ??
      (isNear ? daily(tokens[at - 1], token, next, tokens[at + 2]) : undefined) ??
      twoWords(tokens[at - 1], token, isNear ? next : undefined);
    if (spot !== undefined) yield spot;
  }
}

/** “him self”, “hos pital” */
function oneWord(
  token: Token,
  next: Token,
  third: Token | undefined,
  vocabulary: Vocabulary,
): Spot | undefined {
  if (next.shape !== 'lower' || next.isTechnical || next.joinsNext) return undefined;
  const isPlain = token.shape === 'lower' || (token.shape === 'title' && token.opensSentence);
  const whole = token.folded + next.folded;
  if (!isPlain || whole.length > LONGEST || !isSplit(token, next, whole, vocabulary))
    return undefined;
  // “every body of water”
  if (third?.folded === 'of') return undefined;
  return {
    from: token.from,
    to: next.to,
    message: `“${whole}” is one word.`,
    suggestions: [writeLike(whole, token.text, vocabulary)],
  };
}

function isSplit(token: Token, next: Token, whole: string, vocabulary: Vocabulary): boolean {
  if (HALVES.has(token.folded)) return ONE_WORD.has(whole);
  // The second half is no word: with the first it makes a common one.
  const isWaste = next.folded.length >= SHORTEST_HALF && !vocabulary.isName(next.folded);
  if (!isWaste || token.folded.length < SHORTEST_HALF) return false;
  return vocabulary.isWord(whole) && vocabulary.frequency(whole) >= COMMON;
}

/** “their every day life” */
function daily(
  owner: Token | undefined,
  every: Token,
  day: Token,
  noun: Token | undefined,
): Spot | undefined {
  if (every.text !== 'every' || day.text !== 'day' || day.joinsNext) return undefined;
  if (!OWNERS.has(owner?.folded ?? '') || !ORDINARY.has(noun?.folded ?? '')) return undefined;
  const message = 'Before a noun, “everyday” is one word.';
  return { from: every.from, to: day.to, message, suggestions: ['everyday'] };
}

/** “alot”, and “everyday” for “every day” */
function twoWords(
  before: Token | undefined,
  token: Token,
  next: Token | undefined,
): Spot | undefined {
  const meant = TWO_WORDS.get(token.folded);
  const { from, to, text } = token;
  if (meant !== undefined && (token.shape === 'lower' || token.opensSentence)) {
    const written = /^\p{Lu}/u.test(text) ? meant.charAt(0).toUpperCase() + meant.slice(1) : meant;
    return { from, to, message: `“${meant}” is two words.`, suggestions: [written] };
  }
  if (text !== 'everyday' || before === undefined || BEFORE_NOUN.has(before.folded))
    return undefined;
  const isAdverb = next === undefined ? before.shape === 'lower' : AFTER_ADVERB.has(next.folded);
  if (!isAdverb) return undefined;
  const message = 'For “daily” it is two words: every day.';
  return { from, to, message, suggestions: ['every day'] };
}
