import { useDesk } from '../desk/desk-state.ts';
import { focusCard, focusTab } from './facts-view.ts';
import { shownStatements } from './statements-now.ts';
import type { Statement } from './statements.ts';

/** What can be done with a proposal. */
type ProposalAct = 'accept' | 'dismiss';

/**
 * Makes a claim of a proposal, or sets it aside, and takes the next one in hand.
 * @param keepsFocus whether the focus goes on to the next card, for whoever works by keys in the
 *   panel; otherwise it goes into the text
 */
export function answerProposal(id: string, act: ProposalAct, keepsFocus: boolean): void {
  const { editor } = useDesk.getState();
  if (!editor) return;
  const next = nextProposal(shownStatements(), id);
  const isDone = act === 'accept' ? editor.acceptProposal(id) : editor.dismissFact(id);
  if (!isDone) return;
  if (next !== null) editor.goToFact(next);
  if (!keepsFocus) editor.focus();
  else if (next !== null) focusCard(next, act);
  else focusTab();
}

/** The proposal that comes after one in the list, going round at its end; null when none is left. */
export function nextProposal(statements: readonly Statement[], id: string): string | null {
  const here = statements.findIndex((one) => one.id === id);
  const ahead = [...statements.slice(here + 1), ...statements.slice(0, Math.max(0, here))];
  return ahead.find(({ kind }) => kind === 'proposal')?.id ?? null;
}
