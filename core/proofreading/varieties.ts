import { WordFlag } from './language/lexicon.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The British and the American spelling of one word, folded. */
export interface Twins {
  readonly british: string;
  readonly american: string;
}

// How American spelling differs from British, by general rules: what stands in the one, what in
// the other. A pair counts only when the dictionaries of the two countries agree with it.
const DIFFERENCES: readonly (readonly [american: string, british: string])[] = [
  ['or', 'our'],
  ['er', 're'],
  ['ered', 'red'],
  ['ering', 'ring'],
  ['yz', 'ys'],
  ['ense', 'ence'],
  ['eled', 'elled'],
  ['eling', 'elling'],
  ['eler', 'eller'],
  ['aled', 'alled'],
  ['aling', 'alling'],
  ['iled', 'illed'],
  ['iling', 'illing'],
  ['oled', 'olled'],
  ['oling', 'olling'],
  ['celation', 'cellation'],
  ['elous', 'ellous'],
  ['elor', 'ellor'],
  ['ill', 'il'],
  ['oll', 'ol'],
  ['all', 'al'],
  ['og', 'ogue'],
  ['e', 'ae'],
  ['e', 'oe'],
  ['ol', 'oul'],
  ['ow', 'ough'],
  ['sk', 'sc'],
  ['neuver', 'noeuvre'],
  ['elry', 'ellery'],
  ['minum', 'minium'],
  ['ajama', 'yjama'],
  ['mus', 'mous'],
  ['oz', 'os'],
  ['ax', 'axe'],
  ['shiped', 'shipped'],
  ['shiping', 'shipping'],
  ['practic', 'practis'],
  ['sulf', 'sulph'],
  ['ilor', 'illor'],
];
// Twins are about as common as one another; a word and a rarity that looks like its twin are not.
const COMMON = 100;
const ALIKE = 45;
const SHORTEST = 4;
const LONGEST = 24;
const ANY = WordFlag.british | WordFlag.american;

/**
 * The two spellings of a folded word when they differ between Britain and America and this one is
 * right in one of the two only; undefined for a word that is written alike, or unknown.
 */
export function twinsOf(folded: string, vocabulary: Vocabulary): Twins | undefined {
  if (folded.length < SHORTEST || folded.length > LONGEST) return undefined;
  const flags = vocabulary.flags(folded) & ANY;
  if (flags === 0) return undefined;
  if (flags === WordFlag.american) {
    const british = swapped(folded, vocabulary, 0);
    return british === undefined ? undefined : { british, american: folded };
  }
  const american = swapped(folded, vocabulary, 1);
  return american === undefined ? undefined : { british: folded, american };
}

/** A folded word as the vocabulary's variety spells it: “colour” for “color” in a British story. */
export function inOwnVariety(folded: string, vocabulary: Vocabulary): string {
  const { variety } = vocabulary;
  if ((vocabulary.flags(folded) & variety) !== 0) return folded;
  const twins = twinsOf(folded, vocabulary);
  if (twins === undefined) return folded;
  return variety === WordFlag.american ? twins.american : twins.british;
}

/** The two spellings of a word that ends in -ise or -ize, both right in Britain. */
export interface OxfordTwins {
  readonly ise: string;
  readonly ize: string;
}

const OXFORD = /i[sz](?:e|ed|es|ing|er|ers|ations?)$/;

/** Both spellings of a folded word in -ise or -ize; undefined for one that knows only -ise. */
export function oxfordTwinsOf(folded: string, vocabulary: Vocabulary): OxfordTwins | undefined {
  const at = folded.length > LONGEST ? -1 : folded.search(OXFORD);
  if (at < 2) return undefined;
  const [ise, ize] = ['s', 'z'].map(
    (sign) => folded.slice(0, at + 1) + sign + folded.slice(at + 2),
  );
  if (ise === undefined || ize === undefined) return undefined;
  // “advertise” is right in America too, so it has no twin.
  const isPair =
    (vocabulary.flags(ise) & ANY) === WordFlag.british && (vocabulary.flags(ize) & ANY) === ANY;
  return isPair ? { ise, ize } : undefined;
}

/** The word in the other spelling; `side` is that of the spelling given: 0 American, 1 British. */
function swapped(folded: string, vocabulary: Vocabulary, side: 0 | 1): string | undefined {
  for (const difference of DIFFERENCES) {
    const here = difference[side];
    const there = difference[side === 0 ? 1 : 0];
    for (let at = folded.indexOf(here); at >= 0; at = folded.indexOf(here, at + 1)) {
      const other = folded.slice(0, at) + there + folded.slice(at + here.length);
      const flags = vocabulary.flags(other) & ANY;
      const isTwin = side === 0 ? (flags & WordFlag.british) !== 0 : flags === WordFlag.american;
      if (isTwin && areAlike(folded, other, vocabulary)) return other;
    }
  }
  return undefined;
}

function areAlike(one: string, other: string, vocabulary: Vocabulary): boolean {
  const [here, there] = [vocabulary.frequency(one), vocabulary.frequency(other)];
  return Math.min(here, there) >= COMMON && Math.abs(here - there) <= ALIKE;
}
