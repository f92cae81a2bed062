import type { Mark, Node } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import { articleSchema } from '../../../core/article/schema.ts';
import { leafText, readThrough } from '../../../core/article/leaf-text.ts';

const { marks, nodes } = articleSchema;

/**
 * Puts `text` in the place of the words between two positions of one text block, and touches only
 * the letters that differ: marks around and inside (a claim, a link) keep holding. What is proposed
 * among the words stays proposed: its leaves stand before the letters that come.
 */
export function replaceWords(tr: Transaction, from: number, to: number, text: string): Transaction {
  const through = readThrough(tr.doc.textBetween(from, to, undefined, leafText));
  const before = through.text;
  const start = commonStart(before, text);
  const end = commonEnd(before, text, start);
  const inserted = text.slice(start, text.length - end);
  const isCut = start + end < before.length;
  const cutFrom = from + (isCut ? through.startOf(start) : through.endOf(start));
  const cutTo = isCut ? from + through.endOf(before.length - end) : cutFrom;
  if (inserted === '' && !isCut) return tr;
  const beside = start > 0 ? from + through.endOf(start) - 1 : from + through.startOf(0);
  const dress = inserted === '' ? [] : marksFor(tr.doc, beside, before === '', cutFrom, cutTo);
  const leaves = leavesBetween(tr.doc, cutFrom, cutTo);
  const words = inserted === '' ? [] : [articleSchema.text(inserted, dress)];
  return tr.replaceWith(cutFrom, cutTo, [...leaves, ...words]);
}

/** What stands for proposals between two positions of a text block. */
function leavesBetween(doc: Node, from: number, to: number): Node[] {
  const leaves: Node[] = [];
  doc.nodesBetween(from, to, (node) => {
    if (node.type === nodes.deletion || node.type === nodes.split) leaves.push(node);
  });
  return leaves;
}

function marksFor(
  doc: Node,
  at: number,
  isEmpty: boolean,
  cutFrom: number,
  cutTo: number,
): readonly Mark[] {
  const beside = isEmpty ? doc.resolve(at).marks() : (doc.nodeAt(at)?.marks ?? []);
  return beside.filter((mark) => {
    if (mark.type === marks.insertion || mark.type === marks.format_change)
      return isOnAll(doc, mark, cutFrom, cutTo);
    return isEmpty || mark.type !== marks.sic;
  });
}

/** Words that take the place of some that were not proposed are of the text, as those were. */
function isOnAll(doc: Node, mark: Mark, from: number, to: number): boolean {
  let isOn = true;
  doc.nodesBetween(from, to, (node) => {
    if (node.isText && !mark.isInSet(node.marks)) isOn = false;
  });
  return isOn;
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
