import { isHistoryTransaction } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import { ReplaceStep } from 'prosemirror-transform';
import { hasProposals } from '../../../../core/article/proposals/chosen.ts';
import { articleSchema } from '../../../../core/article/schema.ts';
import { isAsItIs } from './as-it-is.ts';

const { nodes } = articleSchema;

/**
 * Keeps what is proposed in words that are taken out while nothing is suggested: to lose the leaf of
 * a deletion would be to accept it in silence. Where blocks go as well, it goes with them, and that
 * is told.
 */
export function keepTaken(state: EditorState, tr: Transaction, told: () => void): Transaction {
  const step = overSelection(state, tr);
  if (!step) return tr;
  const leaves = leavesTaken(state.doc, step);
  if (leaves.length === 0) return tr;
  const $from = state.doc.resolve(step.from);
  if (!$from.sameParent(state.doc.resolve(step.to)) || step.slice.openStart > 0) {
    told();
    return tr;
  }
  const { head } = tr.selection;
  tr.insert(step.from + step.slice.size, leaves);
  return tr.setSelection(TextSelection.create(tr.doc, head));
}

/** The step of an edit that puts something, or nothing, in the place of what is selected. */
function overSelection({ doc, selection }: EditorState, tr: Transaction): ReplaceStep | null {
  const [step] = tr.steps;
  const isEdit = step instanceof ReplaceStep && tr.steps.length === 1;
  if (!isEdit || isHistoryTransaction(tr) || isAsItIs(tr) || !hasProposals(doc)) return null;
  const isOver = step.from === selection.from && step.to === selection.to;
  return isOver && selection instanceof TextSelection && !selection.empty ? step : null;
}

function leavesTaken(doc: Node, { from, to, slice }: ReplaceStep): Node[] {
  const stays = new Set<unknown>();
  slice.content.descendants((node) => {
    if (isLeaf(node)) stays.add(node.attrs['id']);
  });
  const leaves: Node[] = [];
  doc.nodesBetween(from, to, (node) => {
    if (isLeaf(node) && !stays.has(node.attrs['id'])) leaves.push(node);
    return hasProposals(node);
  });
  return leaves;
}

function isLeaf({ type }: Node): boolean {
  return type === nodes.deletion || type === nodes.split;
}
