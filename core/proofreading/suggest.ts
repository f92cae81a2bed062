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
/** How much the fit of a word in its place counts against its cost. */
export const FIT_WEIGHT = 0.45;
// A pair of words has one probability more to multiply: about that of a common word.
const MEAN_WORD_FIT = 5;
// What a spelling by ear costs at all, for its letters, and for each sound that is wrong.
const BY_EAR_COST = 3.25;
const BY_EAR_SLIP_WEIGHT = 0.35;
const SOUND_WEIGHT = 2;
const SHORTEST_KEY = 2;
const LONG_KEY = 5;
// The least that a letter too many or too few costs, one changed so that it sounds other, and a
// sound that is wrong.
const CHEAPEST_LETTER = 0.8;
const CHEAPEST_CHANGE = 2.6;
const CHEAPEST_SOUND = 0.9;
const KEPT = 10;
// A best candidate so cheap needs no others.
const PLAIN = -9;
// One so dear calls for what sounds the same, nearly the same, and a little like it.
const FAR = [-6, -4, -1];
const SHORT_WORDS = new Set(
  'a i am an as at be by do go he if in is it me my no of on or so to up us we'.split(' '),
);

/**
 * What may have been meant by an unknown folded word, best first: a noisy channel of slip cost
 * and word frequency over the words within two slips, and where they are unlikely over all that
 * sound alike.
 */
export function candidates(folded: string, vocabulary: Vocabulary): readonly Candidate[] {
  return recall(folded, vocabulary, remembered, search);
}

/** The same over the words one slip away, which takes far less time. */
export function nearCandidates(folded: string, vocabulary: Vocabulary): readonly Candidate[] {
  return recall(folded, vocabulary, nearRemembered, searchNear);
}

type Memory = WeakMap<Vocabulary, Map<string, readonly Candidate[]>>;

// The same slip comes again and again, in a story as it is typed and in one slip made throughout.
const remembered: Memory = new WeakMap();
const nearRemembered: Memory = new WeakMap();
const MOST_REMEMBERED = 2000;

function recall(
  folded: string,
  vocabulary: Vocabulary,
  memory: Memory,
  look: (folded: string, vocabulary: Vocabulary) => readonly Candidate[],
): readonly Candidate[] {
  let known = memory.get(vocabulary);
  if (known === undefined)
    memory.set(vocabulary, (known = new Map<string, readonly Candidate[]>()));
  let found = known.get(folded);
  if (found !== undefined) return found;
  found = look(folded, vocabulary);
  if (known.size >= MOST_REMEMBERED) known.clear();
  known.set(folded, found);
  return found;
}

function search(folded: string, vocabulary: Vocabulary): readonly Candidate[] {
  const { lexicon, spelling, sounds } = vocabulary.language;
  const shortlist = createShortlist(folded, vocabulary);
  let near = spelling.near(folded, 1);
  for (const word of near) shortlist.consider(word, lexicon.find(word), 0);
  if (shortlist.best() <= PLAIN && near.length >= MOST_SUGGESTIONS) return shortlist.found();
  const nearest = new Set(near);
  near = spelling.near(folded, 2);
  for (const word of near) {
    if (!nearest.has(word)) shortlist.consider(word, lexicon.find(word), 0);
  }
  const key = soundKey(soundsOf(folded));
  if (sounds !== undefined && key.length >= SHORTEST_KEY) {
    const known = new Set(near).add(folded);
    const most = key.length < LONG_KEY ? 1 : 2;
    for (let apart = 0; apart <= most && shortlist.best() > (FAR[apart] ?? 0); apart += 1) {
      // Ids run from the commonest word on, so that the likeliest come first.
      for (const id of Uint32Array.from(sounds.near(key, apart)).sort()) {
        if (shortlist.isHopeless(id, apart)) continue;
        const word = lexicon.word(id);
        if (!known.has(word)) shortlist.consider(word, id, apart);
        known.add(word);
      }
    }
  }
  return [...shortlist.found(), ...splits(folded, vocabulary)].sort(byCost).slice(0, KEPT);
}

function searchNear(folded: string, vocabulary: Vocabulary): readonly Candidate[] {
  const { lexicon, spelling } = vocabulary.language;
  const shortlist = createShortlist(folded, vocabulary);
  for (const word of spelling.near(folded, 1)) shortlist.consider(word, lexicon.find(word), 0);
  return shortlist.found();
}

/** The cheapest candidates so far: what cannot be among them is not looked at closely. */
interface Shortlist {
  /** Takes a word in if it is cheap enough; `apart` as in {@link Shortlist.isHopeless}. */
  consider(word: string, id: number, apart: number): void;
  /** Whether a word cannot be among them whose key of sounds is so many letters away. */
  isHopeless(id: number, apart: number): boolean;
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

  // Of what is only alike by ear no more are wanted than are shown.
  const most = (apart: number): number =>
    found[apart === 0 ? KEPT - 1 : MOST_SUGGESTIONS]?.cost ?? Number.POSITIVE_INFINITY;

  return {
    best: () => found[0]?.cost ?? Number.POSITIVE_INFINITY,
    found: () => found,
    isHopeless: (id, apart) => rarity(id, vocabulary) + farCost(apart, 0) > most(apart),
    consider(word, id, apart) {
      const rare = rarity(id, vocabulary);
      const dearest = most(apart);
      if (rare + farCost(apart, Math.abs(word.length - folded.length)) > dearest) return;
      const limit = Math.max(dearest - rare, (dearest - rare - BY_EAR_COST) / BY_EAR_SLIP_WEIGHT);
      let slip = slipCost(folded, word, limit);
      const byEar = BY_EAR_COST + BY_EAR_SLIP_WEIGHT * slip;
      // A slip of the fingers or a spelling by ear, whichever is likelier.
      if (slip > byEar) {
        if (byEar + rare > dearest) return;
        slip = Math.min(slip, byEar + SOUND_WEIGHT * soundDistance(sounds, soundsOf(word)));
      }
      if (slip + rare <= dearest) add({ word, slip, cost: slip + rare });
    },
  };
}

/** The least that a slip costs whose key of sounds is `apart` letters away. */
function farCost(apart: number, lengths: number): number {
  if (apart === 0) return lengths * CHEAPEST_LETTER;
  const letters = Math.max(apart * CHEAPEST_CHANGE, lengths * CHEAPEST_LETTER);
  return BY_EAR_COST + BY_EAR_SLIP_WEIGHT * letters + SOUND_WEIGHT * CHEAPEST_SOUND * apart;
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
