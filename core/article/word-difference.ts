import { diffArrays } from 'diff';

/** A place where two texts differ; each side may be empty. `at` counts the words of the old text before it. */
export interface WordChange {
  readonly at: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** Beyond so many words taken out and put in, two texts are not versions of one another. */
const maxEditLength = 1000;

/**
 * The fewest edits that make `old` into `now`, word by word, those that touch taken together
 * (Myers, “An O(ND) Difference Algorithm and Its Variations”, 1986; the library `diff`).
 * @returns the changes in order; a single one where the texts have too little in common.
 */
export function wordDifference(old: readonly string[], now: readonly string[]): WordChange[] {
  const runs = diffArrays([...old], [...now], { maxEditLength });
  if (runs === undefined) return [{ at: 0, removed: old, added: now }];
  const changes: WordChange[] = [];
  let at = 0;
  for (const { value, added, removed } of runs) {
    if (added || removed) {
      const last = changes.at(-1);
      const touches = last !== undefined && last.at + last.removed.length === at;
      const change = touches ? last : { at, removed: [], added: [] };
      const side = added ? 'added' : 'removed';
      const grown = { ...change, [side]: [...change[side], ...value] };
      changes.splice(touches ? -1 : changes.length, 1, grown);
    }
    if (!added) at += value.length;
  }
  return changes;
}
