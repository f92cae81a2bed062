import { alikeFrom, likeness, mayHaveMoved, type Alignable, type Pair } from './likeness.ts';
import { longestInOrder, surePairs } from './sure-pairs.ts';

/** Two pieces that are versions of one another, by their places in their stories. */
export interface Match {
  readonly old: number;
  readonly now: number;
  /** Whether it stands elsewhere than where its neighbours went. */
  readonly moved: boolean;
}

/** Pairs that are tried one against another between two pieces that are sure. */
const mostPairs = 2500;

/**
 * Finds which pieces of two stories belong together. Pairs that can be told by themselves are sure;
 * the longest part of them that is in one order stays in place, and the rest has moved. What lies
 * between is paired by its words where it is little. The work grows with the length of the stories
 * and not with its square.
 */
export function alignPieces(old: readonly Alignable[], now: readonly Alignable[]): Match[] {
  const start = commonStart(old, now);
  const end = commonStart(old.slice(start).reverse(), now.slice(start).reverse());
  const [olds, nows] = [old.slice(start, old.length - end), now.slice(start, now.length - end)];
  return [
    ...inStep(old.slice(0, start), now),
    ...alignInner(olds, nows),
    ...inStep(old.slice(old.length - end), now.slice(now.length - end)),
  ];
}

/** As many pairs as there are old pieces. */
function inStep(olds: readonly Alignable[], nows: readonly Alignable[]): Match[] {
  return olds.flatMap((old, index) => {
    const now = nows[index];
    return now ? [matchOf({ old, now }, false)] : [];
  });
}

function commonStart(old: readonly Alignable[], now: readonly Alignable[]): number {
  const differs = old.findIndex(({ key }, at) => key !== now[at]?.key);
  return differs === -1 ? old.length : differs;
}

function alignInner(old: readonly Alignable[], now: readonly Alignable[]): Match[] {
  const sure = surePairs(old, now);
  const anchors = longestInOrder(sure);
  const inOrder = new Set(anchors);
  const moved = sure.filter((pair) => !inOrder.has(pair) && mayHaveMoved(pair));
  const gone = new Set(moved.flatMap((pair) => [pair.old, pair.now]));
  const stay = [...anchors, ...between(old, now, anchors, gone)];
  return [...moved.map((pair) => matchOf(pair, true)), ...stay.map((pair) => matchOf(pair, false))];
}

function matchOf({ old, now }: Pair, moved: boolean): Match {
  return { old: old.at, now: now.at, moved };
}

/** Pairs up what lies between the anchors, leaving out what moved. */
function between(
  old: readonly Alignable[],
  now: readonly Alignable[],
  anchors: readonly Pair[],
  gone: ReadonlySet<Alignable>,
): Pair[] {
  const olds = stretches(
    old,
    anchors.map((pair) => pair.old),
    gone,
  );
  const nows = stretches(
    now,
    anchors.map((pair) => pair.now),
    gone,
  );
  return olds.flatMap((stretch, index) => pairUp(stretch, nows[index] ?? []));
}

/** The pieces before, between and after the anchors. */
function stretches(
  pieces: readonly Alignable[],
  anchors: readonly Alignable[],
  gone: ReadonlySet<Alignable>,
): Alignable[][] {
  const cuts = new Set(anchors);
  const found: Alignable[][] = [];
  let stretch: Alignable[] = [];
  for (const piece of pieces) {
    if (cuts.has(piece)) {
      found.push(stretch);
      stretch = [];
    } else if (!gone.has(piece)) stretch.push(piece);
  }
  return [...found, stretch];
}

/** Pairs two rows in order, so that as much as can be is shared by pieces that are alike. */
function pairUp(olds: readonly Alignable[], nows: readonly Alignable[]): Pair[] {
  if (olds.length * nows.length > mostPairs) return equalInOrder(olds, nows);
  // Each entry is the best that can be had of the rest of both rows, as a chain of pairs.
  let after: Chain[] = Array<Chain>(nows.length + 1).fill(noChain);
  for (const old of olds.toReversed()) {
    const row: Chain[] = [noChain];
    for (const [fromEnd, now] of nows.toReversed().entries()) {
      const skipsNow = row[fromEnd] ?? noChain;
      const skipsOld = after[fromEnd + 1] ?? noChain;
      const rest = after[fromEnd] ?? noChain;
      const alike = likeness(old, now);
      const taken =
        alike < alikeFrom ? noChain : { sum: alike + rest.sum, pair: { old, now }, rest };
      const skips = skipsNow.sum > skipsOld.sum ? skipsNow : skipsOld;
      row.push(taken.sum > skips.sum ? taken : skips);
    }
    after = row;
  }
  return pairsOf(after.at(-1) ?? noChain);
}

interface Chain {
  readonly sum: number;
  readonly pair: Pair | null;
  readonly rest: Chain | null;
}

const noChain: Chain = { sum: 0, pair: null, rest: null };

function pairsOf(chain: Chain): Pair[] {
  const pairs: Pair[] = [];
  for (let at: Chain | null = chain; at; at = at.rest) if (at.pair) pairs.push(at.pair);
  return pairs;
}

/** Equal pieces of which there are several, where there are too many to try all pairs. */
function equalInOrder(olds: readonly Alignable[], nows: readonly Alignable[]): Pair[] {
  const places = new Map<string, Alignable[]>();
  // The last first, so that the next one is always at the end.
  for (const now of nows.toReversed()) {
    const own = places.get(now.key);
    if (own) own.push(now);
    else places.set(now.key, [now]);
  }
  const pairs: Pair[] = [];
  let passed = -1;
  for (const old of olds) {
    const own = places.get(old.key) ?? [];
    let now = own.pop();
    while (now && now.at <= passed) now = own.pop();
    if (!now) continue;
    pairs.push({ old, now });
    passed = now.at;
  }
  return pairs;
}
