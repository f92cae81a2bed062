import { Fragment, type Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { articleSchema } from '../schema.ts';
import { bears, hasProposals, isBlockDeletion, isChosen, type Chosen } from './chosen.ts';
import { reject } from './decide.ts';
import type { SettledRun } from './joined-runs.ts';
import { rejectedSiblings } from './rejected-words.ts';
import { insertionOf } from './take-back.ts';

const { nodes } = articleSchema;

/**
 * What becomes of the blocks of a body when what is chosen is rejected: runs of them, in order. The
 * words of each block in one go; what is of blocks step by step, but only with the blocks near by, so
 * that many cost no more for one another.
 * @returns null where the whole story must be looked at
 */
export function rejectedRuns(doc: Node, chosen: Chosen): readonly SettledRun[] | null {
  const body = doc.lastChild;
  if (body?.type !== nodes.body || body.marks.length > 0) return null;
  const head = doc.children.slice(0, -1);
  if (head.some((part) => bears(part, chosen))) return null;
  const decided = decidedTogether(doc, rejectedSiblings(body.children, chosen), chosen);
  return decided?.some(({ blocks }) => blocks.length > 0) === true ? decided : null;
}

/** A story with the runs of its body as they were decided. */
export function withRuns(doc: Node, runs: readonly SettledRun[]): Node {
  const body = doc.lastChild;
  if (!body) return doc;
  const now = body.copy(Fragment.fromArray(runs.flatMap(({ blocks }) => blocks)));
  return doc.copy(Fragment.fromArray([...doc.children.slice(0, -1), now]));
}

/** Runs in which something is left to be rejected, decided with all that it may have to do with. */
function decidedTogether(
  doc: Node,
  runs: readonly SettledRun[],
  chosen: Chosen,
): readonly SettledRun[] | null {
  const decided: SettledRun[] = [];
  let done = 0;
  for (const region of regionsOf(runs, chosen)) {
    const blocks = runs.slice(region.from, region.to).flatMap((run) => run.blocks);
    const now = rejectedAlone(doc, blocks, chosen, region.isMixed);
    if (now === null) return null;
    decided.push(...runs.slice(done, region.from), {
      count: runs.slice(region.from, region.to).reduce((sum, { count }) => sum + count, 0),
      blocks: now,
    });
    done = region.to;
  }
  return [...decided, ...runs.slice(done)];
}

interface RunRegion {
  readonly from: number;
  readonly to: number;
  /** Whether it holds leaves that stay: one may find a new house in the block beside that which goes. */
  readonly isMixed: boolean;
}

/** Runs that are decided together, in order. */
function regionsOf(runs: readonly SettledRun[], chosen: Chosen): readonly RunRegion[] {
  const regions: RunRegion[] = [];
  for (let from = 0; from < runs.length; from++) {
    if (!isLeft(runs[from], chosen)) continue;
    let to = reachOf(runs, from);
    for (let at = from + 1; at < to; at++)
      if (isLeft(runs[at], chosen)) to = Math.max(to, reachOf(runs, at));
    const isMixed =
      chosen !== 'all' && runs.slice(from, to).some((run) => tellsOfOthers(run, chosen));
    regions.push({ from, to, isMixed });
    from = to - 1;
  }
  return withBeside(regions, runs);
}

/** Mixed regions grow by the blocks beside them that may keep a leaf, and all that these are decided together with. */
function withBeside(
  regions: readonly RunRegion[],
  runs: readonly SettledRun[],
): readonly RunRegion[] {
  if (!regions.some(({ isMixed }) => isMixed)) return regions;
  const clusters: RunRegion[] = [];
  for (const region of regions) {
    const last = clusters.at(-1);
    if (last && grownBack(runs, region.from) < grownOn(runs, last.to))
      clusters[clusters.length - 1] = {
        from: last.from,
        to: region.to,
        isMixed: last.isMixed || region.isMixed,
      };
    else clusters.push(region);
  }
  return clusters.flatMap((cluster) =>
    cluster.isMixed
      ? [{ ...cluster, from: grownBack(runs, cluster.from), to: grownOn(runs, cluster.to) }]
      : regions.filter(({ from, to }) => from >= cluster.from && to <= cluster.to),
  );
}

function grownBack(runs: readonly SettledRun[], from: number): number {
  let at = Math.max(0, from - 1);
  while (at > 0 && isWordless(runs[at])) at -= 1;
  return at;
}

function grownOn(runs: readonly SettledRun[], to: number): number {
  let end = Math.min(runs.length, to + 1);
  while (end < runs.length && isWordless(runs[end - 1])) end += 1;
  return end;
}

/** Whether nothing of a run could keep a leaf, which looks beyond it then. */
function isWordless(run: SettledRun | undefined): boolean {
  return run?.blocks.every(({ isLeaf }) => isLeaf) === true;
}

function isLeft(run: SettledRun | undefined, chosen: Chosen): boolean {
  return run?.blocks.some((block) => bears(block, chosen)) === true;
}

function tellsOfOthers({ blocks }: SettledRun, chosen: Chosen): boolean {
  const tells = (node: Node): boolean =>
    (isBlockDeletion(node) && !isChosen(chosen, node.attrs['id'])) ||
    (hasProposals(node) && node.children.some(tells));
  return blocks.some(tells);
}

/** Where the runs end that are decided together with one: what a split parts, and blocks put in between. */
function reachOf(runs: readonly SettledRun[], index: number): number {
  if (!runs[index]?.blocks.some(hasSplit)) return index + 1;
  let end = index + 1;
  while (end < runs.length && runs[end]?.blocks.every((one) => insertionOf(one) !== null)) end += 1;
  return Math.min(runs.length, end + 1);
}

function hasSplit(node: Node): boolean {
  return node.type === nodes.split || (hasProposals(node) && node.children.some(hasSplit));
}

/** @returns null where something of the blocks belongs elsewhere */
function rejectedAlone(
  doc: Node,
  blocks: readonly Node[],
  chosen: Chosen,
  isMixed: boolean,
): readonly Node[] | null {
  const head = doc.children.slice(0, -1);
  // All of them may go, and a body may not be empty.
  const last = isMixed ? [] : [nodes.section_break.create()];
  const body = nodes.body.create(null, [...blocks, ...last]);
  const alone = new Transform(doc.type.create(doc.attrs, [...head, body]));
  reject(alone, chosen);
  const now = alone.doc.lastChild?.children ?? [];
  const isSame =
    head.every((part, index) => alone.doc.child(index) === part) &&
    last.every((one) => now.at(-1) === one);
  return isSame ? now.slice(0, now.length - last.length) : null;
}
