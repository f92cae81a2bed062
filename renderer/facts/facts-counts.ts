import { useMemo } from 'react';
import { useDesk } from '../desk/desk-state.ts';
import { useSettings } from '../desk/settings.ts';
import { useFacts } from '../desk/use-editor.ts';
import type { FactsState, PlacedQuotation } from '../editor/editor-state.ts';
import { useClaimCards, type ClaimCard } from './claim-cards.ts';
import { progressOf } from './statements.ts';

/** What there is in each part of the fact-check desk, and what is left to do. */
export interface FactsCounts {
  /** Claims and proposals, also those that were set aside. */
  readonly statements: number;
  readonly quotations: number;
  readonly claims: number;
  /** Of those, the claims; the rest are proposals that nobody has looked at. */
  readonly openClaims: number;
  readonly quotes: number;
  readonly sums: number;
  readonly sources: number;
}

/** Counts what is left to do about the facts of the story on the desk. */
export function useFactsCounts(): FactsCounts {
  const cards = useClaimCards();
  const facts = useFacts();
  const asksSignOff = useSettings((state) => state.asksSignOff);
  const sources = useDesk((state) => state.opened?.sources.length ?? 0);
  return useMemo(
    () => ({ ...countLeft(cards, facts, asksSignOff, sources > 0), sources }),
    [cards, facts, asksSignOff, sources],
  );
}

function countLeft(
  cards: readonly ClaimCard[],
  { proposals, quotations, inconsistencies }: FactsState,
  asksSignOff: boolean,
  hasSources: boolean,
): Omit<FactsCounts, 'sources'> {
  const { open, unread, total } = progressOf(cards, proposals, asksSignOff);
  return {
    statements: total,
    quotations: quotations.length,
    claims: open + unread,
    openClaims: open,
    quotes: quotations.filter((one) => isDoubtful(one, hasSources)).length,
    sums: inconsistencies.filter(({ isDismissed }) => !isDismissed).length,
  };
}

/**
 * Whether a quotation needs a look: its words are not those of a source, or have changed since it
 * was tied to an original. Without any source nothing can be said of it.
 */
export function isDoubtful(quotation: PlacedQuotation, hasSources: boolean): boolean {
  const { isDismissed, match, tie, tieIsStale } = quotation;
  if (isDismissed) return false;
  if (tie) return tieIsStale;
  if (match === null || match.state === 'verbatim') return false;
  return match.state === 'altered' || hasSources;
}
