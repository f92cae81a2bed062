import type { Fit } from './fit.ts';
import { slipCost } from './language/edit-cost.ts';
import { WordFlag } from './language/lexicon.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A word, or two run together, that may have been meant. */
export interface Candidate {
  readonly word: string;
  /** Of the slip alone, in nats. */
  readonly slip: number;
  /** Of the slip and the word's rarity together; the lowest is the likeliest. */
  readonly cost: number;
}

/** How many suggestions a finding offers. */
export const MOST_SUGGESTIONS = 5;

const FREQUENCY_WEIGHT = 0.099;
const NAME_COST = 2;
const RARE_COST = 0.6;
const OTHER_VARIETY_COST = 1.5;
const SPLIT_COST = 9;
const SPLIT_FREQUENCY = 130;
const FIT_WEIGHT = 0.6;
// A pair of words has one probability more to multiply: about that of a common word.
const MEAN_WORD_FIT = 5;
const KEPT = 12;
const FAR = -5;
const THREE_SLIPS_FROM = 6;
const SHORT_WORDS = new Set(
  'a i am an as at be by do go he if in is it me my no of on or so to up us we'.split(' '),
);

/**
 * What may have been meant by an unknown folded word, best first: a noisy channel of slip cost
 * and word frequency over the words within two slips, or three when two find little.
 */
export function candidates(folded: string, vocabulary: Vocabulary): readonly Candidate[] {
  let known = remembered.get(vocabulary);
  if (known === undefined) {
    known = new Map<string, readonly Candidate[]>();
    remembered.set(vocabulary, known);
  }
  let found = known.get(folded);
  if (found !== undefined) return found;
  found = search(folded, vocabulary);
  if (known.size >= MOST_REMEMBERED) known.clear();
  known.set(folded, found);
  return found;
}

// The same slip comes again and again, in a story as it is typed and in one slip made throughout.
const remembered = new WeakMap<Vocabulary, Map<string, readonly Candidate[]>>();
const MOST_REMEMBERED = 2000;

function search(folded: string, vocabulary: Vocabulary): readonly Candidate[] {
  const { spelling } = vocabulary.language;
  const judge = (word: string): Candidate => {
    const slip = slipCost(folded, word);
    return { word, slip, cost: slip + rarity(word, vocabulary) };
  };
  let found = spelling.near(folded, 2).map(judge);
  const isFar = found.every(({ cost }) => cost > FAR);
  if (isFar && folded.length >= THREE_SLIPS_FROM) found = spelling.near(folded, 3).map(judge);
  return found.concat(splits(folded, vocabulary)).sort(byCost).slice(0, KEPT);
}

/**
 * Candidates with their cost eased by how well they fit their place: the best-fitting word keeps
 * its cost, the others pay for fitting worse.
 */
export function fitted(found: readonly Candidate[], fit: Fit): readonly Candidate[] {
  const fits = found.map(({ word }) => {
    const words = word.split(' ');
    return fit(words) + (words.length - 1) * MEAN_WORD_FIT;
  });
  const best = Math.max(...fits);
  return found
    .map((one, at) => ({ ...one, cost: one.cost + FIT_WEIGHT * (best - (fits[at] ?? best)) }))
    .sort(byCost);
}

/** The order of candidates: cheapest first, then by the alphabet. */
export function byCost(a: Candidate, b: Candidate): number {
  return a.cost - b.cost || (a.word < b.word ? -1 : 1);
}

function rarity(word: string, { language, variety }: Vocabulary): number {
  const id = language.lexicon.find(word);
  if (id < 0) return 0;
  const flags = language.lexicon.flags(id);
  const isOnlyName = (flags & (WordFlag.british | WordFlag.american)) === 0;
  return (
    -FREQUENCY_WEIGHT * language.lexicon.frequency(id) +
    (isOnlyName ? NAME_COST : 0) +
    ((flags & WordFlag.rare) === 0 ? 0 : RARE_COST) +
    ((flags & (variety | WordFlag.name)) === 0 ? OTHER_VARIETY_COST : 0)
  );
}

function splits(folded: string, vocabulary: Vocabulary): Candidate[] {
  const found: Candidate[] = [];
  for (let at = 1; at < folded.length; at += 1) {
    const left = folded.slice(0, at);
    const right = folded.slice(at);
    const rarer = Math.min(vocabulary.frequency(left), vocabulary.frequency(right));
    if (rarer < SPLIT_FREQUENCY || !vocabulary.isWord(left) || !vocabulary.isWord(right)) continue;
    if (!canStandAlone(left) || !canStandAlone(right)) continue;
    const cost = SPLIT_COST - FREQUENCY_WEIGHT * rarer;
    found.push({ word: `${left} ${right}`, slip: SPLIT_COST, cost });
  }
  return found;
}

function canStandAlone(half: string): boolean {
  return half.length > 2 || SHORT_WORDS.has(half);
}

/** Writes a folded word with the capitals and apostrophe of the word it replaces. */
export function writeLike(
  word: string,
  pattern: string,
  vocabulary: Vocabulary | undefined,
): string {
  const marked = /[’‘ʼ]/.test(pattern) || !pattern.includes("'") ? word.replaceAll("'", '’') : word;
  const shown = vocabulary?.language.lexicon.display(word);
  if (shown !== undefined) return shown;
  if (/^\P{Ll}*$/u.test(pattern) && pattern.length > 1) return marked.toUpperCase();
  const isCapital = /^\p{Lu}/u.test(pattern) || vocabulary?.isOnlyName(word) === true;
  return isCapital ? marked.replace(/^\p{L}/u, (letter) => letter.toUpperCase()) : marked;
}
