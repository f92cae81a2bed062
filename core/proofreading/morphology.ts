import type { Vocabulary } from './vocabulary.ts';

const PREFIXES = [
  'anti',
  'auto',
  'bio',
  'co',
  'counter',
  'cross',
  'crypto',
  'cyber',
  'de',
  'eco',
  'euro',
  'extra',
  'fore',
  'geo',
  'hyper',
  'infra',
  'inter',
  'intra',
  'macro',
  'mega',
  'meta',
  'micro',
  'mid',
  'mini',
  'mis',
  'mono',
  'multi',
  'nano',
  'neo',
  'neuro',
  'non',
  'out',
  'over',
  'para',
  'photo',
  'poly',
  'post',
  'pre',
  'pro',
  'proto',
  'pseudo',
  'psycho',
  'quasi',
  'radio',
  're',
  'semi',
  'socio',
  'sub',
  'super',
  'techno',
  'tele',
  'thermo',
  'trans',
  'ultra',
  'un',
  'under',
  'uni',
  'up',
  'vice',
  'video',
];
const SUFFIXES = [
  'able',
  'based',
  'fest',
  'fold',
  'free',
  'friendly',
  'ful',
  'gate',
  'holder',
  'holders',
  'hood',
  'ise',
  'ised',
  'ish',
  'ising',
  'ism',
  'ist',
  'ists',
  'ization',
  'isation',
  'ize',
  'ized',
  'izing',
  'less',
  'like',
  'maker',
  'makers',
  'making',
  'man',
  'men',
  'ness',
  'nomics',
  'phobia',
  'phobic',
  'proof',
  'ship',
  'side',
  'style',
  'ward',
  'wards',
  'ware',
  'ways',
  'wide',
  'wise',
  'woman',
  'women',
  'worthy',
];
const ENDINGS: readonly (readonly [string, readonly string[]])[] = [
  ['s', ['']],
  ['es', ['', 'e']],
  ['ies', ['y']],
  ['ed', ['', 'e']],
  ['ied', ['y']],
  ['ing', ['', 'e']],
  ['er', ['', 'e']],
  ['ers', ['', 'e']],
  ['ly', ['']],
  ['ally', ['', 'al']],
];
const COMMON = 95;
const SHORTEST_BASE = 4;
const SHORTEST_HALF = 3;
const SHORTEST_COMPOUND = 8;

/**
 * Whether an unknown lower-case word is well made of known parts: a productive prefix or suffix,
 * a regular ending on a known word, or two common words run together, as new words are made.
 */
export function isWellFormed(folded: string, vocabulary: Vocabulary): boolean {
  return (
    hasKnownStem(folded, vocabulary) ||
    isCompound(folded, vocabulary) ||
    isInflected(folded, vocabulary) ||
    isDerived(folded, vocabulary) ||
    isAdverb(folded, vocabulary)
  );
}

// “creational”, “progressors”: what an ending makes of words that end in certain letters.
const DERIVED: readonly (readonly [ending: RegExp, base: string])[] = [
  [/(?<=[a-z]{2}(?:ion|ment))(?:al|ally|ary)$/, ''],
  [/(?<=[a-z]{3}(?:s|t))ors?$/, ''],
  [/(?<=[a-z]{2}at)ors?$/, 'e'],
  [/(?<=[a-z]{3})ers?$/, 'e'],
  [/(?<=[a-z]{3}(?:al|ic|ive|ar))ist(?:s|ic)?$/, ''],
  [/(?<=[a-z]{2}ab|[a-z]{2}ib)ility$/, 'le'],
  [/(?<=[a-z]{3})isations?$/, 'ise'],
  [/(?<=[a-z]{3})izations?$/, 'ize'],
  [/(?<=[a-z]{3}(?:al|ic|ar|or|an))i[sz](?:e|es|ed|ing|ation)$/, ''],
];

function isDerived(folded: string, vocabulary: Vocabulary): boolean {
  return DERIVED.some(
    ([ending, rest]) =>
      ending.test(folded) && isCommonBase(folded.replace(ending, rest), vocabulary),
  );
}

/** Whether a part before a hyphen may stand there though it is no word by itself. */
export function isPrefix(folded: string): boolean {
  return PREFIXES.includes(folded) || folded === 'ex' || folded === 'pan' || folded === 'e';
}

// “meritocratically”: an adverb of a known adjective, however rare.
function isAdverb(folded: string, vocabulary: Vocabulary): boolean {
  const base = /^(.{5,})ly$/.exec(folded)?.[1];
  if (base === undefined) return false;
  return vocabulary.isWord(base) || (base.endsWith('ical') && vocabulary.isWord(base.slice(0, -2)));
}

function hasKnownStem(folded: string, vocabulary: Vocabulary): boolean {
  return (
    PREFIXES.some(
      (prefix) =>
        folded.startsWith(prefix) && isCommonBase(folded.slice(prefix.length), vocabulary),
    ) ||
    SUFFIXES.some(
      (suffix) =>
        folded.endsWith(suffix) && isCommonBase(folded.slice(0, -suffix.length), vocabulary),
    )
  );
}

function isCommonBase(base: string, vocabulary: Vocabulary): boolean {
  return (
    base.length >= SHORTEST_BASE && vocabulary.isWord(base) && vocabulary.frequency(base) >= COMMON
  );
}

function isInflected(folded: string, vocabulary: Vocabulary): boolean {
  return ENDINGS.some(
    ([ending, bases]) =>
      folded.endsWith(ending) &&
      bases.some((base) => {
        const stem = folded.slice(0, -ending.length) + base;
        return stem.length >= SHORTEST_BASE && hasKnownStem(stem, vocabulary);
      }),
  );
}

function isCompound(folded: string, vocabulary: Vocabulary): boolean {
  if (folded.length < SHORTEST_COMPOUND) return false;
  for (let at = SHORTEST_HALF; at <= folded.length - SHORTEST_HALF; at += 1) {
    if (isHalf(folded.slice(0, at), vocabulary) && isHalf(folded.slice(at), vocabulary))
      return true;
  }
  return false;
}

/** Whether two words that stand for one unknown word make a compound rather than a lost space. */
export function isCompoundOf(pair: string): boolean {
  return pair.split(' ').every((half) => half.length >= SHORTEST_HALF && !JOINTLESS.has(half));
}

const JOINTLESS = new Set(
  'a i an as at be by do go he if in is it me my no of or so to us we the and for are was with that this from have had not but they you his her she were been all their its will would who which than then them into when what where because about there'.split(
    ' ',
  ),
);
const HALF_FREQUENCY = 140;

function isHalf(half: string, vocabulary: Vocabulary): boolean {
  return (
    !JOINTLESS.has(half) && vocabulary.isWord(half) && vocabulary.frequency(half) >= HALF_FREQUENCY
  );
}
