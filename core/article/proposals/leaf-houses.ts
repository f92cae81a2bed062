import type { Node } from 'prosemirror-model';
import type { Transform } from 'prosemirror-transform';
import { eachProposed, isBlockDeletion, sliceOf } from './chosen.ts';
import { placeBeside } from './put-back.ts';

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

/**
 * Puts a leaf that tells of blocks at a place between blocks into the text block beside it.
 */
export function houseLeaf(tr: Transform, leaf: Node, boundary: number): void {
  const house = houseAt(tr.doc, boundary);
  // No text is near that could keep it: what it held stands again, as nothing may be lost.
  if (house === null) tr.replace(boundary, boundary, sliceOf(leaf));
  else {
    const { pos, side, depth } = house;
    tr.insert(pos, leaf.type.create({ ...leaf.attrs, side, depth }));
  }
}

/** Does something that takes a range of whole blocks out, and keeps leaves that tell of others. */
export function keepLeaves(tr: Transform, from: number, to: number, takeOut: () => void): void {
  const kept = leavesOfOutside(tr.doc, from, to);
  const start = tr.steps.length;
  takeOut();
  const mapping = tr.mapping.slice(start);
  const places = kept.map(({ leaf, at }) => ({ leaf, at: mapping.map(at, -1) }));
  const housed = tr.steps.length;
  const isBehind = places.map(({ at }) => houseAt(tr.doc, at)?.side === 'before');
  // At the beginning of a block the last one is put in first.
  for (const { leaf, at } of isBehind.some(Boolean) ? places.toReversed() : places)
    houseLeaf(tr, leaf, tr.mapping.slice(housed).map(at, -1));
}
