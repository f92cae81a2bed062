/** A stretch where two sequences differ, as offsets into each; one side may be empty. */
export interface Hunk {
  readonly oldFrom: number;
  readonly oldTo: number;
  readonly nowFrom: number;
  readonly nowTo: number;
}

/** Steps of work that are left; shared by everything that is compared at once. */
export interface Budget {
  left: number;
}

/** Beyond so many items taken out and put in, two sequences are not versions of one another. */
const mostEdits = 1500;

/**
 * The fewest edits that make `old` into `now`: Myers, “An O(ND) Difference Algorithm and Its
 * Variations”, 1986, the greedy form. It does not look at a clock, so that the same two sequences
 * have one answer.
 * @returns the hunks in order; one over all that is not alike at both ends where the sequences have
 *   too little in common or the budget is used up.
 */
export function editScript(old: readonly number[], now: readonly number[], budget: Budget): Hunk[] {
  const start = commonStart(old, now);
  const end = commonEnd(old, now, start);
  const oldTo = old.length - end;
  const nowTo = now.length - end;
  if (start === oldTo && start === nowTo) return [];
  const whole = [{ oldFrom: start, oldTo, nowFrom: start, nowTo }];
  if (start === oldTo || start === nowTo) return whole;
  const inner = shortest(old.slice(start, oldTo), now.slice(start, nowTo), budget);
  return inner?.map((hunk) => moveBy(hunk, start)) ?? whole;
}

function commonStart(old: readonly number[], now: readonly number[]): number {
  const most = Math.min(old.length, now.length);
  let count = 0;
  while (count < most && old[count] === now[count]) count += 1;
  return count;
}

function commonEnd(old: readonly number[], now: readonly number[], start: number): number {
  const most = Math.min(old.length, now.length) - start;
  let count = 0;
  while (count < most && old[old.length - 1 - count] === now[now.length - 1 - count]) count += 1;
  return count;
}

function moveBy({ oldFrom, oldTo, nowFrom, nowTo }: Hunk, by: number): Hunk {
  return { oldFrom: oldFrom + by, oldTo: oldTo + by, nowFrom: nowFrom + by, nowTo: nowTo + by };
}

/** The furthest reaching paths after each number of edits, or null beyond what may be spent. */
function shortest(old: readonly number[], now: readonly number[], budget: Budget): Hunk[] | null {
  const limit = Math.min(mostEdits, old.length + now.length);
  const middle = limit + 1;
  const reach = new Int32Array(2 * limit + 3);
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= limit; edits++) {
    trace.push(reach.slice(middle - edits - 1, middle + edits + 2));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const isDown = goesDown(reach, middle, diagonal, edits);
      const begun = isDown
        ? at(reach, middle + diagonal + 1)
        : at(reach, middle + diagonal - 1) + 1;
      let x = begun;
      while (x < old.length && x - diagonal < now.length && old[x] === now[x - diagonal]) x += 1;
      reach[middle + diagonal] = x;
      budget.left -= 1 + x - begun;
      if (x >= old.length && x - diagonal >= now.length)
        return walkBack(trace, old.length, now.length);
    }
    if (budget.left <= 0) return null;
  }
  return null;
}

/** Every place that is asked for has been written. */
function at(reach: Int32Array, place: number): number {
  return reach[place] ?? 0;
}

function goesDown(reach: Int32Array, middle: number, diagonal: number, edits: number): boolean {
  if (diagonal === -edits) return true;
  return diagonal !== edits && at(reach, middle + diagonal - 1) < at(reach, middle + diagonal + 1);
}

/** Follows the paths back from both ends; entry n of `trace` holds those of n - 1 edits. */
function walkBack(trace: readonly Int32Array[], oldSize: number, nowSize: number): Hunk[] {
  const hunks: Hunk[] = [];
  let x = oldSize;
  let y = nowSize;
  for (let edits = trace.length - 1; edits > 0; edits--) {
    const reach = trace[edits] ?? new Int32Array();
    const middle = edits + 1;
    const diagonal = x - y;
    const before = goesDown(reach, middle, diagonal, edits) ? diagonal + 1 : diagonal - 1;
    const oldFrom = at(reach, middle + before);
    const nowFrom = oldFrom - before;
    const isOut = before < diagonal;
    prepend(hunks, {
      oldFrom,
      oldTo: oldFrom + (isOut ? 1 : 0),
      nowFrom,
      nowTo: nowFrom + (isOut ? 0 : 1),
    });
    x = oldFrom;
    y = nowFrom;
  }
  return hunks.reverse();
}

/** Puts an edit before those that were found, as one with the last of them if it touches that. */
function prepend(hunks: Hunk[], edit: Hunk): void {
  const after = hunks.at(-1);
  const touches = after?.oldFrom === edit.oldTo && after.nowFrom === edit.nowTo;
  if (touches) hunks[hunks.length - 1] = { ...edit, oldTo: after.oldTo, nowTo: after.nowTo };
  else hunks.push(edit);
}
