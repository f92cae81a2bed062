import { Slice, type Node, type ResolvedPos } from 'prosemirror-model';
import { ReplaceStep, type Transform } from 'prosemirror-transform';
import { articleSchema } from '../schema.ts';
import { eachProposed, isChosen, type Chosen } from './chosen.ts';
import { keepLeaves } from './leaf-houses.ts';
import { isDone } from './put-back.ts';

const { nodes, marks } = articleSchema;

/** The proposal that put a node in, or null. */
export function insertionOf(node: Node | null | undefined): string | null {
  const mark = node?.marks.find(({ type }) => type === marks.insertion);
  return mark ? String(mark.attrs['id']) : null;
}

function isInsertedBy(node: Node, chosen: Chosen): boolean {
  const id = insertionOf(node);
  return id !== null && isChosen(chosen, id);
}

/** Takes out the blocks that chosen insertions put in. */
export function removeBlocks(tr: Transform, chosen: Chosen): void {
  removeBlocksIn(tr, chosen, 0, tr.doc.content.size);
}

function removeBlocksIn(tr: Transform, chosen: Chosen, from: number, to: number): void {
  const found: number[] = [];
  tr.doc.nodesBetween(from, to, (node, pos) => {
    if (node.isInline) return false;
    const isGoing = pos >= from && isInsertedBy(node, chosen);
    if (isGoing) found.push(pos);
    return !isGoing;
  });
  const start = tr.steps.length;
  for (const pos of found.toReversed()) {
    const now = tr.mapping.slice(start).map(pos);
    // Leaves that lost the block that they stood in may have come into this one.
    const node = tr.doc.nodeAt(now);
    const stays = node && stayingBy(node, chosen);
    if (node && stays === null) {
      keepLeaves(tr, now, now + node.nodeSize, () => {
        takeOut(tr, now, now + node.nodeSize);
      });
    } else if (node) {
      if (stays) tr.addNodeMark(now, marks.insertion.create({ id: stays }));
      else tr.removeNodeMark(now, marks.insertion);
      removeBlocksIn(tr, chosen, now + 1, now + node.nodeSize - 1);
    }
  }
}

/**
 * Why a block stays that is to go: words in it that are of the text (the empty word), or those of
 * another insertion, whose it is now. Null where nothing keeps it.
 */
export function stayingBy(block: Node, chosen: Chosen): string | null {
  let other: string | null = null;
  block.descendants((node) => {
    const isWords = node.isText || node.type === nodes.hard_break;
    if (isWords && !isInsertedBy(node, chosen)) other ??= insertionOf(node) ?? '';
    return other === null;
  });
  return other;
}

/** Takes blocks out, and what would be left empty around them. */
function takeOut(tr: Transform, from: number, to: number): void {
  if (isDone(tr, new ReplaceStep(from, to, Slice.empty))) return;
  const $from = tr.doc.resolve(from);
  const { parent } = $from;
  const isWhole = from === $from.start() && to === $from.end();
  if (isWhole && parent.type !== nodes.body) takeOut(tr, $from.before(), $from.after());
  else tr.replaceWith(from, to, nodes.paragraph.create());
}

/** Takes out the words that chosen insertions put in. */
export function removeWords(tr: Transform, chosen: Chosen): void {
  const ranges: { from: number; to: number }[] = [];
  tr.doc.descendants((node, pos) => {
    if (!node.isInline || !isInsertedBy(node, chosen)) return;
    const last = ranges.at(-1);
    if (last?.to === pos) last.to = pos + node.nodeSize;
    else ranges.push({ from: pos, to: pos + node.nodeSize });
  });
  for (const { from, to } of ranges.toReversed()) tr.step(new ReplaceStep(from, to, Slice.empty));
}

/** Joins again what chosen splits parted. */
export function joinSplits(tr: Transform, chosen: Chosen): void {
  const splits: { node: Node; pos: number }[] = [];
  eachProposed(tr.doc, (node, pos) => {
    if (node.type === nodes.split && isChosen(chosen, node.attrs['id'])) splits.push({ node, pos });
  });
  for (const { node, pos } of splits.toReversed()) joinSplit(tr, node, pos);
}

function joinSplit(tr: Transform, split: Node, pos: number): void {
  const between = insertedBehind(tr.doc.resolve(pos), Number(split.attrs['depth']));
  // Blocks that someone put in between need the split as long as they stand: it is theirs now.
  if (between !== null) {
    tr.setNodeAttribute(pos, 'id', between);
    return;
  }
  tr.delete(pos, pos + 1);
  const $pos = tr.doc.resolve(pos);
  const depth = Number(split.attrs['depth']);
  const end = $pos.end();
  const to = end + 2 * depth;
  if (depth <= $pos.depth && to <= tr.doc.content.size)
    isDone(tr, new ReplaceStep(end, to, Slice.empty, true));
}

/** The proposal that put in the block behind the split one, before the one that it is to be joined with. */
function insertedBehind($pos: ResolvedPos, depth: number): string | null {
  for (let level = $pos.depth - 1; level >= Math.max(0, $pos.depth - depth); level--) {
    const behind = $pos.node(level).maybeChild($pos.indexAfter(level));
    if (!behind) continue;
    const by = insertionOf(behind);
    // A block that was put in as a whole and split later is the same insertion in both its parts.
    return by === insertionOf($pos.node(level + 1)) ? null : by;
  }
  return null;
}
