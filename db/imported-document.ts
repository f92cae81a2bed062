import { Fragment, type Mark, type Node } from 'prosemirror-model';
import type { ClaimId, MediaHash, NoteId } from '../core/base/id.ts';

/** What the marks and figures of an imported document become. */
export interface DocumentTerms {
  /** The id under which a claim is stored; undefined when it is not on record. */
  readonly claim?: (id: ClaimId) => ClaimId | undefined;
  readonly isNote?: (id: NoteId) => boolean;
  /** A stored picture's true size; null when there is no such picture. */
  readonly picture?: (hash: MediaHash) => PictureSize | null;
}

/** Sides are pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/**
 * The document as it can be stored: marks of claims and notes name records that are there, figures
 * pictures that are there. Not a word changes.
 */
export function adoptDocument(doc: Node, terms: DocumentTerms): Node {
  const adopt = (node: Node): Node => {
    if (node.isText) return node.mark(node.marks.flatMap((mark) => adoptMark(mark, terms)));
    // Joins neighbours that only a mark kept apart which is gone.
    const content = Fragment.fromArray(node.children.map(adopt));
    const attrs = node.type.name === 'figure' ? figureAttrs(node, terms) : node.attrs;
    return node.type.create(
      attrs,
      content,
      node.marks.flatMap((mark) => adoptMark(mark, terms)),
    );
  };
  return adopt(doc);
}

function adoptMark(mark: Mark, { claim, isNote }: DocumentTerms): readonly Mark[] {
  if (mark.type.name === 'claim' && claim) {
    const id = claim(mark.attrs['id'] as ClaimId);
    if (id === undefined) return [];
    return id === mark.attrs['id'] ? [mark] : [mark.type.create({ id })];
  }
  if (mark.type.name === 'note' && isNote) return isNote(mark.attrs['id'] as NoteId) ? [mark] : [];
  return [mark];
}

function figureAttrs({ attrs }: Node, { picture }: DocumentTerms): Node['attrs'] {
  const hash = attrs['media'] as MediaHash | null;
  if (!picture || hash === null) return attrs;
  const size = picture(hash);
  return size
    ? { ...attrs, width: size.width, height: size.height }
    : { ...attrs, media: null, width: 0, height: 0 };
}
