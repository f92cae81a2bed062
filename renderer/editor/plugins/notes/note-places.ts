import type { Node } from 'prosemirror-model';
import type { NoteId } from '../../../../core/base/id.ts';
import { blocksIn, type Region } from '../../changed-region.ts';

/** The words that bear a note. */
export interface NotePlace {
  readonly id: NoteId;
  /** What they say, a newline between blocks. */
  readonly text: string;
  /** Where they stand, in order; never empty. */
  readonly pieces: readonly Region[];
}

/** The notes of a story in the order of their first words. */
export function notePlaces(doc: Node): Map<NoteId, NotePlace> {
  const places = new Map<NoteId, NotePlace>();
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    for (const { id, from, to } of piecesIn(node)) {
      const piece = { from: pos + 1 + from, to: pos + 1 + to };
      const before = places.get(id);
      const words = node.textBetween(from, to, undefined, '\n');
      places.set(id, {
        id,
        text: before === undefined ? words : joined(before, piece, words),
        pieces: [...(before?.pieces ?? []), piece],
      });
    }
    return false;
  });
  return places;
}

function joined({ text, pieces }: NotePlace, piece: Region, words: string): string {
  return `${text}${pieces.at(-1)?.to === piece.from ? '' : '\n'}${words}`;
}

/** The notes in the blocks that a region touches. */
export function notesIn(doc: Node, region: Region | null): ReadonlySet<NoteId> {
  const blocks = region === null ? [] : blocksIn(doc, region);
  return new Set(blocks.flatMap(({ node }) => piecesIn(node).map(({ id }) => id)));
}

interface Piece extends Region {
  readonly id: NoteId;
}

const known = new WeakMap<Node, readonly Piece[]>();

/** The marked pieces of one text block; offsets into it. */
function piecesIn(block: Node): readonly Piece[] {
  const before = known.get(block);
  if (before) return before;
  const found: Piece[] = [];
  block.forEach((child, from) => {
    const to = from + child.nodeSize;
    for (const { type, attrs } of child.marks) {
      if (type.name !== 'note') continue;
      const id = attrs['id'] as NoteId;
      const index = found.findLastIndex((piece) => piece.id === id && piece.to === from);
      const last = found[index];
      if (last) found[index] = { ...last, to };
      else found.push({ id, from, to });
    }
  });
  known.set(block, found);
  return found;
}
