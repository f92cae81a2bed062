import type { Mark } from 'prosemirror-model';
import type { MarkView, ViewMutationRecord } from 'prosemirror-view';
import type { ClaimId } from '../../../../core/base/id.ts';
import { isSettled, type ClaimStatus } from '../../../../core/factcheck/claim.ts';

/** How a claim is drawn: each state has a colour, a line and a sign in the margin of its own. */
export type ClaimState = 'settled' | 'open' | 'changed';

/** How claims stand, by id; those without a record are open. */
export type ClaimStatuses = ReadonlyMap<ClaimId, ClaimStatus>;

/** What decides how claims look, beside their words. */
export interface ClaimLooks {
  readonly statuses: ClaimStatuses;
  readonly current: ClaimId | null;
}

/** The state under which a status is drawn. */
export function claimState(status: ClaimStatus): ClaimState {
  if (isSettled(status)) return 'settled';
  return status === 'text-changed' ? 'changed' : 'open';
}

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

function dress(element: HTMLElement, { statuses, current }: ClaimLooks): void {
  const id = element.dataset['claim'] as ClaimId;
  const status = statuses.get(id) ?? 'unchecked';
  const looks = id === current ? 'claim claim-current' : 'claim';
  if (element.className !== looks) element.className = looks;
  if (element.dataset['claimStatus'] === status) return;
  element.dataset['claimStatus'] = status;
  element.dataset['claimState'] = claimState(status);
}
