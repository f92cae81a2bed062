import type { Lexicon } from './lexicon.ts';
import { sectionBytes, sectionLongs, sectionWords, type Sections } from './sections.ts';

/**
 * A small language model: how well a word fits between its neighbours. Words are ids of the
 * model's own vocabulary; the first few stand for what has no word of its own (a name, a number,
 * the edge of a sentence).
 *
 * Two views are mixed: the words themselves (counts of pairs and triples, each smoothed towards
 * the shorter with a Dirichlet prior, MacKay and Peto 1995) and their classes (the same, over
 * groups of words that were found to behave alike; Brown and others 1992).
 */
export interface ContextModel {
  /** The model's id of a lexicon id; {@link ContextId.unknown} for a word it never saw. */
  idOf(lexiconId: number): number;
  /** The natural logarithm of the probability of `word` after `before` after `earlier`. */
  logProbability(earlier: number, before: number, word: number): number;
  /** The same by the words alone. */
  byWords(earlier: number, before: number, word: number): number;
  /** The same by the classes alone. */
  byClasses(earlier: number, before: number, word: number): number;
  /** How often a word stood in the text that the model learned from. */
  seen(word: number): number;
  /** How often two words stood side by side in the text that the model learned from. */
  pairCount(before: number, word: number): number;
}

/** Ids of the model that stand for no single word. */
export const ContextId = {
  edge: 0,
  unknown: 1,
  name: 2,
  number: 3,
  year: 4,
  pause: 5,
  possessive: 6,
  firstWord: 7,
} as const;

/** Weights of the mixture, chosen by scripts/language/context.mjs on text held back. */
const WORD_PRIOR_PAIR = 600;
const WORD_PRIOR_TRIPLE = 40;
const CLASS_PRIOR_TRIPLE = 60;
const CLASS_SHARE = 0.35;
const FLOOR = 1e-9;

const PAIR_SALT = 0x9e3779b1;
const TRIPLE_SALT = 0x85ebca6b;

/** The slot hash and fingerprint of a run of two or three ids. */
export function runHash(salt: number, a: number, b: number, c: number): number {
  let hash = Math.imul(a ^ salt, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13) ^ b, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 16) ^ c, 0x27d4eb2f);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** A count as one byte, and back: exact to 15, then in steps of an eighth of a doubling. */
export function packCount(count: number): number {
  if (count < 16) return count;
  return Math.min(255, 16 + Math.round((Math.log2(count) - 4) * 8));
}

/** The count that {@link packCount} packed, rounded. */
export function unpackCount(byte: number): number {
  return byte < 16 ? byte : 2 ** ((byte - 16) / 8 + 4);
}

const COUNTS = Float64Array.from({ length: 256 }, (_, byte) => unpackCount(byte));

/** A table of run counts: 16-bit fingerprints (0 = empty) and packed counts, open addressing. */
export interface RunTable {
  readonly prints: Uint16Array;
  readonly counts: Uint8Array;
}

/** The count of a run, 0 when it was never seen. */
export function countOf(
  { prints, counts }: RunTable,
  salt: number,
  a: number,
  b: number,
  c: number,
): number {
  const hash = runHash(salt, a, b, c);
  const mask = prints.length - 1;
  const print = hash >>> 16 || 1;
  // The slot must not depend on the fingerprint's bits alone.
  let slot = (Math.imul(hash, 0x9e3779b1) >>> 7) & mask;
  for (let found = prints[slot] ?? 0; found !== 0; found = prints[slot] ?? 0) {
    if (found === print) return COUNTS[counts[slot] ?? 0] ?? 0;
    slot = (slot + 1) & mask;
  }
  return 0;
}

/** Puts a run into a table that has room for it. */
export function putRun(
  { prints, counts }: RunTable,
  salt: number,
  run: readonly [number, number, number],
  count: number,
): void {
  const hash = runHash(salt, ...run);
  const mask = prints.length - 1;
  let slot = (Math.imul(hash, 0x9e3779b1) >>> 7) & mask;
  while (prints[slot] !== 0) slot = (slot + 1) & mask;
  prints[slot] = hash >>> 16 || 1;
  counts[slot] = packCount(count);
}

export const RunSalt = { pair: PAIR_SALT, triple: TRIPLE_SALT, classTriple: 0x27d4eb2f } as const;

/** Opens the model of a language file; undefined when the file has none. */
export function openContext(sections: Sections, lexicon: Lexicon): ContextModel | undefined {
  if (!sections.has('lm-ids')) return undefined;
  const ids = sectionWords(sections, 'lm-ids');
  const totals = sectionLongs(sections, 'lm-total');
  const classes = sectionBytes(sections, 'lm-class');
  const classTotals = sectionLongs(sections, 'lm-clsum');
  const classPairs = sectionLongs(sections, 'lm-clpai');
  const pairs = {
    prints: sectionWords(sections, 'lm-pairs'),
    counts: sectionBytes(sections, 'lm-pairc'),
  };
  const triples = {
    prints: sectionWords(sections, 'lm-trips'),
    counts: sectionBytes(sections, 'lm-tripc'),
  };
  const classTriples = {
    prints: sectionWords(sections, 'lm-cltri'),
    counts: sectionBytes(sections, 'lm-cltrc'),
  };
  const prior = new Float32Array(
    sectionLongs(sections, 'lm-prior').buffer,
    sectionLongs(sections, 'lm-prior').byteOffset,
    totals.length,
  );
  const emission = new Float32Array(
    sectionLongs(sections, 'lm-emit').buffer,
    sectionLongs(sections, 'lm-emit').byteOffset,
    totals.length,
  );
  const classCount = classTotals.length;
  let allClasses = 0;
  for (const total of classTotals) allClasses += total;

  function byWords(earlier: number, before: number, word: number): number {
    const single = prior[word] ?? 0;
    const pairTotal = totals[before] ?? 0;
    const pair =
      (countOf(pairs, PAIR_SALT, before, word, 0) + WORD_PRIOR_PAIR * single) /
      (pairTotal + WORD_PRIOR_PAIR);
    const tripleTotal = countOf(pairs, PAIR_SALT, earlier, before, 0);
    if (tripleTotal === 0) return pair;
    const triple = countOf(triples, TRIPLE_SALT, earlier, before, word);
    return (triple + WORD_PRIOR_TRIPLE * pair) / (tripleTotal + WORD_PRIOR_TRIPLE);
  }

  function byClasses(earlier: number, before: number, word: number): number {
    const a = classes[earlier] ?? 0;
    const b = classes[before] ?? 0;
    const c = classes[word] ?? 0;
    const single = (classTotals[c] ?? 0) / allClasses;
    const pair =
      ((classPairs[b * classCount + c] ?? 0) + 20 * single) / ((classTotals[b] ?? 0) + 20);
    const tripleTotal = classPairs[a * classCount + b] ?? 0;
    const triple = countOf(classTriples, RunSalt.classTriple, a, b, c);
    const next = (triple + CLASS_PRIOR_TRIPLE * pair) / (tripleTotal + CLASS_PRIOR_TRIPLE);
    return next * (emission[word] ?? 0);
  }

  return {
    idOf: (lexiconId) =>
      lexiconId < 0 || lexiconId >= lexicon.size
        ? ContextId.unknown
        : (ids[lexiconId] ?? 0) || ContextId.unknown,
    byWords: (earlier, before, word) => Math.log(byWords(earlier, before, word) + FLOOR),
    byClasses: (earlier, before, word) => Math.log(byClasses(earlier, before, word) + FLOOR),
    seen: (word) => totals[word] ?? 0,
    pairCount: (before, word) => countOf(pairs, PAIR_SALT, before, word, 0),
    logProbability: (earlier, before, word) =>
      Math.log(
        (1 - CLASS_SHARE) * byWords(earlier, before, word) +
          CLASS_SHARE * byClasses(earlier, before, word) +
          FLOOR,
      ),
  };
}
