import type { Node } from 'prosemirror-model';
import type { ClaimId } from '../../../../core/base/id.ts';
import { claimAnchors } from '../../../../core/factcheck/anchor.ts';
import { isSettled, type ClaimStatus } from '../../../../core/factcheck/claim.ts';
import type { Region } from '../../changed-region.ts';
import type { PlacedProposal } from '../../editor-state.ts';

/** What a checker has still to look at: a claim that is not settled, or a proposal that nobody read. */
export type LeftToCheck = Region &
  (
    | {
        readonly kind: 'claim';
        readonly id: ClaimId;
        readonly status: ClaimStatus;
        readonly words: string;
      }
    | { readonly kind: 'proposal'; readonly id: string; readonly proposal: PlacedProposal }
  );

/** A proposal and where it stands now. */
export interface StandingProposal extends Region {
  readonly proposal: PlacedProposal;
}

/** What is left to check, in the order of the text. */
export function leftToCheck(
  doc: Node,
  statuses: ReadonlyMap<ClaimId, ClaimStatus>,
  proposals: readonly StandingProposal[],
): readonly LeftToCheck[] {
  const claims = [...claimAnchors(doc).values()].flatMap(({ id, from, to, text }) => {
    const status = statuses.get(id) ?? 'unchecked';
    return isSettled(status) ? [] : [{ kind: 'claim', id, from, to, status, words: text } as const];
  });
  const unread = proposals
    .filter(({ proposal }) => !proposal.isDismissed)
    .map((one) => ({ kind: 'proposal', id: one.proposal.id, ...one }) as const);
  return [...claims, ...unread].sort((a, b) => a.from - b.from || a.to - b.to);
}

/**
 * The next one from the caret on, or the one before it, going round at the ends. From one that was
 * stepped to it goes on in order, also where two begin at the same letter; one that the caret
 * stands in, and that nobody has stepped to, comes first.
 */
export function stepFrom(
  left: readonly LeftToCheck[],
  caret: number,
  steppedTo: readonly (string | null)[],
  direction: 1 | -1,
): LeftToCheck | undefined {
  const isSteppedTo = ({ id }: LeftToCheck): boolean => steppedTo.includes(id);
  const at = left.findIndex((one) => isSteppedTo(one) && one.from === caret);
  if (at >= 0) return left.at((at + direction) % left.length);
  if (direction === -1) return left.findLast(({ from }) => from < caret) ?? left.at(-1);
  const here = left.findLast((one) => one.from <= caret && caret < one.to && !isSteppedTo(one));
  return here ?? left.find(({ from }) => from > caret) ?? left[0];
}
