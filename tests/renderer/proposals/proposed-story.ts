import type { Node } from 'prosemirror-model';
import { deletionOf } from '../../../core/article/proposals/chosen.ts';
import { articleSchema } from '../../../core/article/schema.ts';
import type { NoteId } from '../../../core/base/id.ts';

const { nodes } = articleSchema;

export const [put, taken, swapped] = ['put', 'taken', 'swapped'] as string[] as [
  NoteId,
  NoteId,
  NoteId,
];

/** Words of a paragraph: as they are, put in by a proposal, or taken out by one. */
export type Piece =
  | string
  | { readonly put: string; readonly id: NoteId }
  | { readonly taken: string; readonly id: NoteId };

/** A paragraph with proposals in it. */
export function proposedParagraph(...pieces: readonly Piece[]): Node {
  return nodes.paragraph.create(null, pieces.map(nodeOf));
}

function nodeOf(piece: Piece): Node {
  if (typeof piece === 'string') return articleSchema.text(piece);
  if ('put' in piece)
    return articleSchema.text(piece.put, [articleSchema.mark('insertion', { id: piece.id })]);
  const words = articleSchema.text(piece.taken);
  return deletionOf(piece.id, nodes.paragraph.create(null, words).slice(0, words.nodeSize));
}
