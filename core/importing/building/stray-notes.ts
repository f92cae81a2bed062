import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { articleSchema } from '../../article/schema.ts';
import { textOf } from '../../article/text-blocks.ts';
import type { BuildState } from './build-state.ts';

/**
 * The story with notes that found no words of their own: on its first word; what was taken out
 * behind the last block that has words on its last.
 */
export function placeStrayNotes(document: Node, ids: readonly string[], state: BuildState): Node {
  if (ids.length === 0) return document;
  const { first, last } = edgeWords(document);
  if (!first || !last) return document;
  const transform = new Transform(document);
  for (const id of ids) {
    const isGone = state.kindOf(id) === 'deletion';
    const { from, to } = isGone ? last : first;
    const mark = articleSchema.marks.note.create(isGone ? { id, at: 'after' } : { id });
    transform.addMark(from, to, mark);
  }
  state.standBehind(ids.filter((id) => state.kindOf(id) === 'deletion'));
  return transform.doc;
}

interface Word {
  readonly from: number;
  readonly to: number;
}

function edgeWords(document: Node): { readonly first: Word | null; readonly last: Word | null } {
  let first: Word | null = null;
  let last: Word | null = null;
  document.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    const text = textOf(node);
    const word = /[^\s\ufffc]{1,200}/.exec(text.slice(0, 2000));
    if (word) first ??= { from: pos + 1 + word.index, to: pos + 1 + word.index + word[0].length };
    const ending = /[^\s\ufffc]+$/.exec(text.slice(-200));
    if (ending)
      last = { from: pos + 1 + text.length - ending[0].length, to: pos + 1 + text.length };
    return false;
  });
  return { first, last };
}
