import { Slice, type Node } from 'prosemirror-model';
import { ReplaceStep, Transform } from 'prosemirror-transform';
import { articleSchema } from '../schema.ts';
import { deletionOf } from './chosen.ts';
import { acceptWithin, reject } from './decide.ts';
import { changeSlice } from './fragment-root.ts';
import { houseAt, houseEach, houseInside, houseLeaves, leavesOfOutside } from './leaf-houses.ts';
import { hasSameOutcome } from './outcome.ts';
import type { Propose, Proposing } from './proposing.ts';
import { proposeText } from './propose-text.ts';

const { nodes, marks } = articleSchema;

/** Children of one node before an edit, and those that stand in their stead after it. */
interface Region {
  /** Document position of the first of them: the same before and after. */
  readonly from: number;
  readonly oldEnd: number;
  readonly newEnd: number;
  readonly isTextblock: boolean;
}

/**
 * Any step, as whole blocks taken out and others put in: the fewest that it changed. Where it
 * changed one block of text alone, as words of it.
 */
export const proposeBlocks: Propose = (tr, step, by) => {
  const before = tr.doc;
  const plain = step.apply(before).doc;
  if (!plain) return null;
  const region = changed(before, plain, 0);
  if (region === null) {
    tr.step(step);
    return [];
  }
  if (region.isTextblock) {
    const words = proposeWords(before, plain, region, by);
    if (words) {
      for (const one of words.tr.steps) tr.step(one);
      return words.ids;
    }
  }
  const blocks = region.isTextblock ? around(before, plain, region) : region;
  const whole = blocks && withHouse(before, plain, blocks);
  if (!whole) return null;
  tr.step(step);
  putBlocks(tr, before, whole, by);
  return [by.id];
};

const containers: ReadonlySet<string> = new Set([
  'body',
  'blockquote',
  'bullet_list',
  'ordered_list',
  'list_item',
]);

function isLookedInto({ type }: Node): boolean {
  return containers.has(type.name) || type === nodes.figure;
}

/** What differs between two nodes of one markup, `at` being where their content begins. */
function changed(old: Node, now: Node, at: number): Region | null {
  const [start, end] = sameEnds(old, now);
  if (start === old.childCount && start === now.childCount) return null;
  const from = at + sizeOf(old, 0, start);
  const [one, other] = [old.maybeChild(start), now.maybeChild(start)];
  const isOne = old.childCount - end === start + 1 && now.childCount - end === start + 1;
  if (isOne && one && other && one.sameMarkup(other)) {
    if (one.isTextblock)
      return {
        from: from + 1,
        oldEnd: from + 1 + one.content.size,
        newEnd: from + 1 + other.content.size,
        isTextblock: true,
      };
    const within = isLookedInto(one) ? changed(one, other, from + 1) : null;
    if (within) return within;
  }
  if (!containers.has(old.type.name)) return null;
  return {
    from,
    oldEnd: from + sizeOf(old, start, old.childCount - end),
    newEnd: from + sizeOf(now, start, now.childCount - end),
    isTextblock: false,
  };
}

function sameEnds(old: Node, now: Node): readonly [number, number] {
  const least = Math.min(old.childCount, now.childCount);
  const isSame = (one: Node | null, other: Node | null): boolean =>
    one === other || (one !== null && other !== null && one.eq(other));
  let start = 0;
  while (start < least && isSame(old.maybeChild(start), now.maybeChild(start))) start++;
  let end = 0;
  while (
    end < least - start &&
    isSame(old.maybeChild(old.childCount - 1 - end), now.maybeChild(now.childCount - 1 - end))
  )
    end++;
  return [start, end];
}

function sizeOf(node: Node, start: number, end: number): number {
  return node.children.slice(start, end).reduce((sum, child) => sum + child.nodeSize, 0);
}

/** One block of text that changed within: its words, from the first that differ to the last. */
function proposeWords(
  before: Node,
  plain: Node,
  { from }: Region,
  by: Proposing,
): { readonly tr: Transform; readonly ids: readonly string[] } | null {
  const [old, now] = [before.resolve(from).parent.content, plain.resolve(from).parent.content];
  const start = old.findDiffStart(now, from);
  const end = old.findDiffEnd(now, from + old.size, from + now.size);
  if (start === null || end === null) return null;
  const overlap = start - Math.min(end.a, end.b);
  const [oldEnd, newEnd] = [end.a + Math.max(0, overlap), end.b + Math.max(0, overlap)];
  const step = new ReplaceStep(
    start,
    oldEnd,
    new Slice(now.cut(start - from, newEnd - from), 0, 0),
  );
  const tr = new Transform(before);
  const ids = proposeText(tr, step, by);
  return ids && hasSameOutcome(before, plain, tr.doc) ? { tr, ids } : null;
}

/** The block around a region of words. */
function around(before: Node, plain: Node, { from }: Region): Region | null {
  const [$old, $now] = [before.resolve(from), plain.resolve(from)];
  for (let depth = $old.depth; depth > 0; depth--) {
    if (!containers.has($old.node(depth - 1).type.name)) continue;
    return {
      from: $old.before(depth),
      oldEnd: $old.after(depth),
      newEnd: $now.after(depth),
      isTextblock: false,
    };
  }
  return null;
}

/** Grown until no split leads out of it, and until a leaf can stand in it or beside it. */
function withHouse(before: Node, plain: Node, region: Region): Region | null {
  let grown: Region | null = region;
  while (grown) {
    const { from, oldEnd, newEnd }: Region = grown;
    const $end = before.resolve(oldEnd);
    if (endsInSplit($end.nodeBefore)) grown = grownAfter(before, grown);
    else if (endsInSplit(before.resolve(from).nodeBefore)) grown = grownBefore(before, grown);
    else if (houseInside(plain, from, newEnd) ?? houseAt(plain, from) ?? houseAt(plain, newEnd))
      return grown;
    else grown = grownBefore(before, grown) ?? grownAfter(before, grown);
  }
  return grown;
}

function grownBefore(before: Node, region: Region): Region | null {
  const { nodeBefore } = before.resolve(region.from);
  return nodeBefore && { ...region, from: region.from - nodeBefore.nodeSize };
}

function grownAfter(before: Node, region: Region): Region | null {
  const { nodeAfter } = before.resolve(region.oldEnd);
  if (!nodeAfter) return null;
  const { nodeSize } = nodeAfter;
  return { ...region, oldEnd: region.oldEnd + nodeSize, newEnd: region.newEnd + nodeSize };
}

function endsInSplit(block: Node | null): boolean {
  let last = block;
  while (last && !last.isTextblock && last.lastChild) last = last.lastChild;
  return last?.children.some(({ type }) => type === nodes.split) === true;
}

/** Marks the blocks that came, and puts those that went in a leaf beside or within them. */
function putBlocks(tr: Transform, before: Node, region: Region, by: Proposing): void {
  const { from, oldEnd, newEnd } = region;
  const isFar = (at: number): boolean => at < from || at > oldEnd;
  const kept = leavesOfOutside(before, from, oldEnd).filter(
    ({ leaf, at }) => isFar(at) || !by.own.has(String(leaf.attrs['id'])),
  );
  const old = before.slice(from, oldEnd);
  const slice = changeSlice(new Slice(old.content, 0, 0), (inner) => {
    for (const { pos } of kept.toReversed()) inner.delete(pos - from, pos - from + 1);
    reject(inner, by.own);
  });
  const start = tr.steps.length;
  acceptWithin(tr, from, newEnd);
  const end = tr.mapping.slice(start).map(newEnd, -1);
  markBlocks(tr, from, end, by.id);
  const leaf = slice && deletionOf(by.id, new Slice(slice.content, 0, 0));
  const leavesAt = (isThere: (at: number) => boolean): Node[] =>
    kept.filter(({ at }) => isThere(at)).map(({ leaf: one }) => one);
  houseTaken(tr, leaf, { from, end }, [
    leavesAt((at) => at === from),
    leavesAt((at) => at === oldEnd && at > from),
  ]);
  const mapping = tr.mapping.slice(start);
  const far = kept.filter(({ at }) => isFar(at));
  houseEach(
    tr,
    far.map(({ leaf: one, at }) => ({
      leaf: one,
      at: mapping.map(at < from ? at : at - oldEnd + newEnd, -1),
    })),
  );
}

/** Finds a place for what a region held, and for the leaves of others at its two ends. */
function houseTaken(
  tr: Transform,
  leaf: Node | null,
  { from, end }: { readonly from: number; readonly end: number },
  [first, last]: readonly [readonly Node[], readonly Node[]],
): void {
  const inside = houseInside(tr.doc, from, end);
  if (inside && leaf) {
    houseLeaves(tr, last, end);
    const { pos, side, depth } = inside;
    tr.insert(pos, leaf.type.create({ ...leaf.attrs, side, depth }));
    houseLeaves(tr, first, from);
  } else if (from < end) {
    const isBefore = houseAt(tr.doc, from) !== null;
    houseLeaves(tr, [...(leaf && !isBefore ? [leaf] : []), ...last], end);
    houseLeaves(tr, [...first, ...(leaf && isBefore ? [leaf] : [])], from);
  } else houseLeaves(tr, [...first, ...(leaf ? [leaf] : []), ...last], from);
}

function markBlocks(tr: Transform, from: number, to: number, id: string): void {
  if (from >= to) return;
  const mark = marks.insertion.create({ id });
  tr.addMark(from, to, mark);
  const $from = tr.doc.resolve(from);
  const container = $from.parent;
  let pos = from;
  for (let index = $from.index(); pos < to && index < container.childCount; index++) {
    tr.addNodeMark(pos, mark);
    pos += container.child(index).nodeSize;
  }
}
