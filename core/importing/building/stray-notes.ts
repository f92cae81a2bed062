import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { articleSchema } from '../../article/schema.ts';

/** The story with notes that found no words of their own on its first word. */
export function placeStrayNotes(document: Node, ids: readonly string[]): Node {
  if (ids.length === 0) return document;
  const place = firstWord(document);
  if (!place) return document;
  const transform = new Transform(document);
  for (const id of ids) {
    transform.addMark(place.from, place.to, articleSchema.marks.note.create({ id }));
  }
  return transform.doc;
}

function firstWord(document: Node): { readonly from: number; readonly to: number } | null {
  let place: { from: number; to: number } | null = null;
  document.descendants((node, pos) => {
    if (place || !node.isText) return place === null;
    const word = /\S{1,200}/.exec((node.text ?? '').slice(0, 2000));
    if (word) place = { from: pos + word.index, to: pos + word.index + word[0].length };
    return false;
  });
  return place;
}
