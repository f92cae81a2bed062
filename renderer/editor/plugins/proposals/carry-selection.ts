import type { Node, ResolvedPos } from 'prosemirror-model';
import {
  NodeSelection,
  Selection,
  TextSelection,
  type EditorState,
  type Transaction,
} from 'prosemirror-state';
import { Transform } from 'prosemirror-transform';
import { accept } from '../../../../core/article/proposals/decide.ts';
import { articleSchema } from '../../../../core/article/schema.ts';

const { nodes } = articleSchema;

/**
 * Puts the selection of an edit where it belongs once the edit is a proposal. What was taken out
 * stands there still, as a leaf: deleting backwards goes on before it, all else behind it.
 * @param before the state that both were made from
 */
export function carrySelection(
  before: EditorState,
  plain: Transaction,
  proposed: Transaction,
  ids: ReadonlySet<string>,
): void {
  const { doc } = proposed;
  const map = mapBetween(plain.doc, doc, ids);
  const { selection } = plain;
  const isBackwards = isDeletion(plain) && before.selection.empty && goesBack(before, plain);
  const side = isBackwards ? -1 : 1;
  if (selection instanceof NodeSelection) {
    const at = map(selection.from, 1);
    const isThere = doc.nodeAt(at)?.type === selection.node.type;
    proposed.setSelection(
      isThere ? NodeSelection.create(doc, at) : Selection.near(doc.resolve(at), 1),
    );
    return;
  }
  const head = doc.resolve(map(selection.head, side));
  if (selection.empty) {
    const past = isDeletion(plain) ? pastLeaves(head, side) : head;
    proposed.setSelection(
      past.parent.inlineContent ? TextSelection.near(past) : Selection.near(past),
    );
  } else {
    const anchor = doc.resolve(map(selection.anchor, selection.anchor < selection.head ? -1 : 1));
    proposed.setSelection(TextSelection.between(anchor, head));
  }
}

/** From the positions of an edit's document to those of the one in which it is proposed. */
function mapBetween(
  plain: Node,
  proposed: Node,
  ids: ReadonlySet<string>,
): (pos: number, side: -1 | 1) => number {
  const start = plain.content.findDiffStart(proposed.content);
  const ends = plain.content.findDiffEnd(proposed.content);
  if (start === null || ends === null) return (pos) => pos;
  const overlap = Math.max(0, start - Math.min(ends.a, ends.b));
  const [endPlain, endProposed] = [ends.a + overlap, ends.b + overlap];
  return (pos, side) => {
    if (pos < start || (pos === start && side < 0)) return pos;
    if (pos >= endPlain) return pos + endProposed - endPlain;
    if (endProposed === endPlain || pos === start) return pos;
    return mapAccepted(proposed, ids, pos, side);
  };
}

/** Within many places at once: back from where it would be if all of them were accepted. */
function mapAccepted(proposed: Node, ids: ReadonlySet<string>, pos: number, side: -1 | 1): number {
  const accepted = new Transform(proposed);
  accept(accepted, ids);
  return Math.min(accepted.mapping.invert().map(pos, side), proposed.content.size);
}

function isDeletion(tr: Transaction): boolean {
  return tr.doc.content.size < tr.before.content.size && tr.selection.empty;
}

/** Whether the caret stood behind what was deleted. */
function goesBack({ selection }: EditorState, { mapping, selection: now }: Transaction): boolean {
  const { pos, deletedBefore } = mapping.mapResult(selection.head, -1);
  return deletedBefore && pos === now.head;
}

function pastLeaves($pos: ResolvedPos, side: -1 | 1): ResolvedPos {
  const { parent, textOffset } = $pos;
  if (textOffset > 0) return $pos;
  let index = side < 0 ? $pos.index() - 1 : $pos.index();
  let pos = $pos.pos;
  for (; isDeleted(parent.maybeChild(index)); index += side) pos += side;
  return $pos.doc.resolve(pos);
}

function isDeleted(node: Node | null): boolean {
  return node?.type === nodes.deletion;
}
