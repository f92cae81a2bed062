import { Fragment, Slice, type Node } from 'prosemirror-model';
import { ReplaceStep, type Transform } from 'prosemirror-transform';
import { withAccepted } from './accepted.ts';
import type { Chosen } from './chosen.ts';
import { accept, reject } from './decide.ts';
import { rejectedRuns } from './decided-runs.ts';
import type { SettledRun } from './joined-runs.ts';

/** What becomes of a proposal. */
export type Outcome = 'accepted' | 'rejected';

/** As many steps are taken at most for the blocks of a body. */
export const mostSteps = 32;

/**
 * Accepts or rejects proposals as `accept` and `reject` do, with the very same outcome, but in few
 * steps, however many there are: what they change is put in the place of what stood there. Positions
 * within what is put in its place map to its edge, so for one proposal those two are better.
 * @param near document position whose own block is not changed together with others
 */
export function decideMany(tr: Transform, chosen: Chosen, outcome: Outcome, near: number): void {
  const { doc } = tr;
  const runs = outcome === 'accepted' ? acceptedRuns(doc, chosen) : rejectedRuns(doc, chosen);
  const body = doc.lastChild;
  if (runs === null || !body) {
    (outcome === 'accepted' ? accept : reject)(tr, chosen);
    return;
  }
  const start = doc.content.size - body.nodeSize + 1;
  const steps = joinedChanges(changesOf(body, runs, start), near).map((change) =>
    stepFor(doc, change),
  );
  if (outcome === 'accepted') steps.unshift(...headSteps(doc, chosen));
  // From the end backwards: no place moves before its turn.
  for (const step of steps.toReversed()) tr.step(step);
}

/** @returns null where the body is a proposal itself */
function acceptedRuns(doc: Node, chosen: Chosen): readonly SettledRun[] | null {
  const body = doc.lastChild;
  if (!body || body.marks.length > 0 || doc.children.some(({ marks }) => marks.length > 0))
    return null;
  return body.children.map((block) => ({ count: 1, blocks: [withAccepted(block, chosen)] }));
}

function headSteps(doc: Node, chosen: Chosen): ReplaceStep[] {
  const steps: ReplaceStep[] = [];
  doc.forEach((part, offset) => {
    const now = part === doc.lastChild ? part : withAccepted(part, chosen);
    if (now === part || now.eq(part)) return;
    steps.push(stepFor(doc, { from: offset, to: offset + part.nodeSize, old: [part], now: [now] }));
  });
  return steps;
}

/** Blocks that stand beside one another, and those that come to stand in their place. */
interface Change {
  /** Document positions. */
  readonly from: number;
  readonly to: number;
  readonly old: readonly Node[];
  readonly now: readonly Node[];
}

function changesOf(body: Node, runs: readonly SettledRun[], start: number): Change[] {
  const changes: Change[] = [];
  let [index, from] = [0, start];
  for (const { count, blocks } of runs) {
    const old = body.children.slice(index, index + count);
    const to = from + old.reduce((sum, { nodeSize }) => sum + nodeSize, 0);
    changes.push({ from, to, old, now: blocks });
    [index, from] = [index + count, to];
  }
  return changes;
}

function isSame({ old, now }: Change): boolean {
  return old.length === now.length && old.every((node, index) => isLike(node, now[index]));
}

function isLike(node: Node, other: Node | undefined): boolean {
  return node === other || (other !== undefined && node.eq(other));
}

/** Joins changes over what is the same between them, the least of it first, until they are few. */
function joinedChanges(all: readonly Change[], near: number): Change[] {
  const first = all.findIndex((change) => !isSame(change));
  if (first < 0) return [];
  const gaps = gapsOf(all, first, near);
  const kept = new Set(
    gaps
      .toSorted((one, other) => other.size - one.size)
      .slice(0, mostSteps - 1)
      .map(({ before }) => before),
  );
  const changes: Change[] = [];
  let begun = first;
  for (const { last, before } of gaps) {
    if (!kept.has(before)) continue;
    changes.push(joinedOf(all.slice(begun, last + 1)));
    begun = before;
  }
  const end = all.findLastIndex((change) => !isSame(change));
  return [...changes, joinedOf(all.slice(begun, end + 1))];
}

interface Gap {
  /** The index of the change that it follows, and of the one that follows it. */
  readonly last: number;
  readonly before: number;
  readonly size: number;
}

/** What parts changes; the block where somebody is at work is parted from all others. */
function gapsOf(all: readonly Change[], first: number, near: number): Gap[] {
  const gaps: Gap[] = [];
  const isNear = (change: Change | undefined): boolean =>
    change !== undefined && change.from <= near && near < change.to;
  let last = first;
  for (let before = first + 1; before < all.length; before++) {
    const change = all[before];
    if (!change || isSame(change)) continue;
    const isOwn = isNear(all[last]) || isNear(change);
    const size = change.from - (all[last]?.to ?? 0);
    gaps.push({ last, before, size: isOwn ? Infinity : size });
    last = before;
  }
  return gaps;
}

function joinedOf(changes: readonly Change[]): Change {
  return {
    from: changes[0]?.from ?? 0,
    to: changes.at(-1)?.to ?? 0,
    old: changes.flatMap(({ old }) => old),
    now: changes.flatMap(({ now }) => now),
  };
}

/** One block in another's place is changed within, from the first that differs to the last. */
function stepFor(doc: Node, { from, to, old, now }: Change): ReplaceStep {
  const [one, other] = [old[0], now[0]];
  const isOne = old.length === 1 && now.length === 1 && one?.isTextblock && other?.isTextblock;
  if (!isOne || !one.sameMarkup(other))
    return new ReplaceStep(from, to, new Slice(Fragment.fromArray([...now]), 0, 0));
  const start = one.content.findDiffStart(other.content) ?? 0;
  const ends = one.content.findDiffEnd(other.content) ?? { a: 0, b: 0 };
  const overlap = Math.max(0, start - Math.min(ends.a, ends.b));
  const [end, endNow] = [ends.a + overlap, ends.b + overlap];
  const content = other.content.cut(start, endNow);
  return new ReplaceStep(from + 1 + start, from + 1 + end, new Slice(content, 0, 0));
}
