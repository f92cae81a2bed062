import { slipCost } from './language/edit-cost.ts';
import { WordFlag } from './language/lexicon.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A word that may have been meant, with the cost in nats of the slip and its rarity together. */
export interface Candidate {
  readonly word: string;
  readonly cost: number;
}

/** How many suggestions a finding offers. */
export const MOST_SUGGESTIONS = 5;

const FREQUENCY_WEIGHT = 0.099;
const NAME_COST = 2;
const RARE_COST = 1;
const OTHER_VARIETY_COST = 1.5;
const SPLIT_COST = 5;
const SPLIT_FREQUENCY = 150;
const KEPT = 12;

/**
 * What may have been meant by an unknown folded word, best first: a noisy channel of slip cost
 * and word frequency over the words within two slips, or three when two find little.
 */
export function candidates(folded: string, vocabulary: Vocabulary): readonly Candidate[] {
  const { spelling } = vocabulary.language;
  let near = spelling.near(folded, 2);
  if (near.length === 0 && folded.length > 5) near = spelling.near(folded, 3);
  const found = near
    .map((word) => ({ word, cost: slipCost(folded, word) + rarity(word, vocabulary) }))
    .concat(splits(folded, vocabulary));
  return found.sort((a, b) => a.cost - b.cost || (a.word < b.word ? -1 : 1)).slice(0, KEPT);
}

function rarity(word: string, vocabulary: Vocabulary): number {
  const flags = vocabulary.flags(word);
  return (
    -FREQUENCY_WEIGHT * vocabulary.frequency(word) +
    (vocabulary.isOnlyName(word) ? NAME_COST : 0) +
    ((flags & WordFlag.rare) === 0 ? 0 : RARE_COST) +
    (vocabulary.isOfVariety(word) ? 0 : OTHER_VARIETY_COST)
  );
}

function splits(folded: string, vocabulary: Vocabulary): Candidate[] {
  const found: Candidate[] = [];
  for (let at = 1; at < folded.length; at += 1) {
    const left = folded.slice(0, at);
    const right = folded.slice(at);
    const rarer = Math.min(vocabulary.frequency(left), vocabulary.frequency(right));
    if (rarer < SPLIT_FREQUENCY || !vocabulary.isWord(left) || !vocabulary.isWord(right)) continue;
    if ((at === 1 && left !== 'a' && left !== 'i') || right.length === 1) continue;
    found.push({ word: `${left} ${right}`, cost: SPLIT_COST - FREQUENCY_WEIGHT * rarer });
  }
  return found;
}

/** Writes a folded word with the capitals and apostrophe of the word it replaces. */
export function writeLike(word: string, pattern: string, vocabulary: Vocabulary | undefined): string {
  const marked = /[’‘ʼ]/.test(pattern) || !pattern.includes("'") ? word.replaceAll("'", '’') : word;
  const shown = vocabulary?.language.lexicon.display(word);
  if (shown !== undefined) return shown;
  if (/^\P{Ll}*$/u.test(pattern) && pattern.length > 1) return marked.toUpperCase();
  const isCapital = /^\p{Lu}/u.test(pattern) || vocabulary?.isOnlyName(word) === true;
  return isCapital ? marked.replace(/^\p{L}/u, (letter) => letter.toUpperCase()) : marked;
}
