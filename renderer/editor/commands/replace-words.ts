import type { Mark, Node } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import { articleSchema } from '../../../core/article/schema.ts';
import { leafText } from '../../../core/article/leaf-text.ts';

/**
 * Puts `text` in the place of the words between two positions of one text block, and touches only
 * the letters that differ: marks around and inside (a claim, a link) keep holding.
 */
export function replaceWords(tr: Transaction, from: number, to: number, text: string): Transaction {
  const before = tr.doc.textBetween(from, to, undefined, leafText);
  const start = commonStart(before, text);
  const end = commonEnd(before, text, start);
  const inserted = text.slice(start, text.length - end);
  const cutFrom = from + start;
  const cutTo = to - end;
  if (inserted === '') return cutFrom === cutTo ? tr : tr.delete(cutFrom, cutTo);
  const marks = marksFor(tr.doc, start > 0 ? cutFrom - 1 : from, from === to);
  return tr.replaceWith(cutFrom, cutTo, articleSchema.text(inserted, marks));
}

function marksFor(doc: Node, at: number, isEmpty: boolean): readonly Mark[] {
  if (isEmpty) return doc.resolve(at).marks();
  return (doc.nodeAt(at)?.marks ?? []).filter((mark) => mark.type.name !== 'sic');
}

function commonStart(before: string, after: string): number {
  let length = 0;
  while (length < before.length && length < after.length && before[length] === after[length])
    length += 1;
  return isInsidePair(before, length) || isInsidePair(after, length) ? length - 1 : length;
}

function commonEnd(before: string, after: string, start: number): number {
  const most = Math.min(before.length, after.length) - start;
  let length = 0;
  while (length < most && before[before.length - 1 - length] === after[after.length - 1 - length])
    length += 1;
  const splits =
    isInsidePair(before, before.length - length) || isInsidePair(after, after.length - length);
  return splits ? length - 1 : length;
}

/** Whether an offset lies between the halves of a surrogate pair, where no text may be cut. */
function isInsidePair(text: string, offset: number): boolean {
  return (
    /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(Math.max(0, offset - 1), offset + 1)) &&
    offset > 0
  );
}
