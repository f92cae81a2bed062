import { Fragment, Mark, Slice, type Node, type ResolvedPos } from 'prosemirror-model';
import { ReplaceStep, type Transform } from 'prosemirror-transform';
import { articleSchema } from '../schema.ts';
import { deletionOf, hasProposals } from './chosen.ts';
import { acceptWithin, reject } from './decide.ts';
import { changeSlice, tidy } from './fragment-root.ts';
import type { Propose, Proposing } from './proposing.ts';
import { insertionOf } from './take-back.ts';

const { nodes, marks } = articleSchema;

/**
 * A step within running text: words taken out or put in, paragraphs split or joined. What stood
 * there stands in a leaf after it, what came bears the mark.
 */
export const proposeText: Propose = (tr, step, by) => {
  if (!(step instanceof ReplaceStep) || !isTextStep(tr.doc, step)) return null;
  if (isSplitting(step) && leadsAstray(tr.doc, step)) return null;
  const own = withSplitsLast(tr, step);
  const id = idBeside(tr.doc, own, by);
  const cut = own.to > own.from ? cutOut(tr.doc, own, by, id) : nothingCut(own);
  if (cut === null) return null;
  const dress = dressOf(tr.doc, cut.from, cut.to);
  tr.step(own);
  const size = own.slice.size;
  tr.delete(own.from + size, own.from + size + cut.to - own.to);
  tr.delete(cut.from, own.from);
  markInserted(tr, cut.from, own.slice, id);
  if (cut.leaves.length > 0)
    tr.insert(
      cut.from,
      cut.leaves.map((leaf) => (leaf.marks.length > 0 ? leaf : leaf.mark(dress))),
    );
  return [id];
};

/** A range with all that goes with it, and the leaves that come to stand for it. */
interface Cut {
  readonly from: number;
  readonly to: number;
  readonly leaves: readonly Node[];
}

function nothingCut({ from, to }: ReplaceStep): Cut {
  return { from, to, leaves: [] };
}

function isTextStep(doc: Node, { from, to, slice }: ReplaceStep): boolean {
  const [$from, $to] = [doc.resolve(from), doc.resolve(to)];
  const isInText = $from.parent.isTextblock && $to.parent.isTextblock && $from.depth === $to.depth;
  return isInText && (isWithin($from, $to) || isAcross($from, $to)) && isTextSlice(slice);
}

function isWithin($from: ResolvedPos, $to: ResolvedPos): boolean {
  return $from.sameParent($to);
}

/**
 * Blocks that were put in go as a whole: what joins them with others is of blocks. Parts of the head
 * and of a figure are places of their own, and none has an end that could be proposed.
 */
function isAcross($from: ResolvedPos, $to: ResolvedPos): boolean {
  const shared = $from.sharedDepth($to.pos);
  const isBeside = shared === $from.depth - 1 && shared > 0;
  return (
    isBeside &&
    $from.node(shared).type !== nodes.figure &&
    insertionOf($from.parent) === null &&
    insertionOf($to.parent) === null
  );
}

function isTextSlice({ content, openStart, openEnd }: Slice): boolean {
  const { firstChild, lastChild, childCount } = content;
  if (openStart !== openEnd) return false;
  if (openStart === 0) return childCount === 0 || firstChild?.isInline === true;
  if (childCount < 2) return false;
  if (openStart === 1) return firstChild?.isTextblock === true && lastChild?.isTextblock === true;
  const isItem = (item: Node | null | undefined): boolean =>
    item?.type === nodes.list_item && item.childCount === 1;
  return openStart === 2 && childCount === 2 && isItem(firstChild) && isItem(lastChild);
}

/** Has the split of the first block stand last in it, where the step takes the block's end. */
function withSplitsLast(tr: Transform, step: ReplaceStep): ReplaceStep {
  const $from = tr.doc.resolve(step.from);
  const within = isWithin($from, tr.doc.resolve(step.to));
  if (within && !isSplitting(step)) return step;
  const { parent } = $from;
  const found: number[] = [];
  parent.forEach((child, offset) => {
    if (child.type === nodes.split) found.push($from.start() + offset);
  });
  const [at] = found;
  const leaf = at === undefined ? null : tr.doc.nodeAt(at);
  if (at === undefined || !leaf) return step;
  if (at + 1 < $from.end()) {
    tr.delete(at, at + 1);
    tr.insert($from.end() - 1, leaf);
  }
  const from = at < step.from ? step.from - 1 : step.from;
  const to = within && at < step.to ? step.to - 1 : step.to;
  return new ReplaceStep(from, to, step.slice);
}

function isSplitting({ slice }: ReplaceStep): boolean {
  return slice.openStart > 0;
}

/** Whether a block is parted between a leaf and the edge that it tells of. */
function leadsAstray(doc: Node, { from, to }: ReplaceStep): boolean {
  const [$from, $to] = [doc.resolve(from), doc.resolve(to)];
  const [left, right] = [$from.parent.cut(0, $from.parentOffset), $to.parent.cut($to.parentOffset)];
  const tells = (part: Node, side: string): boolean =>
    part.children.some(({ type, attrs }) => type === nodes.deletion && attrs['side'] === side);
  return tells(left, 'after') || tells(right, 'before');
}

/** The author's own proposal that a range touches, which goes on then, or a new one. */
function idBeside(doc: Node, { from, to }: ReplaceStep, by: Proposing): string {
  const [$from, $to] = [doc.resolve(from), doc.resolve(to)];
  const before = $from.nodeBefore ?? endingOf($from);
  const ids = [before, $to.nodeAfter].map((node) => proposedBy(node));
  return ids.find((id) => id !== null && by.own.has(id)) ?? by.id;
}

/** What stands last in the block before, at the beginning of one. */
function endingOf($pos: ResolvedPos): Node | null {
  if ($pos.parentOffset > 0 || $pos.depth === 0) return null;
  const before = $pos.doc.resolve($pos.before()).nodeBefore;
  const last = before?.isTextblock ? before.lastChild : null;
  return last?.type === nodes.split ? last : null;
}

function proposedBy(node: Node | null | undefined): string | null {
  const isLeaf = node?.type === nodes.split || node?.type === nodes.deletion;
  return isLeaf ? String(node.attrs['id']) : insertionOf(node);
}

/**
 * What stands for a range: leaves with its words as they were before its author's own proposals,
 * parted by the leaves of others and of blocks, which stay. Null where a leaf tells of blocks at an
 * end that goes.
 */
function cutOut(doc: Node, step: ReplaceStep, by: Proposing, id: string): Cut | null {
  const { from, to } = grown(doc, step, by);
  const stays = staying(doc, from, to, by);
  if (stays === null) return null;
  const cuts = [from, ...stays.flatMap(({ pos }) => [pos, pos + 1]), to];
  const leaves: Node[] = [];
  for (let at = 0; at < cuts.length; at += 2) {
    const slice = wordsOf(doc, cuts[at] ?? from, cuts[at + 1] ?? to, by);
    if (slice) leaves.push(deletionOf(id, slice));
    const leaf = stays[at / 2]?.leaf;
    if (leaf) leaves.push(leaf);
  }
  // Words of one's own that are gone leave the deletion beside them as it was.
  const isNew = leaves.length > stays.length;
  return isNew ? { from, to, leaves } : { from: step.from, to: step.to, leaves };
}

/** The range with the author's own leaves beside it, and the split of an end that goes. */
function grown(
  doc: Node,
  { from, to }: ReplaceStep,
  by: Proposing,
): { readonly from: number; readonly to: number } {
  const isOwn = (node: Node | null): boolean =>
    node?.type === nodes.deletion &&
    node.attrs['side'] === null &&
    by.own.has(String(node.attrs['id']));
  let [start, end] = [from, to];
  const $from = doc.resolve(from);
  const isSplit = !isWithin($from, doc.resolve(to)) && $from.nodeBefore?.type === nodes.split;
  if (isSplit) start--;
  while (isOwn(doc.resolve(start).nodeBefore)) start--;
  while (isOwn(doc.resolve(end).nodeAfter)) end++;
  return { from: start, to: end };
}

interface Staying {
  readonly leaf: Node;
  readonly pos: number;
}

function staying(doc: Node, from: number, to: number, by: Proposing): Staying[] | null {
  const [$from, $to] = [doc.resolve(from), doc.resolve(to)];
  const within = isWithin($from, $to);
  if (!within && (tellsOfEdge($from.parent, 'after') || tellsOfEdge($to.parent, 'before')))
    return null;
  const found: Staying[] = [];
  doc.nodesBetween(from, to, (node, pos) => {
    if (pos < from || pos >= to || !hasProposals(node)) return;
    const isInLast = !within && pos >= $to.start();
    const isInFirst = !within && pos < $from.end();
    const isMiddle = !within && !isInFirst && !isInLast;
    const isFlow = node.type === nodes.deletion && node.attrs['side'] === null;
    const isBeside = node.type === nodes.deletion && node.attrs['side'] !== null;
    const isEnd = node.type === nodes.split;
    const stays =
      (isFlow && !by.own.has(String(node.attrs['id']))) ||
      (isBeside && !isMiddle) ||
      (isEnd && (within || isInLast));
    if (stays) found.push({ leaf: node, pos });
  });
  return found;
}

function tellsOfEdge(block: Node, side: 'before' | 'after'): boolean {
  return block.children.some(
    ({ type, attrs }) => type === nodes.deletion && attrs['side'] === side && attrs['depth'] === 1,
  );
}

function wordsOf(doc: Node, from: number, to: number, by: Proposing): Slice | null {
  if (from >= to) return null;
  const [$from, $to] = [doc.resolve(from), doc.resolve(to)];
  const slice = isWithin($from, $to)
    ? new Slice(Fragment.from($from.parent.cut($from.parentOffset, $to.parentOffset)), 1, 1)
    : doc.slice(from, to);
  const before = changeSlice(slice, (tr) => {
    reject(tr, by.own);
  });
  return before && tidy(before);
}

/** The desk's marks that words on both sides bear: what is between them is of the same claim. */
function dressOf(doc: Node, from: number, to: number): readonly Mark[] {
  const [before, after] = [doc.resolve(from).nodeBefore, doc.resolve(to).nodeAfter];
  if (!before || !after) return Mark.none;
  return before.marks.filter(
    (mark) =>
      mark.type !== marks.insertion &&
      mark.type !== marks.format_change &&
      mark.isInSet(after.marks),
  );
}

/** Marks what a step put in, and the ends of blocks among it. */
function markInserted(tr: Transform, from: number, slice: Slice, id: string): void {
  if (slice.size <= 0) return;
  const before = tr.steps.length;
  acceptWithin(tr, from, from + slice.size);
  // Leaves among what was put in are of other proposals, which stand beside it.
  const to = tr.mapping.slice(before).map(from + slice.size, -1);
  const $from = tr.doc.resolve(from);
  tr.addMark(from, to, marks.insertion.create({ id }));
  if (slice.openStart === 0) return;
  const parent = $from.depth - slice.openStart;
  const places = endsBehind(tr.doc, from, parent, slice);
  keepInserted(tr, places, insertionOf($from.parent));
  for (const { pos, isBlock } of places.toReversed()) {
    if (isBlock) tr.addNodeMark(pos, marks.insertion.create({ id }));
    else tr.insert(pos, nodes.split.create({ id, depth: slice.openStart }));
  }
}

/** What splits a block that was put in is within it. */
function keepInserted(tr: Transform, places: readonly Ending[], inserted: string | null): void {
  if (inserted === null) return;
  for (const { behind } of places) tr.addNodeMark(behind, marks.insertion.create({ id: inserted }));
}

interface Ending {
  readonly pos: number;
  readonly isBlock: boolean;
  /** Where the next block begins. */
  readonly behind: number;
}

/** The ends of the blocks that were put in or split, and the blocks that are whole and no text. */
function endsBehind(
  doc: Node,
  from: number,
  level: number,
  { content, openStart }: Slice,
): Ending[] {
  const $from = doc.resolve(from);
  const container = $from.node(level);
  const first = $from.index(level);
  let pos = $from.before(level + 1);
  const places: Ending[] = [];
  for (let index = 0; index < content.childCount - 1; index++) {
    const block = container.child(first + index);
    const end = pos + block.nodeSize;
    if (openStart === 2 || block.isTextblock)
      places.push({ pos: end - openStart, isBlock: false, behind: end });
    else places.push({ pos, isBlock: true, behind: end });
    pos = end;
  }
  return places;
}
