import type { Node } from 'prosemirror-model';
import { spokenLeaf } from '../../../../core/article/leaf-text.ts';
import type { NoteId } from '../../../../core/base/id.ts';
import { blocksIn, type Region } from '../../changed-region.ts';

/** The words that bear a note. */
export interface NotePlace {
  readonly id: NoteId;
  /** What they say, a newline between blocks. */
  readonly text: string;
  /** Where they stand, in order; never empty. */
  readonly pieces: readonly Region[];
  /** The words that bear the note are what it is about; else they only hold its place. */
  readonly isOnWords: boolean;
  /** The places that words hold for it, in order: where it stands, and the words. */
  readonly held: readonly HeldPlace[];
}

/** A place that words hold for a note. */
export interface HeldPlace extends Region {
  readonly id: NoteId;
  readonly at: 'before' | 'after' | 'end' | 'here';
  /** The document position of the place. */
  readonly pos: number;
}

/** The notes of a story in the order of their first words. */
export function notePlaces(doc: Node): Map<NoteId, NotePlace> {
  const places = new Map<NoteId, NotePlace>();
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    for (const { id, from, to, at } of piecesIn(node)) {
      const words = node.textBetween(from, to, undefined, spokenLeaf);
      places.set(
        id,
        withPiece(places.get(id), { id, at, from: pos + 1 + from, to: pos + 1 + to }, words),
      );
    }
    return false;
  });
  return places;
}

function withPiece(before: NotePlace | undefined, piece: Piece, words: string): NotePlace {
  const { id, at, from, to } = piece;
  const isOnWords = at === null;
  const held = [...(before?.held ?? []), ...(at === null ? [] : [heldBy({ ...piece, at })])];
  // Words that a note is about tell more than words that hold a place of it.
  if (before && before.isOnWords && !isOnWords) return { ...before, held };
  const fresh = { id, text: isOnWords ? words : words.trim(), pieces: [{ from, to }], isOnWords };
  if (!before || (isOnWords && !before.isOnWords)) return { ...fresh, held };
  return {
    ...fresh,
    text: joined(before, piece, words),
    pieces: [...before.pieces, { from, to }],
    held,
  };
}

function heldBy({ id, at, from, to }: Piece & { readonly at: HeldPlace['at'] }): HeldPlace {
  return { id, at, from, to, pos: at === 'after' || at === 'end' ? to : from };
}

/**
 * The places that words hold for notes, in the order of the text; those of one place in the order
 * in which they stand there. Pieces of a note that was parted are one place.
 */
export function heldPlaces(doc: Node): HeldPlace[] {
  const places: HeldPlace[] = [];
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    const own = piecesIn(node).flatMap((piece): HeldPlace[] => {
      const { id, at } = piece;
      if (at === null) return [];
      const [from, to] = [pos + 1 + piece.from, pos + 1 + piece.to];
      return [heldBy({ id, at, from, to })];
    });
    const rank = ({ at }: HeldPlace): number => (at === 'before' ? 1 : 0);
    const set = new Map<HeldPlace, number>();
    for (const place of own) {
      const bearer = doc.nodeAt(
        place.at === 'before' || place.at === 'here' ? place.from : place.to - 1,
      );
      set.set(
        place,
        (bearer?.marks ?? []).findIndex(
          ({ attrs }) => attrs['id'] === place.id && attrs['at'] === place.at,
        ),
      );
    }
    own.sort(
      (one, other) =>
        one.pos - other.pos ||
        rank(one) - rank(other) ||
        (set.get(one) ?? 0) - (set.get(other) ?? 0),
    );
    places.push(...own);
    return false;
  });
  return places.filter((place, index) => isWhere(place, places, index));
}

/** Of the pieces of words that were parted the one beside the place tells where it is. */
function isWhere({ id, at }: HeldPlace, all: readonly HeldPlace[], index: number): boolean {
  const isSame = (other: HeldPlace): boolean => other.id === id && other.at === at;
  if (at === 'after') return all.findLastIndex(isSame) === index;
  return at === 'end' || all.findIndex(isSame) === index;
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
  readonly at: HeldPlace['at'] | null;
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
      const at = attrs['at'] as Piece['at'];
      const index = found.findLastIndex(
        (piece) => piece.id === id && piece.at === at && piece.to === from,
      );
      const last = found[index];
      if (last) found[index] = { ...last, to };
      else found.push({ id, at, from, to });
    }
  });
  known.set(block, found);
  return found;
}
