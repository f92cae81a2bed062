import type { Node } from 'prosemirror-model';
import type { Transform } from 'prosemirror-transform';
import { eachProposed, isBlockDeletion, sliceOf } from './chosen.ts';

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
  // No text is near that could keep them: what they held stands again, as nothing may be lost.
  if (house === null) {
    for (const leaf of leaves.toReversed()) tr.replace(boundary, boundary, sliceOf(leaf));
    return;
  }
  const { pos, side, depth } = house;
  tr.insert(
    pos,
    leaves.map((leaf) => leaf.type.create({ ...leaf.attrs, side, depth })),
  );
}

/** Houses leaves, each beside the place between blocks that it tells of, as the document is now. */
export function houseEach(
  tr: Transform,
  told: readonly { readonly leaf: Node; readonly at: number }[],
): void {
  const places = new Map<number, Node[]>();
  for (const { leaf, at } of told) places.set(at, [...(places.get(at) ?? []), leaf]);
  for (const [at, leaves] of [...places].toSorted(([one], [other]) => other - one))
    houseLeaves(tr, leaves, at);
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
