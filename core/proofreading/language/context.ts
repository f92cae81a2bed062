import { slotOf } from './hashing.ts';
import type { Lexicon } from './lexicon.ts';
import {
  sectionBytes,
  sectionLongs,
  sectionShorts,
  sectionWords,
  type Sections,
} from './sections.ts';

/**
 * A small language model: how well a word fits between its neighbours. Words are ids of the
 * model's own vocabulary; the first few stand for what has no word of its own (a name, a number,
 * the edge of a sentence).
 *
 * Two views: the words themselves (runs of two and three with Katz's back-off, 1987, learned from
 * news) and their classes (groups of words that were found to behave alike; Brown and others
 * 1992, smoothed with a Dirichlet prior, MacKay and Peto 1995).
 */
export interface ContextModel {
  /** The model's id of a lexicon id; {@link ContextId.unknown} for a word it never saw. */
  idOf(lexiconId: number): number;
  /** The id of a lexicon id with a possessive ending; {@link ContextId.possessive} if it has none. */
  possessiveOf(lexiconId: number): number;
  /** The natural logarithm of the probability of `word` after `before` after `earlier`. */
  logProbability(earlier: number, before: number, word: number): number;
  /** The same by the words alone; `told` gets to know how long a run it was read from. */
  byWords(earlier: number, before: number, word: number, told?: RunLength): number;
  /** A place between words, two on either side, that many words are tried in. */
  gap(a: number, b: number, c: number, d: number): Gap;
  /** How a word would stand in a gap, by the words alone. */
  inGap(gap: Gap, word: number, told: GapFit): void;
  /** The same as {@link ContextModel.byWords} by the classes alone. */
  byClasses(earlier: number, before: number, word: number): number;
  /** Whether the words' view knows a word at all. */
  knows(word: number): boolean;
}

/**
 * How many words the longest run has that the model knows of three: 3 when it saw just these, 2
 * when only the last two, 1 otherwise. Filled in by the model, so that asking costs no object.
 */
export interface RunLength {
  run: 1 | 2 | 3;
}

/** What a gap's neighbours alone say, looked up once for all words that are tried in it. */
export interface Gap {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  /** Whether it is followed by a word. */
  readonly isInside: boolean;
  /** Which known pair the two before are, and the two after; −1 for none. */
  readonly pairBefore: number;
  readonly pairAfter: number;
}

/**
 * How a word stands in a gap, as the one after two, between two, before two: the logarithms of
 * {@link ContextModel.byWords} (0 before nothing), and the {@link RunLength} of the first two.
 * Filled in by the model, so that asking costs no object.
 */
export interface GapFit {
  after: number;
  between: number;
  before: number;
  afterRun: 1 | 2 | 3;
  betweenRun: 1 | 2 | 3;
}

/** Ids of the model that stand for no single word. */
export const ContextId = {
  /** The start of a sentence, or its end. */
  edge: 0,
  unknown: 1,
  /** A name that the model does not know. */
  name: 2,
  number: 3,
  year: 4,
  /** A possessive that the model does not know. */
  possessive: 5,
  firstWord: 6,
} as const;

const CLASS_PRIOR_PAIR = 20;
const CLASS_PRIOR_TRIPLE = 60;
const CLASS_SHARE = 0.2;
const FLOOR = 1e-9;
/** What a word that the model does not know is worth, whatever stands before it. */
const UNKNOWN = Math.log(1e-6);

/** Steps in which logarithms are kept. */
export const Quantum = { single: 1 / 2000, probability: 1 / 16, backoff: 1 / 50 } as const;
/** The byte of a back-off weight of nothing. */
export const EVEN_BACKOFF = 200;

/** The hash of a triple: the index of the pair that it ends with, and the word before. */
export function tripleHash(pair: number, earlier: number): number {
  let hash = Math.imul(pair ^ 0x9e3779b1, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15) ^ Math.imul(earlier + 1, 0xc2b2ae35), 0x27d4eb2f);
  return (hash ^ (hash >>> 14)) >>> 0;
}

/** The fingerprint by which a hash is known again; never 0. */
export function printOf(hash: number): number {
  return hash >>> 16 || 1;
}

/** The key of a triple of classes. */
export function classTripleHash(a: number, b: number, c: number): number {
  return tripleHash(a * 256 + b, c);
}

/** A table of hashed runs: fingerprints (0 = empty) and a byte each, open addressing. */
export interface RunTable {
  readonly prints: Uint16Array;
  readonly values: Uint8Array;
}

/** The slot of a hash, or −1. One of 65,536 unknown runs is taken for a known one. */
export function findRun({ prints }: RunTable, hash: number): number {
  const print = printOf(hash);
  let slot = slotOf(hash, prints.length);
  for (let found = prints[slot] ?? 0; found !== 0; found = prints[slot] ?? 0) {
    if (found === print) return slot;
    slot = slot + 1 === prints.length ? 0 : slot + 1;
  }
  return -1;
}

/** A count as one byte, and back: exact to 15, then in steps of an eighth of a doubling. */
export function packCount(count: number): number {
  if (count < 16) return Math.round(count);
  return Math.min(255, 16 + Math.round((Math.log2(count) - 4) * 8));
}

/** The count that {@link packCount} packed, rounded. */
export function unpackCount(byte: number): number {
  return byte < 16 ? byte : 2 ** ((byte - 16) / 8 + 4);
}

const COUNTS = Float64Array.from({ length: 256 }, (_, byte) => unpackCount(byte));

/** Opens the model of a language file; undefined when the file has none. */
export function openContext(sections: Sections, lexicon: Lexicon): ContextModel | undefined {
  if (!sections.has('lm-ids')) return undefined;
  const ids = sectionWords(sections, 'lm-ids');
  const words = openWords(sections);
  const classes = openClasses(sections);
  return {
    idOf: (lexiconId) =>
      lexiconId < 0 || lexiconId >= lexicon.size
        ? ContextId.unknown
        : (ids[lexiconId] ?? 0) || ContextId.unknown,
    possessiveOf: openPossessives(sections),
    knows: words.knows,
    byWords: words.logProbability,
    gap: words.gap,
    inGap: words.inGap,
    byClasses: (earlier, before, word) => Math.log(classes(earlier, before, word) + FLOOR),
    logProbability: (earlier, before, word) =>
      Math.log(
        (1 - CLASS_SHARE) * Math.exp(words.logProbability(earlier, before, word)) +
          CLASS_SHARE * classes(earlier, before, word) +
          FLOOR,
      ),
  };
}

function openPossessives(sections: Sections): (lexiconId: number) => number {
  const owners = sectionLongs(sections, 'lm-own');
  const ids = sectionWords(sections, 'lm-ownid');
  return (lexiconId) => {
    const at = placeOf(owners, 0, owners.length, lexiconId);
    return at < 0 ? ContextId.possessive : (ids[at] ?? ContextId.possessive);
  };
}

/** Where a value stands in a sorted stretch of an array, or −1. */
function placeOf(sorted: Uint16Array | Uint32Array, from: number, to: number, value: number) {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low < to && sorted[low] === value ? low : -1;
}

interface WordsView extends Pick<ContextModel, 'knows' | 'gap' | 'inGap'> {
  readonly logProbability: (
    earlier: number,
    before: number,
    word: number,
    told?: RunLength,
  ) => number;
}

const ignored: RunLength = { run: 1 };
const length: RunLength = { run: 1 };
const UNSOUGHT = -2;

function openWords(sections: Sections): WordsView {
  const singles = sectionShorts(sections, 'ng-one');
  const starts = sectionLongs(sections, 'ng-at');
  const leaders = sectionWords(sections, 'ng-two');
  const pairs = sectionBytes(sections, 'ng-two-p');
  const backoffs = sectionBytes(sections, 'ng-two-b');
  const triples = {
    prints: sectionWords(sections, 'ng-three'),
    values: sectionBytes(sections, 'ng-thr-p'),
  };
  // The model learned from text in which numbers are spelled out.
  const number = sectionWords(sections, 'ng-num')[0] ?? ContextId.unknown;
  const known = (id: number): number =>
    id === ContextId.number || id === ContextId.year ? number : id;
  const single = (id: number): number => (singles[id * 2] ?? 0) * Quantum.single;
  const isKnown = (id: number): boolean => (singles[id * 2] ?? 0) !== 0;
  const knows = (id: number): boolean => isKnown(known(id));
  const pairOf = (before: number, word: number): number =>
    placeOf(leaders, starts[word] ?? 0, starts[word + 1] ?? 0, before);
  const backoffOf = (pair: number): number =>
    pair < 0 ? 0 : ((backoffs[pair] ?? 0) - EVEN_BACKOFF) * Quantum.backoff;

  /** As {@link ContextModel.byWords}, for ids that stand for what the model knows. */
  function inRun(
    earlier: number,
    before: number,
    word: number,
    pair: number,
    /** Of the first two; {@link UNSOUGHT} to look it up if it is needed. */
    pairBefore: number,
    told: RunLength,
  ): number {
    told.run = 1;
    if (!isKnown(word)) return UNKNOWN;
    if (!isKnown(before)) return single(word);
    const triple = pair < 0 ? -1 : findRun(triples, tripleHash(pair, earlier));
    if (triple >= 0) {
      told.run = 3;
      return -(triples.values[triple] ?? 0) * Quantum.probability;
    }
    const ahead = pairBefore === UNSOUGHT ? pairOf(earlier, before) : pairBefore;
    const rest = isKnown(earlier) ? backoffOf(ahead) : 0;
    if (pair < 0) return rest + (singles[before * 2 + 1] ?? 0) * Quantum.single + single(word);
    told.run = 2;
    return rest - (pairs[pair] ?? 0) * Quantum.probability;
  }

  function logProbability(
    first: number,
    second: number,
    third: number,
    told: RunLength = ignored,
  ): number {
    const before = known(second);
    const word = known(third);
    return inRun(known(first), before, word, pairOf(before, word), UNSOUGHT, told);
  }

  function gap(first: number, second: number, third: number, fourth: number): Gap {
    const [a, b, c, d] = [known(first), known(second), known(third), known(fourth)];
    const isInside = third !== ContextId.edge;
    const pairAfter = isInside ? pairOf(c, d) : -1;
    return { a, b, c, d, isInside, pairBefore: pairOf(a, b), pairAfter };
  }

  function inGap(gap: Gap, id: number, told: GapFit): void {
    const { a, b, c, d, pairBefore, pairAfter } = gap;
    const word = known(id);
    const behind = pairOf(b, word);
    const ahead = pairOf(word, c);
    told.after = inRun(a, b, word, behind, pairBefore, length);
    told.afterRun = length.run;
    told.between = inRun(b, word, c, ahead, behind, length);
    told.betweenRun = length.run;
    told.before = gap.isInside ? inRun(word, c, d, pairAfter, ahead, length) : 0;
  }

  return { knows, logProbability, gap, inGap };
}

/** The probability of a word by the classes of two words before it. */
function openClasses(sections: Sections) {
  const classes = sectionBytes(sections, 'lm-class');
  const totals = sectionLongs(sections, 'lm-clsum');
  const pairs = sectionLongs(sections, 'lm-clpai');
  const triples = {
    prints: sectionWords(sections, 'lm-cltri'),
    values: sectionBytes(sections, 'lm-cltrc'),
  };
  const emission = sectionShorts(sections, 'lm-emit');
  const count = totals.length;
  let all = 0;
  for (const total of totals) all += total;

  return (earlier: number, before: number, word: number): number => {
    const a = classes[earlier] ?? 0;
    const b = classes[before] ?? 0;
    const c = classes[word] ?? 0;
    const single = (totals[c] ?? 0) / all;
    const pair =
      ((pairs[b * count + c] ?? 0) + CLASS_PRIOR_PAIR * single) /
      ((totals[b] ?? 0) + CLASS_PRIOR_PAIR);
    const slot = findRun(triples, classTripleHash(a, b, c));
    const triple = slot < 0 ? 0 : (COUNTS[triples.values[slot] ?? 0] ?? 0);
    const next =
      (triple + CLASS_PRIOR_TRIPLE * pair) / ((pairs[a * count + b] ?? 0) + CLASS_PRIOR_TRIPLE);
    return next * Math.exp((emission[word] ?? 0) * Quantum.single);
  };
}
