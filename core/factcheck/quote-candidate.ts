import type { WordChange } from '../article/word-difference.ts';
import type { SourceId } from '../base/id.ts';
import { differencesOf } from './quote-differences.ts';
import type { QuoteIndex } from './quote-index.ts';
import type { WordPair } from './quote-passage.ts';
import type { PatternPart } from './quote-pattern.ts';

/** A source, read. */
export interface IndexedSource {
  readonly id: SourceId;
  readonly index: QuoteIndex;
}

/** A passage that a quotation may come from. */
export interface Candidate extends IndexedSource {
  readonly pairs: readonly WordPair[];
  readonly differences: readonly WordChange[];
  /** How many words differ. */
  readonly changed: number;
}

/** The passage that pairs stand for, and what differs in it. */
export function toCandidate(
  { id, index }: IndexedSource,
  pattern: readonly PatternPart[],
  pairs: readonly WordPair[],
): Candidate {
  const differences = differencesOf(index, pattern, pairs);
  const changed = differences.reduce(
    (sum, { removed, added }) => sum + Math.max(removed.length, added.length),
    0,
  );
  return { id, index, pairs, differences, changed };
}

/** The candidate with the fewest changed words; of equal ones the first. */
export function fewestChanged(candidates: Iterable<Candidate>): Candidate | null {
  let best: Candidate | null = null;
  for (const candidate of candidates) {
    if (best === null || candidate.changed < best.changed) best = candidate;
    if (best.changed === 0) return best;
  }
  return best;
}
