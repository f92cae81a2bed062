import { featuresOf } from './features.ts';
import type { Sentence, Signal } from './signal.ts';
import { base, weights } from './weights.ts';

/** What a sentence is held to be: both from 0 to 1. */
export interface Judgement {
  /** How likely it is that there is something to check in it. */
  readonly checkable: number;
  /** How much checking it is worth. */
  readonly worth: number;
}

/**
 * Judges a sentence by what was found in it and by the cues around that: a logistic regression
 * (`weights.ts`), as ClaimBuster ranks sentences by a linear model over words, kinds of names and
 * parts of speech (Hassan et al., 2017), but over features that an editor can name.
 */
export function judge(sentence: Sentence, signals: readonly Signal[]): Judgement {
  let [checkable, first] = base;
  for (const [feature, value] of featuresOf(sentence, signals)) {
    const weight = weights[feature];
    if (!weight) continue;
    checkable += weight[0] * value;
    first += weight[1] * value;
  }
  const worth = chance(checkable) * firstShare + chance(first) * (1 - firstShare);
  return { checkable: chance(checkable), worth: Math.round(worth * 100) / 100 };
}

// A sentence that is surely checkable but of no weight is worth this much.
const firstShare = 0.25;

function chance(score: number): number {
  return 1 / (1 + Math.exp(-score));
}
