import type { Mark } from 'prosemirror-model';
import type { MarkView, ViewMutationRecord } from 'prosemirror-view';
import type { ClaimId } from '../../../../core/base/id.ts';
import { isSettled, type ClaimStatus } from '../../../../core/factcheck/claim.ts';

/** How a claim is drawn: each state has a colour, a line and a sign in the margin of its own. */
export type ClaimState = 'settled' | 'waiting' | 'open' | 'unproved' | 'amiss' | 'changed';

/** How claims stand, by id; those without a record are open. */
export type ClaimStatuses = ReadonlyMap<ClaimId, ClaimStatus>;

/** What decides how claims look, beside their words. */
export interface ClaimLooks {
  readonly statuses: ClaimStatuses;
  /** Those whose verdict waits for a second person. */
  readonly waiting: ReadonlySet<ClaimId>;
  readonly current: ClaimId | null;
}

/** The state under which a status is drawn; a verdict that waits for its second person is not settled. */
export function claimState(status: ClaimStatus, isWaiting: boolean): ClaimState {
  if (isSettled(status)) return isWaiting ? 'waiting' : 'settled';
  return unsettled[status] ?? 'open';
}

const unsettled: Readonly<Partial<Record<ClaimStatus, ClaimState>>> = {
  'text-changed': 'changed',
  'needs-change': 'amiss',
  'cannot-confirm': 'unproved',
};

/**
 * A claim in the text. Its looks are attributes of the mark's own element, not decorations: those
 * cost ProseMirror a search for each block of a long story at each key. The sign in the margin
 * follows from the attributes by style alone.
 */
export class ClaimView implements MarkView {
  readonly dom = document.createElement('span');

  constructor(mark: Mark, looks: ClaimLooks) {
    this.dom.dataset['claim'] = String(mark.attrs['id']);
    dress(this.dom, looks);
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type === 'attributes' && mutation.target === this.dom;
  }
}

/** Gives all claims in the text their present looks. */
export function dressClaims(story: HTMLElement, looks: ClaimLooks): void {
  for (const element of story.querySelectorAll<HTMLElement>('[data-claim]')) dress(element, looks);
}

function dress(element: HTMLElement, { statuses, waiting, current }: ClaimLooks): void {
  const id = element.dataset['claim'] as ClaimId;
  const status = statuses.get(id) ?? 'unchecked';
  const looks = id === current ? 'claim claim-current' : 'claim';
  if (element.className !== looks) element.className = looks;
  const state = claimState(status, waiting.has(id));
  if (element.dataset['claimStatus'] === status && element.dataset['claimState'] === state) return;
  element.dataset['claimStatus'] = status;
  element.dataset['claimState'] = state;
}
