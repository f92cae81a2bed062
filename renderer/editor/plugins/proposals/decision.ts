import { closeHistory } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import { decideMany, type Outcome } from '../../../../core/article/proposals/decide-many.ts';
import { accept, reject } from '../../../../core/article/proposals/decide.ts';
import type { NoteId } from '../../../../core/base/id.ts';
import { changesHeld } from './arriving.ts';
import { asItIs } from './as-it-is.ts';
import { readChanges, type PlacedChange } from './read-changes.ts';

/** A decision to be carried out, and the changes that it is about. */
export interface DecisionMade {
  /** One undo step. */
  readonly tr: Transaction;
  readonly ids: readonly NoteId[];
  /** Insertions that are gone with it, as what took them out was accepted: they are rejected. */
  readonly taken: readonly NoteId[];
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
  const all = readChanges(doc);
  const there = all.filter(({ id }) => chosen.has(id));
  if (there.length > few) decideMany(tr, chosen, outcome, selection.head);
  else if (there.length > 0) (outcome === 'accepted' ? accept : reject)(tr, chosen);
  if (!tr.docChanged) return null;
  const [only] = there.length === 1 ? there : [];
  if (only) {
    const at = Math.min(tr.mapping.map(only.to, -1), tr.doc.content.size);
    tr.setSelection(TextSelection.near(tr.doc.resolve(at), -1)).scrollIntoView();
  }
  const decided = asItIs(closeHistory(tr), 'decision');
  const taken = outcome === 'accepted' ? insertionsLost(all, chosen, tr.doc) : [];
  return { tr: decided, ids: there.map(({ id }) => id), taken };
}

function insertionsLost(
  all: readonly PlacedChange[],
  chosen: ReadonlySet<NoteId>,
  after: Node,
): readonly NoteId[] {
  const others = all.filter(({ id, kind }) => kind === 'insertion' && !chosen.has(id));
  if (others.length === 0) return [];
  const held = changesHeld(after);
  return others.map(({ id }) => id).filter((id) => !held.has(id));
}
