import { Fragment, Slice, type Mark, type Node } from 'prosemirror-model';
import type { Transform } from 'prosemirror-transform';
import { articleSchema } from '../schema.ts';
import { deletionOf, eachProposed, isBlockDeletion, isProposal, sliceOf } from './chosen.ts';

const { marks } = articleSchema;

/** Where a leaf can say that blocks stood at a place between blocks. */
export interface LeafHouse {
  /** Document position for the leaf, in a text block. */
  readonly pos: number;
  readonly side: 'before' | 'after';
  readonly depth: number;
}

/** The text block beside a place between blocks: the one before it rather than the one behind. */
export function houseAt(doc: Node, boundary: number): LeafHouse | null {
  const $at = doc.resolve(boundary);
  return endOf($at.nodeBefore, boundary) ?? beginningOf($at.nodeAfter, boundary);
}

function endOf(block: Node | null, boundary: number): LeafHouse | null {
  let depth = 1;
  for (let node = block; node; node = node.lastChild, depth++)
    if (node.isTextblock) return { pos: boundary - depth, side: 'after', depth };
  return null;
}

function beginningOf(block: Node | null, boundary: number): LeafHouse | null {
  let depth = 1;
  for (let node = block; node; node = node.firstChild, depth++)
    if (node.isTextblock) return { pos: boundary + depth, side: 'before', depth };
  return null;
}

/** Where the blocks of a deletion stood: beside the node that is so many levels out of its leaf. */
export function placeBeside(doc: Node, leaf: Node, pos: number): number {
  const $pos = doc.resolve(pos);
  const depth = Math.max(1, $pos.depth + 1 - Number(leaf.attrs['depth']));
  return leaf.attrs['side'] === 'before' ? $pos.before(depth) : $pos.after(depth);
}

interface OutsideLeaf {
  readonly leaf: Node;
  readonly pos: number;
  /** The place between blocks that it tells of. */
  readonly at: number;
}

/** Leaves in a range of whole blocks that tell of blocks which stood outside of it. */
export function leavesOfOutside(doc: Node, from: number, to: number): OutsideLeaf[] {
  const found: OutsideLeaf[] = [];
  eachProposed(doc, (leaf, pos) => {
    if (pos < from || pos >= to || !isBlockDeletion(leaf)) return;
    const at = placeBeside(doc, leaf, pos);
    if (at <= from || at >= to) found.push({ leaf, pos, at });
  });
  return found;
}

/** Where in a range of whole blocks a leaf can say that others stood there, or null. */
export function houseInside(doc: Node, from: number, to: number): LeafHouse | null {
  if (from >= to) return null;
  return beginningOf(doc.resolve(from).nodeAfter, from) ?? endOf(doc.resolve(to).nodeBefore, to);
}

/**
 * Puts leaves that tell of blocks at a place between blocks into the text block beside it, in the
 * order in which their blocks stood.
 */
export function houseLeaves(tr: Transform, leaves: readonly Node[], boundary: number): void {
  if (leaves.length === 0) return;
  const house = houseAt(tr.doc, boundary);
  if (house === null) {
    if (!houseFurther(tr, leaves, boundary)) standAgain(tr, leaves, boundary);
    return;
  }
  const { pos, side, depth } = house;
  tr.insert(
    pos,
    leaves.map((leaf) => leaf.type.create({ ...leaf.attrs, side, depth })),
  );
}

/**
 * Houses leaves of one proposal where the nearest text is beyond blocks that hold none, such as
 * section breaks: these are taken out and put in by it too, so that text can tell of them.
 * @returns false where that cannot be said, and nothing is done
 */
function houseFurther(tr: Transform, leaves: readonly Node[], boundary: number): boolean {
  const further = furtherFrom(tr.doc, boundary, 'before') ?? furtherFrom(tr.doc, boundary, 'after');
  const id = String(leaves[0]?.attrs['id']);
  const isOne = leaves.every((leaf) => leaf.attrs['id'] === id && isWhole(sliceOf(leaf)));
  const isOwn = (block: Node): boolean =>
    proposalsOf(block).every(({ attrs }) => attrs['id'] === id);
  if (!further || !isOne || !further.blocks.every(isOwn)) return false;
  const { house, from, blocks } = further;
  // What it put in already is there for it alone.
  const others = blocks.filter((block) => proposalsOf(block).length === 0);
  const told = leaves.flatMap((leaf) => sliceOf(leaf).content.content);
  const content = from < boundary ? [...others, ...told] : [...told, ...others];
  putInAlso(tr, blocks, from, id);
  tr.insert(house.pos, deletionOf(id, new Slice(Fragment.fromArray(content), 0, 0), house));
  return true;
}

function isWhole({ openStart, openEnd }: Slice): boolean {
  return openStart === 0 && openEnd === 0;
}

function proposalsOf({ marks: own }: Node): readonly Mark[] {
  return own.filter(isProposal);
}

function putInAlso(tr: Transform, blocks: readonly Node[], from: number, id: string): void {
  let at = from;
  for (const block of blocks) {
    if (proposalsOf(block).length === 0) tr.addNodeMark(at, marks.insertion.create({ id }));
    at += block.nodeSize;
  }
}

interface FurtherHouse {
  readonly house: LeafHouse;
  /** The blocks that lie between, in the order of the document, and where they begin. */
  readonly from: number;
  readonly blocks: readonly Node[];
}

/** The nearest text on one side of a place, beyond blocks that hold nothing at all. */
function furtherFrom(doc: Node, boundary: number, side: LeafHouse['side']): FurtherHouse | null {
  const $place = doc.resolve(boundary);
  const siblings = $place.parent.children;
  const beside =
    side === 'before'
      ? siblings.slice(0, $place.index()).reverse()
      : siblings.slice($place.index());
  const count = beside.findIndex((block) => !block.isLeaf);
  if (count === -1) return null;
  const blocks = side === 'before' ? beside.slice(0, count).reverse() : beside.slice(0, count);
  const size = blocks.reduce((sum, { nodeSize }) => sum + nodeSize, 0);
  const far = side === 'before' ? boundary - size : boundary + size;
  const house = houseAt(doc, far);
  return house && { house, from: Math.min(far, boundary), blocks };
}

/**
 * No text is near that could keep leaves: what one held stands again and keeps the others, as nothing
 * may be lost.
 */
function standAgain(tr: Transform, leaves: readonly Node[], boundary: number): void {
  const size = tr.doc.content.size;
  const kept = leaves.findLastIndex((leaf) => sliceOf(leaf).content.content.some(canHouse));
  const stands = kept === -1 ? leaves : leaves.slice(kept, kept + 1);
  for (const leaf of stands.toReversed()) tr.replace(boundary, boundary, sliceOf(leaf));
  if (kept === -1) return;
  houseLeaves(tr, leaves.slice(kept + 1), boundary + tr.doc.content.size - size);
  houseLeaves(tr, leaves.slice(0, kept), boundary);
}

function canHouse(block: Node): boolean {
  return beginningOf(block, 0) !== null && endOf(block, 0) !== null;
}

/** Houses leaves, each beside the place between blocks that it tells of, as the document is now. */
export function houseEach(
  tr: Transform,
  told: readonly { readonly leaf: Node; readonly at: number }[],
): void {
  const { doc } = tr;
  const start = tr.steps.length;
  const places = new Map<number, Node[]>();
  for (const { leaf, at } of told) places.set(at, [...(places.get(at) ?? []), leaf]);
  const sorted = [...places].toSorted(([one], [other]) => other - one);
  const isFar = ([at]: readonly [number, unknown]): boolean => houseAt(doc, at) === null;
  // Those that are kept beyond other blocks come behind what is told of these.
  for (const [at, leaves] of [...sorted.filter((one) => !isFar(one)), ...sorted.filter(isFar)])
    houseLeaves(tr, leaves, tr.mapping.slice(start).map(at, -1));
}

/** Does something that takes a range of whole blocks out, and keeps leaves that tell of others. */
export function keepLeaves(tr: Transform, from: number, to: number, takeOut: () => void): void {
  const kept = leavesOfOutside(tr.doc, from, to);
  const start = tr.steps.length;
  takeOut();
  const mapping = tr.mapping.slice(start);
  houseEach(
    tr,
    kept.map(({ leaf, at }) => ({ leaf, at: mapping.map(at, -1) })),
  );
}
