import { closeHistory } from 'prosemirror-history';
import { TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state';
import { articleSchema } from '../../../../core/article/schema.ts';
import { keptText } from '../../../../core/article/schema/marks.ts';
import { replaceWords } from '../../commands/replace-words.ts';
import type { Found } from './found.ts';
import { proofreadingIn, proofreadingKey, type ProofreadingMeta } from './proofreading-state.ts';

/** Takes a finding in hand: selects its words and brings them into sight. */
export function takeInHand(
  tr: Transaction,
  { from, to, placed }: Pick<Found, 'from' | 'to' | 'placed'>,
): Transaction {
  return tr
    .setSelection(TextSelection.create(tr.doc, from, to))
    .setMeta(proofreadingKey, { kind: 'hand', id: placed.id } satisfies ProofreadingMeta)
    .scrollIntoView();
}

/** Which findings are stepped through: those that the panel's filter lets pass. */
export type Wanted = (found: Found) => boolean;

/** F7: the next finding after the caret, or the one before it, going round at the ends. */
export function stepBy(direction: 1 | -1, isWanted: Wanted): Command {
  return (state, dispatch) => {
    const visible = proofreadingIn(state).visible.filter(isWanted);
    const target = direction === 1 ? findingAfter(state, visible) : findingBefore(state, visible);
    if (!target) return false;
    dispatch?.(takeInHand(state.tr, target));
    return true;
  };
}

function findingAfter({ selection }: EditorState, visible: readonly Found[]): Found | undefined {
  const past = selection.empty ? selection.from : selection.from + 1;
  return visible.find(({ from }) => from >= past) ?? visible[0];
}

function findingBefore({ selection }: EditorState, visible: readonly Found[]): Found | undefined {
  return visible.findLast(({ from }) => from < selection.from) ?? visible.at(-1);
}

/** The finding in hand. */
function inHand(state: EditorState): Found | undefined {
  const { visible, current, inHand: isInHand } = proofreadingIn(state);
  return isInHand ? visible.find(({ placed }) => placed.id === current) : undefined;
}

/** Enter, or a digit: takes a suggestion for the finding in hand and goes on to the next one. */
export function takeAndGoOn(index: number, isWanted: Wanted): Command {
  return (state, dispatch) => {
    const held = inHand(state);
    if (!held) return false;
    if (dispatch) {
      const tr = takeSuggestion(state.tr, held, index);
      const next = nextAfter(held, state, isWanted);
      // With nothing to offer Enter goes on all the same: it must never overwrite the words in hand.
      dispatch(next ? takeInHand(tr, mapped(next, tr)) : letGoOf(tr, held));
    }
    return true;
  };
}

/** A digit stands for a suggestion while a finding is in hand; for itself when there is none of that number. */
export function takeByDigit(digit: string, isWanted: Wanted): Command {
  return (state, dispatch) => {
    const index = Number(digit) - 1;
    const offered = inHand(state)?.placed.finding.suggestions[index];
    return offered !== undefined && takeAndGoOn(index, isWanted)(state, dispatch);
  };
}

/** Keeps the finding in hand, or at the caret, as it stands, and goes on to the next one. */
export function ignoreAndGoOn(isWanted: Wanted): Command {
  return (state, dispatch) => {
    const { visible, current } = proofreadingIn(state);
    const held = visible.find(({ placed }) => placed.id === current);
    if (!held) return false;
    if (dispatch) {
      const tr = ignoreHere(state.tr, held);
      const next = nextAfter(held, state, isWanted);
      dispatch(next ? takeInHand(tr, next) : letGoOf(tr, held));
    }
    return true;
  };
}

function nextAfter(held: Found, state: EditorState, isWanted: Wanted): Found | undefined {
  const { visible } = proofreadingIn(state);
  const left = visible.filter((one) => one !== held && isWanted(one));
  return left.find(({ from }) => from >= held.to) ?? left[0];
}

/** Escape: back to plain editing, the caret behind the words that were in hand. */
export const letGo: Command = (state, dispatch) => {
  const held = inHand(state);
  if (!held) return false;
  dispatch?.(letGoOf(state.tr, held));
  return true;
};

/** Puts a suggestion in the place of a finding's words. */
export function takeSuggestion(
  tr: Transaction,
  { from, to, placed }: Found,
  index: number,
): Transaction {
  const suggestion = placed.finding.suggestions[index];
  // An undo step of its own, however quickly it follows upon typing.
  return suggestion === undefined ? tr : replaceWords(closeHistory(tr), from, to, suggestion);
}

/** A suggestion that is to be taken, by its index. */
export interface Taken {
  readonly one: Found;
  readonly index: number;
}

/** Takes many suggestions as one undo step. Findings never overlap, so the last goes first. */
export function takeMany(tr: Transaction, taken: readonly Taken[]): Transaction {
  const backwards = taken.toSorted((a, b) => b.one.from - a.one.from);
  return backwards.reduce((all, { one, index }) => takeSuggestion(all, one, index), tr);
}

/** Marks a finding's words as meant: bound to the words and the rule, undone like any edit. */
export function ignoreHere(tr: Transaction, { from, to, placed }: Found): Transaction {
  const { rule, text } = placed.finding;
  return tr.addMark(from, to, articleSchema.marks.sic.create({ rule, text: keptText(text) }));
}

function letGoOf(tr: Transaction, { to }: Found): Transaction {
  return tr
    .setSelection(TextSelection.create(tr.doc, tr.mapping.map(to)))
    .setMeta(proofreadingKey, { kind: 'hand', id: null } satisfies ProofreadingMeta);
}

function mapped(one: Found, tr: Transaction): Found {
  return { ...one, from: tr.mapping.map(one.from), to: tr.mapping.map(one.to, -1) };
}
