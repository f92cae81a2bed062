import type { Fit } from './fit.ts';
import { slipCost } from './language/edit-cost.ts';
import { soundDistance, soundKey, soundsOf } from './language/letters-to-sound.ts';
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

const FREQUENCY_WEIGHT = 0.065;
const NAME_COST = 2;
const OTHER_VARIETY_COST = 0.8;
const SPLIT_COST = 9;
const SPLIT_FREQUENCY = 130;
const FIT_WEIGHT = 0.45;
// A pair of words has one probability more to multiply: about that of a common word.
const MEAN_WORD_FIT = 5;
// What a spelling by ear costs at all, for its letters, and for each sound that is wrong.
const BY_EAR_COST = 3.25;
const BY_EAR_SLIP_WEIGHT = 0.35;
const SOUND_WEIGHT = 2;
const SHORTEST_KEY = 2;
const LONG_KEY = 5;
// No letter too many or too few costs less.
const CHEAPEST_LETTER = 0.8;
const KEPT = 12;
const FAR = -6;
const SHORT_WORDS = new Set(
  'a i am an as at be by do go he if in is it me my no of on or so to up us we'.split(' '),
);

/**
 * What may have been meant by an unknown folded word, best first: a noisy channel of slip cost
 * and word frequency over the words within two slips, and where they are unlikely over all that
 * sound alike.
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
  const { lexicon, spelling } = vocabulary.language;
  const shortlist = createShortlist(folded, vocabulary);
  const near = spelling.near(folded, 2);
  for (const word of near) shortlist.consider(word, lexicon.find(word));
  if (shortlist.best() > FAR) {
    const known = new Set(near).add(folded);
    for (const id of soundingAlike(folded, vocabulary)) {
      const word = lexicon.word(id);
      if (!known.has(word)) shortlist.consider(word, id);
      known.add(word);
    }
  }
  return [...shortlist.found(), ...splits(folded, vocabulary)].sort(byCost).slice(0, KEPT);
}

/** The cheapest candidates so far: what cannot be among them is not looked at closely. */
interface Shortlist {
  consider(word: string, id: number): void;
  /** The lowest cost so far. */
  best(): number;
  found(): readonly Candidate[];
}

function createShortlist(folded: string, vocabulary: Vocabulary): Shortlist {
  const sounds = soundsOf(folded);
  const found: Candidate[] = [];

  function add(candidate: Candidate): void {
    let at = found.length;
    while (at > 0 && byCost(candidate, found[at - 1] ?? candidate) < 0) at -= 1;
    found.splice(at, 0, candidate);
    if (found.length > KEPT) found.pop();
  }

  return {
    best: () => found[0]?.cost ?? Number.POSITIVE_INFINITY,
    found: () => found,
    consider(word, id) {
      const rare = rarity(id, vocabulary);
      const most = found.length < KEPT ? Number.POSITIVE_INFINITY : (found.at(-1)?.cost ?? 0);
      const letters = Math.abs(word.length - folded.length) * CHEAPEST_LETTER;
      if (BY_EAR_COST + BY_EAR_SLIP_WEIGHT * letters + rare > most) return;
      const limit = Math.max(most - rare, (most - rare - BY_EAR_COST) / BY_EAR_SLIP_WEIGHT);
      let slip = slipCost(folded, word, limit);
      const byEar = BY_EAR_COST + BY_EAR_SLIP_WEIGHT * slip;
      // A slip of the fingers or a spelling by ear, whichever is likelier.
      if (slip > byEar) {
        if (byEar + rare > most) return;
        slip = Math.min(slip, byEar + SOUND_WEIGHT * soundDistance(sounds, soundsOf(word)));
      }
      if (slip + rare <= most) add({ word, slip, cost: slip + rare });
    },
  };
}

/** Ids of common words that sound like a word, or nearly; the commonest first. */
function soundingAlike(folded: string, { language }: Vocabulary): Uint32Array {
  const key = soundKey(soundsOf(folded));
  if (key.length < SHORTEST_KEY || language.sounds === undefined) return new Uint32Array();
  return Uint32Array.from(language.sounds.near(key, key.length < LONG_KEY ? 1 : 2)).sort();
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

function rarity(id: number, { language: { lexicon }, variety }: Vocabulary): number {
  if (id < 0) return 0;
  const flags = lexicon.flags(id);
  const isOnlyName = (flags & (WordFlag.british | WordFlag.american)) === 0;
  return (
    -FREQUENCY_WEIGHT * lexicon.frequency(id) +
    (isOnlyName ? NAME_COST : 0) +
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
