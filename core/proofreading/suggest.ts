import type { Fit } from './fit.ts';
import { createSlipGauge, LONGEST_SLIP, SLIP_WEIGHTS } from './language/edit-cost.ts';
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
const FAR = [-6, -4, -1] as const;
const APART = [0, 1, 2] as const;
type Apart = (typeof APART)[number];
// How many are looked at of each, the commonest first: a little like many words sounds any.
const MOST_HEARD = [Number.POSITIVE_INFINITY, 500, Number.POSITIVE_INFINITY] as const;
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
  const nearest = inOrder(spelling.near(folded, 1), vocabulary);
  for (const id of nearest) shortlist.consider(id, 0);
  if (shortlist.best() <= PLAIN && nearest.length >= MOST_SUGGESTIONS) return shortlist.found();
  const known = new Set(nearest);
  for (const id of inOrder(spelling.near(folded, 2), vocabulary)) {
    if (!known.has(id)) shortlist.consider(id, 0);
    known.add(id);
  }
  known.add(lexicon.find(folded));
  const key = soundKey(soundsOf(folded));
  if (sounds !== undefined && key.length >= SHORTEST_KEY) {
    const most = key.length < LONG_KEY ? 1 : 2;
    for (const apart of APART) {
      if (apart > most || shortlist.best() <= FAR[apart]) break;
      const heard = Uint32Array.from(sounds.near(key, apart)).sort();
      for (const id of heard.subarray(0, MOST_HEARD[apart])) {
        // The rest are rarer still.
        if (shortlist.isHopeless(id, apart)) break;
        if (!known.has(id)) shortlist.consider(id, apart);
        known.add(id);
      }
    }
  }
  return [...shortlist.found(), ...splits(folded, vocabulary)].sort(byCost).slice(0, KEPT);
}

function searchNear(folded: string, vocabulary: Vocabulary): readonly Candidate[] {
  const shortlist = createShortlist(folded, vocabulary);
  for (const id of inOrder(vocabulary.language.spelling.near(folded, 1), vocabulary)) {
    shortlist.consider(id, 0);
  }
  return shortlist.found();
}

/** Lexicon ids, the commonest word first: the sooner cheap ones are found, the fewer are measured. */
function inOrder(words: readonly string[], { language: { lexicon } }: Vocabulary): Int32Array {
  return Int32Array.from(words, (word) => lexicon.find(word)).sort();
}

/** The cheapest candidates so far: what cannot be among them is not looked at closely. */
interface Shortlist {
  /** Takes a word in if it is cheap enough whose key of sounds is `apart` letters away. */
  consider(id: number, apart: Apart): void;
  /** Whether neither a word so far away nor a rarer one can be among them. */
  isHopeless(id: number, apart: Apart): boolean;
  /** The lowest cost so far. */
  best(): number;
  found(): readonly Candidate[];
}

const gauge = createSlipGauge(SLIP_WEIGHTS);
const letters = new Uint16Array(LONGEST_SLIP);

function createShortlist(folded: string, vocabulary: Vocabulary): Shortlist {
  const { lexicon } = vocabulary.language;
  const sounds = soundsOf(folded);
  const found: Candidate[] = [];

  function add(candidate: Candidate): void {
    let at = found.length;
    while (at > 0 && byCost(candidate, found[at - 1] ?? candidate) < 0) at -= 1;
    found.splice(at, 0, candidate);
    if (found.length > KEPT) found.pop();
  }

  // Of what is only alike by ear no more are wanted than are shown.
  const most = (apart: Apart): number =>
    found[apart === 0 ? KEPT - 1 : MOST_SUGGESTIONS]?.cost ?? Number.POSITIVE_INFINITY;

  function slipOf(id: number, length: number, limit: number): number {
    lexicon.spell(id, letters);
    gauge.setTyped(folded);
    return gauge.cost(letters, length, limit);
  }

  return {
    best: () => found[0]?.cost ?? Number.POSITIVE_INFINITY,
    found: () => found,
    isHopeless: (id, apart) =>
      farCost(apart, 0) - FREQUENCY_WEIGHT * lexicon.frequency(id) > most(apart),
    consider(id, apart) {
      const length = lexicon.length(id);
      if (length > LONGEST_SLIP) return;
      const rare = rarity(id, vocabulary);
      const dearest = most(apart);
      if (rare + farCost(apart, Math.abs(length - folded.length)) > dearest) return;
      const wrongSounds = SOUND_WEIGHT * CHEAPEST_SOUND * apart;
      const byEarLimit = (dearest - rare - BY_EAR_COST - wrongSounds) / BY_EAR_SLIP_WEIGHT;
      let slip = slipOf(id, length, Math.max(dearest - rare, byEarLimit));
      const byEar = BY_EAR_COST + BY_EAR_SLIP_WEIGHT * slip;
      // A slip of the fingers or a spelling by ear, whichever is likelier.
      if (slip > byEar) {
        if (byEar + wrongSounds + rare > dearest) return;
        const heard = soundDistance(sounds, soundsOf(lexicon.word(id)));
        slip = Math.min(slip, byEar + SOUND_WEIGHT * heard);
      }
      const cost = slip + rare;
      if (cost <= dearest) add({ word: lexicon.word(id), slip, cost });
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

/** A suggestion with the apostrophe that its text uses; straight where it uses neither. */
export function withApostropheOf(text: string, word: string): string {
  return word.replace(/['’]/g, /[’‘]/.test(text) ? '’' : "'");
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
