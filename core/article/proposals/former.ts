import type { Mark, Node } from 'prosemirror-model';
import { ReplaceAroundStep, type Transform } from 'prosemirror-transform';
import { Fragment, Slice } from 'prosemirror-model';
import { articleSchema } from '../schema.ts';
import { formatMarks, readForm } from '../schema/proposals.ts';
import { isChosen, type Chosen } from './chosen.ts';

const { marks } = articleSchema;
const formats: ReadonlySet<string> = new Set(formatMarks);

/** Whether a mark dresses words for readers. */
export function isFormat({ type }: Mark): boolean {
  return formats.has(type.name);
}

/** Gives blocks the kind and attributes back that chosen proposals changed. */
export function restoreBlocks(tr: Transform, chosen: Chosen): void {
  const found: { node: Node; pos: number; change: Mark }[] = [];
  tr.doc.descendants((node, pos) => {
    if (node.isInline) return false;
    const change = node.marks.find(({ type }) => type === marks.block_change);
    if (change && isChosen(chosen, change.attrs['id'])) found.push({ node, pos, change });
    return true;
  });
  for (const { node, pos, change } of found.toReversed()) restoreBlock(tr, node, pos, change);
}

function restoreBlock(tr: Transform, node: Node, pos: number, change: Mark): void {
  const { type, attrs } = readForm(articleSchema, change.attrs['before']);
  const rest = change.removeFromSet(node.marks);
  // Content that came later and cannot be in a block of that kind stays as words.
  if (node.isTextblock) tr.clearIncompatible(pos, type);
  const now = tr.doc.nodeAt(pos);
  if (!now) return;
  // What is in it cannot stand in a block of that kind, or such a block not here: it stays as it is.
  const $pos = tr.doc.resolve(pos);
  const canBe =
    type.validContent(now.content) &&
    $pos.parent.canReplaceWith($pos.index(), $pos.index() + 1, type);
  if (!canBe) {
    tr.removeNodeMark(pos, change);
    return;
  }
  const end = pos + now.nodeSize;
  const frame = new Slice(Fragment.from(type.create(attrs, null, rest)), 0, 0);
  if (node.isLeaf) tr.replaceWith(pos, end, type.create(attrs, null, rest));
  else tr.step(new ReplaceAroundStep(pos, end, pos + 1, end - 1, frame, 1, true));
}

/** Dresses words again as they were before chosen proposals. */
export function restoreFormats(tr: Transform, chosen: Chosen): void {
  const found: { node: Node; pos: number; change: Mark }[] = [];
  tr.doc.descendants((node, pos) => {
    const change = node.marks.find(({ type }) => type === marks.format_change);
    if (change && isChosen(chosen, change.attrs['id'])) found.push({ node, pos, change });
  });
  for (const { node, pos, change } of found.toReversed()) {
    const end = pos + node.nodeSize;
    const former = formerMarks(change);
    const { parent } = tr.doc.resolve(pos);
    const form = parent.marks.find(({ type }) => type === marks.block_change);
    // In a block of another kind they may not be as they were: that waits for what becomes of it.
    if (form && former.some(({ type }) => !parent.type.allowsMarkType(type))) {
      const attrs = { ...change.attrs, id: String(form.attrs['id']) };
      tr.addMark(pos, end, marks.format_change.create(attrs));
      continue;
    }
    tr.removeMark(pos, end, change);
    for (const mark of node.marks)
      if (isFormat(mark) && !mark.isInSet(former)) tr.removeMark(pos, end, mark);
    for (const mark of former) if (!mark.isInSet(node.marks)) tr.addMark(pos, end, mark);
  }
}

/** How words were dressed before a change. */
export function formerMarks(change: Mark): readonly Mark[] {
  const json = change.attrs['marks'] as readonly object[];
  return json.map((one) => articleSchema.markFromJSON(one));
}
