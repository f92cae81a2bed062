import { closeHistory } from 'prosemirror-history';
import { TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import { decideMany, type Outcome } from '../../../../core/article/proposals/decide-many.ts';
import { accept, reject } from '../../../../core/article/proposals/decide.ts';
import type { NoteId } from '../../../../core/base/id.ts';
import { asItIs } from './as-it-is.ts';
import { readChanges } from './read-changes.ts';

/** A decision to be carried out, and the changes that it is about. */
export interface DecisionMade {
  /** One undo step. */
  readonly tr: Transaction;
  readonly ids: readonly NoteId[];
}

/** Up to so many changes are decided one by one: then each place near them stays where it is. */
const few = 8;

/** Decides those of some changes that stand in the text; null where none does. */
export function decisionOf(
  { doc, tr, selection }: EditorState,
  ids: readonly NoteId[],
  outcome: Outcome,
): DecisionMade | null {
  const chosen = new Set<NoteId>(ids);
  const there = readChanges(doc).filter(({ id }) => chosen.has(id));
  if (there.length > few) decideMany(tr, chosen, outcome, selection.head);
  else if (there.length > 0) (outcome === 'accepted' ? accept : reject)(tr, chosen);
  if (!tr.docChanged) return null;
  const [only] = there.length === 1 ? there : [];
  if (only) {
    const at = Math.min(tr.mapping.map(only.to, -1), tr.doc.content.size);
    tr.setSelection(TextSelection.near(tr.doc.resolve(at), -1)).scrollIntoView();
  }
  return { tr: asItIs(closeHistory(tr), 'decision'), ids: there.map(({ id }) => id) };
}
