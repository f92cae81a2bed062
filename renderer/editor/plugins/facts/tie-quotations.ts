import { isSameWords } from '../../../../core/factcheck/claim.ts';
import type { QuoteTie } from '../../../../core/factcheck/quotation.ts';

/** A tie of a quotation; stale when the quotation reads otherwise than when it was tied. */
export interface Tied {
  readonly tie: QuoteTie;
  readonly isStale: boolean;
}

/** So much of the longer one's words two versions of a quotation have in common at least. */
const leastShared = 0.5;

/**
 * Finds for each quotation what it was tied to: by its very words, else by most of them, as a tie
 * must not come off a quotation because a word of it was changed.
 */
export function tieQuotations(
  quotations: readonly string[],
  ties: readonly QuoteTie[],
): readonly (Tied | null)[] {
  if (ties.length === 0) return quotations.map(() => null);
  const tied: (Tied | null)[] = quotations.map((words) => {
    const tie = ties.find((one) => isSameWords(one.words, words));
    return tie ? { tie, isStale: false } : null;
  });
  const taken = new Set(tied.map((one) => one?.tie));
  for (const tie of ties.filter((one) => !taken.has(one))) {
    let best = { at: -1, share: 0 };
    for (const [at, words] of quotations.entries()) {
      const share = tied[at] ? 0 : sharedWords(tie.words, words);
      if (share > best.share) best = { at, share };
    }
    if (best.share >= leastShared) tied[best.at] = { tie, isStale: true };
  }
  return tied;
}

/** How much of the longer text's words both have, from 0 to 1. */
function sharedWords(one: string, other: string): number {
  const [left, right] = [wordsOf(one), wordsOf(other)];
  const counts = new Map<string, number>();
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of right) {
    const count = counts.get(word) ?? 0;
    if (count > 0) shared += 1;
    counts.set(word, count - 1);
  }
  return shared / Math.max(left.length, right.length, 1);
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
