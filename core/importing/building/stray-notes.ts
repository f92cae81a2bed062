import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { articleSchema } from '../../article/schema.ts';
import { textOf } from '../../article/text-blocks.ts';

/** The story with notes that found no words of their own: on its first word. */
export function placeStrayNotes(document: Node, ids: readonly string[]): Node {
  const word = ids.length === 0 ? null : firstWord(document);
  if (!word) return document;
  const transform = new Transform(document);
  for (const id of ids)
    transform.addMark(word.from, word.to, articleSchema.marks.note.create({ id }));
  return transform.doc;
}

interface Word {
  readonly from: number;
  readonly to: number;
}

function firstWord(document: Node): Word | null {
  const found: Word[] = [];
  document.descendants((node, pos) => {
    if (!node.isTextblock || found.length > 0) return found.length === 0;
    const word = /[^\s\ufffc]{1,200}/.exec(textOf(node).slice(0, 2000));
    const from = pos + 1 + (word?.index ?? 0);
    if (word) found.push({ from, to: from + word[0].length });
    return false;
  });
  return found[0] ?? null;
}
