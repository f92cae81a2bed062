import { create } from 'zustand';
import type { ClaimId } from '../../core/base/id.ts';
import type { DeskSettings } from '../../core/contract/desk.ts';
import type { Verdict } from '../../core/factcheck/claim.ts';
import { useDesk } from '../desk/desk-state.ts';
import { showPanel } from '../desk/rails.ts';
import { changeSettings, useSettings } from '../desk/settings.ts';
import { announceNothing } from '../editor/plugins/facts/announce-fact.ts';
import { notify } from '../ui/notices.ts';
import { changeDraft } from './evidence-drafts.ts';
import type { StatementFilter, StatementOrder } from './statements.ts';

/** Where in a card the focus is wanted. */
export type FocusTarget = 'verdict' | 'evidence' | 'accept' | 'dismiss';

interface FactsView {
  readonly filter: StatementFilter;
  readonly order: StatementOrder;
  /** Claims whose record is open although the caret is elsewhere. */
  readonly open: ReadonlySet<ClaimId>;
  /** The card that is to take the focus as soon as it is drawn. */
  readonly wanted: { readonly id: string; readonly target: FocusTarget } | null;
  /** The statement whose card the focus is in: no filter takes it away from under the hands. */
  readonly focused: string | null;
}

/** How the lists of the fact-check desk are looked at; forgotten with the window. */
export const useFactsView = create<FactsView>(() => ({
  filter: 'all',
  order: 'place',
  open: new Set(),
  wanted: null,
  focused: null,
}));

/** Brings one part of the fact-check desk forward. */
export function showFacts(factsTab: DeskSettings['factsTab']): void {
  if (useSettings.getState().factsTab !== factsTab) changeSettings({ factsTab });
  showPanel('facts');
}

/** Opens the record of a claim, or closes it. */
export function setClaimOpen(id: ClaimId, isOpen: boolean): void {
  const open = new Set(useFactsView.getState().open);
  if (isOpen) open.add(id);
  else open.delete(id);
  useFactsView.setState({ open });
}

/** Takes the focus into a card, wherever it is; a filter that hides it gives way. */
export function focusCard(id: string, target: FocusTarget): void {
  showFacts('claims');
  useFactsView.setState({ wanted: { id, target } });
  leaveText();
}

/** At once: the card may be drawn a moment later, and the next key is not meant for the copy. */
function leaveText(): void {
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLElement) || !activeElement.closest('.ProseMirror')) return;
  activeElement.blur();
  document.querySelector<HTMLElement>('.facts-part:not([hidden])')?.focus({ preventScroll: true });
}

/** Takes the focus to one of the verdicts of the card that `within` is in. */
export function focusVerdict(within: Element, verdict: Verdict): void {
  const card = within.closest('.claim-card');
  card?.querySelector<HTMLElement>(`[data-verdict=${verdict}]`)?.focus();
}

/** Begins to write down evidence of a claim, or goes on with what was begun. */
export function writeEvidence(id: ClaimId): void {
  changeDraft(id);
  focusCard(id, 'evidence');
}

/** Takes the focus to the record of the claim, or to the proposal, that the caret stands in. */
export function openRecordAtCaret(): void {
  const { editor } = useDesk.getState();
  if (!editor) return;
  const statement = editor.statementAtCaret();
  if (statement) focusCard(statement.id, statement.kind === 'claim' ? 'verdict' : 'accept');
  else notify('There is no claim at the caret. F9 goes to the next one.');
}

/** Goes on to what is left to check, from card to card, so that one may be judged after the other. */
export function stepToNextCard(command: 'claims.next' | 'claims.previous'): void {
  const { editor } = useDesk.getState();
  // What is at the caret has been looked at, wherever the caret stands in it.
  editor?.statementAtCaret();
  if (editor?.run(command) === true) openRecordAtCaret();
  else tellNothingLeft();
}

/** With its last card gone, or the list, the focus stays in the panel. */
export function focusTab(): void {
  document.querySelector<HTMLElement>('.facts-tab[aria-selected=true]')?.focus();
}

/** F9 found nothing to go to. */
export function tellNothingLeft(): void {
  const { editor } = useDesk.getState();
  if (editor) notify(announceNothing(editor.facts.get()));
}
