import { useMemo } from 'react';
import type { ClaimId } from '../../core/base/id.ts';
import { blankRecords } from '../../core/factcheck/blank-record.ts';
import {
  claimStatus,
  isSettled,
  type Claim,
  type ClaimStatus,
} from '../../core/factcheck/claim.ts';
import { useDesk } from '../desk/desk-state.ts';
import { useMarkedClaims } from '../desk/use-editor.ts';
import type { MarkedClaim } from '../editor/editor-state.ts';

/** A claim as the panel shows it: its record and what its words say now. */
export interface ClaimCard {
  readonly id: ClaimId;
  readonly claim: Claim;
  readonly status: ClaimStatus;
  /** What the words say now, or null when they were cut. */
  readonly current: string | null;
}

const none: readonly Claim[] = [];

/** The claims of the story on the desk: in the order of the text, then those cut from it. */
export function useClaimCards(): readonly ClaimCard[] {
  const claims = useDesk((state) => state.opened?.claims ?? none);
  const marked = useMarkedClaims().list;
  return useMemo(() => claimCards(claims, marked), [claims, marked]);
}

/** Joins records and text. */
export function claimCards(
  claims: readonly Claim[],
  marked: readonly MarkedClaim[],
): readonly ClaimCard[] {
  const records = new Map(claims.map((claim) => [claim.id, claim]));
  const standing = new Set(marked.map(({ id }) => id));
  const inText = marked.flatMap(({ id, text }) => {
    const claim = records.get(id);
    return claim ? [cardOf(claim, text)] : [];
  });
  const cut = claims.filter(({ id }) => !standing.has(id));
  return [...inText, ...cut.map((claim) => cardOf(claim, null))];
}

// A card stays the same object while nothing in it changed, so that only what changed is drawn anew.
const known = new WeakMap<Claim, ClaimCard>();

function cardOf(claim: Claim, current: string | null): ClaimCard {
  const before = known.get(claim);
  if (before?.current === current) return before;
  const card = { id: claim.id, claim, status: claimStatus(claim, current), current };
  known.set(claim, card);
  return card;
}

/**
 * Claims that are no longer in the text, but for those whose record says nothing that is not on
 * another one: marked and taken back, or split off and joined again.
 */
export function cutClaims(cards: readonly ClaimCard[]): readonly ClaimCard[] {
  const isBlank = blankRecords(
    cards.filter(({ current }) => current !== null).map(({ claim }) => claim),
  );
  return cards.filter(({ status, claim }) => status === 'cut' && !isBlank(claim));
}

/** Whether a claim waits for the second person that this desk asks for. */
export function waitsForSignOff(
  { claim, status }: Pick<ClaimCard, 'claim' | 'status'>,
  asksSignOff: boolean,
): boolean {
  return asksSignOff && status !== 'cut' && isSettled(status) && claim.signedBy === '';
}

/** Whether nothing is left to do about a claim. */
export function isDone(card: ClaimCard, asksSignOff: boolean): boolean {
  return isSettled(card.status) && !waitsForSignOff(card, asksSignOff);
}
