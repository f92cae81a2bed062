import type { Node } from 'prosemirror-model';
import type { ClaimId } from '../base/id.ts';
import { readThrough, withoutLeaves, type ReadThrough } from '../article/leaf-text.ts';
import { textBlocks, textOf, type TextBlock } from '../article/text-blocks.ts';
import { wordEnd, wordStart } from './word-edges.ts';

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
 * The claims of a story by id, in order of their first word.
 *
 * A claim reads as all that a reader reads from its first marked character to its last, in whole
 * words: marked or not, a newline between blocks. The marks say only where it begins and ends.
 * So nothing can be slipped into a claim without its reading otherwise: neither words that came
 * without the mark (a paste, a drop, a new paragraph within it), nor letters typed right at its
 * edge, which make another word of its last one. Whole words beside it are none of it.
 */
export function claimAnchors(doc: Node): Map<ClaimId, ClaimAnchor> {
  const blocks = textBlocks(doc);
  const stretches = new Map<ClaimId, { first: Edge; last: Edge }>();
  for (const [block, { node }] of blocks.entries()) {
    for (const { id, from, to } of claimReadings(node)) {
      const first = stretches.get(id)?.first ?? { block, offset: from };
      stretches.set(id, { first, last: { block, offset: to } });
    }
  }
  const anchors = new Map<ClaimId, ClaimAnchor>();
  for (const [id, { first, last }] of stretches) anchors.set(id, anchorOf(id, blocks, first, last));
  return anchors;
}

/** A place in the story: an index of a block, and a UTF-16 offset into its text. */
interface Edge {
  readonly block: number;
  readonly offset: number;
}

function anchorOf(id: ClaimId, blocks: readonly TextBlock[], first: Edge, last: Edge): ClaimAnchor {
  const lines = blocks.slice(first.block, last.block + 1).map(({ text }) => text);
  lines[lines.length - 1] = (lines.at(-1) ?? '').slice(0, last.offset);
  lines[0] = (lines[0] ?? '').slice(first.offset);
  const positionOf = ({ block, offset }: Edge): number => (blocks[block]?.start ?? 0) + offset;
  return {
    id,
    from: positionOf(first),
    to: positionOf(last),
    text: withoutLeaves(lines.join('\n')),
  };
}

const pieces = new WeakMap<Node, readonly ClaimPiece[]>();
const readings = new WeakMap<Node, readonly ClaimPiece[]>();

/** The claims' marked pieces in one text block, in order of their first characters; claims may overlap. */
export function claimPieces(block: Node): readonly ClaimPiece[] {
  const before = pieces.get(block);
  if (before) return before;
  const read = readPieces(block);
  pieces.set(block, read);
  return read;
}

function readPieces(block: Node): ClaimPiece[] {
  const found: ClaimPiece[] = [];
  block.forEach((child, offset) => {
    const to = offset + child.nodeSize;
    for (const mark of child.marks) {
      if (mark.type.name !== 'claim') continue;
      const id = mark.attrs['id'] as ClaimId;
      const index = found.findLastIndex((piece) => piece.id === id);
      const last = found[index];
      if (last?.to === offset) found[index] = { ...last, to };
      else found.push({ id, from: offset, to });
    }
  });
  return found;
}

/** A claim's stretch of one block, from its first piece there to its last, in whole words. */
function claimReadings(block: Node): readonly ClaimPiece[] {
  const before = readings.get(block);
  if (before) return before;
  const read = wholeWords(textOf(block), claimPieces(block));
  readings.set(block, read);
  return read;
}

function wholeWords(text: string, marked: readonly ClaimPiece[]): ClaimPiece[] {
  const stretches = new Map<ClaimId, ClaimPiece>();
  for (const piece of marked) {
    const { from } = stretches.get(piece.id) ?? piece;
    stretches.set(piece.id, { ...piece, from });
  }
  const through = readThrough(text);
  return [...stretches.values()].map((piece) => inWholeWords(through, piece));
}

/** A word goes on behind a proposal in it; leaves that bear the mark are of the stretch as well. */
function inWholeWords(
  { text, startOf, endOf, offsetOf }: ReadThrough,
  { id, from, to }: ClaimPiece,
): ClaimPiece {
  const [first, last] = [offsetOf(from), offsetOf(to)];
  if (first === last) return { id, from, to };
  return {
    id,
    from: Math.min(from, startOf(wordStart(text, first))),
    to: Math.max(to, endOf(wordEnd(text, last))),
  };
}
