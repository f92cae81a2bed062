import type { Node } from 'prosemirror-model';
import { Selection, type Transaction } from 'prosemirror-state';
import type { PictureWords } from '../../../../core/article/pictures/picture-words.ts';
import { articleSchema } from '../../../../core/article/schema.ts';
import type { Medium } from '../../../../core/contract/media.ts';
import { figureOf, placeBlock } from '../../commands/insert.ts';

/** A stored picture and the words that go with it. */
export interface PictureToPut {
  readonly medium: Medium;
  readonly words: PictureWords;
}

/**
 * Puts pictures where they came down: the first into the figure there when it has none yet, the
 * others below, in order. One transaction, so one step of undo.
 */
export function putPictures(
  tr: Transaction,
  pictures: readonly PictureToPut[],
  at: number | null,
): Transaction {
  let left = [...pictures];
  const [first] = left;
  const figure = at === null ? null : emptyFigureAround(tr.doc, at);
  if (first && figure !== null) {
    fillFigure(tr, figure, first);
    left = left.slice(1);
    tr.setSelection(Selection.near(tr.doc.resolve(figure + 1), 1));
  } else if (at !== null) {
    tr.setSelection(Selection.near(tr.doc.resolve(Math.min(at, tr.doc.content.size))));
  }
  for (const { medium, words } of left) placeBlock(tr, figureOf(medium, words));
  return tr;
}

/**
 * Puts a picture into the figure at `pos`, in place of the one that it had. Words that the figure
 * has stay; what is empty is filled.
 */
export function fillFigure(tr: Transaction, pos: number, { medium, words }: PictureToPut): void {
  const figure = tr.doc.nodeAt(pos);
  if (figure?.type !== articleSchema.nodes.figure) return;
  const said = (name: 'alt' | 'rights'): string => String(figure.attrs[name]);
  tr.setNodeMarkup(pos, null, {
    ...figure.attrs,
    media: medium.hash,
    width: medium.width,
    height: medium.height,
    alt: said('alt') || words.alt,
    rights: said('rights') || words.rights,
    // What was decided for another file does not hold for this one.
    keepsMetadata: figure.attrs['media'] === medium.hash && figure.attrs['keepsMetadata'] === true,
  });
  let at = pos + 1;
  for (const [index, text] of [words.caption, words.credit].entries()) {
    const line = figure.maybeChild(index);
    if (!line) return;
    const isEmpty = line.content.size === 0 && text !== '';
    if (isEmpty) tr.insertText(text, at + 1);
    at += line.nodeSize + (isEmpty ? text.length : 0);
  }
}

/** Where the figure without a picture begins that `at` is in or stands before; null when there is none. */
function emptyFigureAround(doc: Node, at: number): number | null {
  const $at = doc.resolve(Math.min(at, doc.content.size));
  for (let depth = $at.depth; depth > 0; depth--) {
    if (isEmptyFigure($at.node(depth))) return $at.before(depth);
  }
  return isEmptyFigure($at.nodeAfter) ? $at.pos : null;
}

function isEmptyFigure(node: Node | null): boolean {
  return node?.type === articleSchema.nodes.figure && node.attrs['media'] === null;
}
