/** A place where two texts differ; each side may be empty. `at` counts the words of the old text before it. */
export interface WordChange {
  readonly at: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** One word taken out or put in, at word `x` of the old text and `y` of the new, and the edit before it. */
interface Edit {
  readonly isAdded: boolean;
  readonly x: number;
  readonly y: number;
  readonly before: Edit | null;
}

/** How far into the old text a row of edits leads. */
interface Reach {
  readonly x: number;
  readonly edit: Edit | null;
}

/** Beyond so many words taken out and put in, two texts are not versions of one another. */
const mostEdits = 1000;

/**
 * The fewest edits that make `old` into `now`, word by word, those that touch taken together
 * (Myers, “An O(ND) Difference Algorithm and Its Variations”, 1986).
 * @returns the changes in order; a single one where the texts have too little in common.
 */
export function wordDifference(old: readonly string[], now: readonly string[]): WordChange[] {
  const start = sharedStart(old, now);
  const end = sharedEnd(old.slice(start), now.slice(start));
  const from = old.slice(start, old.length - end);
  const to = now.slice(start, now.length - end);
  if (from.length === 0 && to.length === 0) return [];
  const edits = shortestEdits(from, to);
  const changes =
    edits === null ? [{ at: 0, removed: from, added: to }] : changesOf(edits, from, to);
  return changes.map((change) => ({ ...change, at: change.at + start }));
}

function shortestEdits(old: readonly string[], now: readonly string[]): Edit[] | null {
  const furthest = new Map<number, Reach>();
  for (let edits = 0; edits <= mostEdits; edits++) {
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const reach = follow(step(furthest, diagonal, edits), diagonal, old, now);
      furthest.set(diagonal, reach);
      if (reach.x >= old.length && reach.x - diagonal >= now.length) return listed(reach.edit);
    }
  }
  return null;
}

/** The better of the two ways onto a diagonal (x − y): a word put in, or a word taken out. */
function step(furthest: ReadonlyMap<number, Reach>, diagonal: number, edits: number): Reach {
  if (edits === 0) return { x: 0, edit: null };
  const left = furthest.get(diagonal - 1);
  const above = furthest.get(diagonal + 1);
  if (above && (!left || left.x < above.x)) {
    return {
      x: above.x,
      edit: { isAdded: true, x: above.x, y: above.x - diagonal - 1, before: above.edit },
    };
  }
  const x = left?.x ?? 0;
  return { x: x + 1, edit: { isAdded: false, x, y: x - diagonal + 1, before: left?.edit ?? null } };
}

/** Goes on as long as both texts have the same word. */
function follow(
  reach: Reach,
  diagonal: number,
  old: readonly string[],
  now: readonly string[],
): Reach {
  let { x } = reach;
  while (x < old.length && x - diagonal < now.length && old[x] === now[x - diagonal]) x++;
  return { x, edit: reach.edit };
}

function listed(last: Edit | null): Edit[] {
  const edits: Edit[] = [];
  for (let edit = last; edit !== null; edit = edit.before) edits.push(edit);
  return edits.reverse();
}

function changesOf(
  edits: readonly Edit[],
  old: readonly string[],
  now: readonly string[],
): WordChange[] {
  const spans: { x: number; y: number; endX: number; endY: number }[] = [];
  for (const { isAdded, x, y } of edits) {
    const [endX, endY] = isAdded ? [x, y + 1] : [x + 1, y];
    const last = spans.at(-1);
    if (last?.endX === x && last.endY === y) spans[spans.length - 1] = { ...last, endX, endY };
    else spans.push({ x, y, endX, endY });
  }
  return spans.map(({ x, y, endX, endY }) => ({
    at: x,
    removed: old.slice(x, endX),
    added: now.slice(y, endY),
  }));
}

function sharedStart(one: readonly string[], other: readonly string[]): number {
  let count = 0;
  while (count < one.length && count < other.length && one[count] === other[count]) count++;
  return count;
}

function sharedEnd(one: readonly string[], other: readonly string[]): number {
  let count = 0;
  while (count < one.length && count < other.length && one.at(-1 - count) === other.at(-1 - count))
    count++;
  return count;
}
