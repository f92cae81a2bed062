import type { Node } from 'prosemirror-model';
import type { ClaimId } from '../base/id.ts';
import { textBlocks, type TextBlock } from '../article/text-blocks.ts';

/** Where a claim stands and what it says. `from` and `to` are document positions. */
export interface ClaimAnchor {
  readonly id: ClaimId;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A stretch of one block that belongs to a claim. */
export interface ClaimPiece {
  readonly id: ClaimId;
  /** UTF-16 offsets into the block. */
  readonly from: number;
  readonly to: number;
}

/**
 * The claims of a story by id, in order of their first word. A claim over several blocks, or
 * parted by words that are not its own, reads as its pieces, a newline between blocks and a
 * space between pieces of one block.
 */
export function claimAnchors(doc: Node): Map<ClaimId, ClaimAnchor> {
  const anchors = new Map<ClaimId, ClaimAnchor>();
  for (const block of textBlocks(doc)) {
    for (const piece of claimPieces(block.node)) addPiece(anchors, block, piece);
  }
  return anchors;
}

function addPiece(anchors: Map<ClaimId, ClaimAnchor>, block: TextBlock, piece: ClaimPiece): void {
  const from = block.start + piece.from;
  const to = block.start + piece.to;
  const text = block.text.slice(piece.from, piece.to);
  const before = anchors.get(piece.id);
  if (!before) {
    anchors.set(piece.id, { id: piece.id, from, to, text });
    return;
  }
  const gap = before.to < block.start ? '\n' : ' ';
  anchors.set(piece.id, { ...before, to, text: before.text + gap + text });
}

const known = new WeakMap<Node, readonly ClaimPiece[]>();

/** The claims' pieces in one text block, in order of their first characters; claims may overlap. */
export function claimPieces(block: Node): readonly ClaimPiece[] {
  const before = known.get(block);
  if (before) return before;
  const pieces = readPieces(block);
  known.set(block, pieces);
  return pieces;
}

function readPieces(block: Node): ClaimPiece[] {
  const pieces: ClaimPiece[] = [];
  block.forEach((child, offset) => {
    const to = offset + child.nodeSize;
    for (const mark of child.marks) {
      if (mark.type.name !== 'claim') continue;
      const id = mark.attrs['id'] as ClaimId;
      const index = pieces.findLastIndex((piece) => piece.id === id);
      const last = pieces[index];
      if (last?.to === offset) pieces[index] = { ...last, to };
      else pieces.push({ id, from: offset, to });
    }
  });
  return pieces;
}
