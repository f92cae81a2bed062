import type { ClaimId } from '../../core/base/id.ts';
import type { PlacedProposal } from '../editor/editor-state.ts';
import { isDone, type ClaimCard } from './claim-cards.ts';

/** What the story states, as the panel lists it: a claim, or a proposal that is none yet. */
export type Statement =
  | { readonly kind: 'claim'; readonly id: ClaimId; readonly card: ClaimCard }
  | { readonly kind: 'proposal'; readonly id: string; readonly proposal: PlacedProposal };

/** Which statements are shown. */
export type StatementFilter = 'all' | 'unread' | 'open' | 'settled';

/** Whether proposals stand where their words do, or the worthiest first. */
export type StatementOrder = 'place' | 'worth';

/** Where statements stand, as document positions; null for what is gone by now. */
export interface StatementPlaces {
  readonly ofClaim: (id: ClaimId) => number | null;
  readonly ofProposal: (id: string) => number | null;
}

/** Claims that stand in the text and proposals not set aside, in the order of the text. */
export function statementsOf(
  cards: readonly ClaimCard[],
  proposals: readonly PlacedProposal[],
  places: StatementPlaces,
): readonly Statement[] {
  const claims = cards
    .filter(({ status }) => status !== 'cut')
    .map((card): Placed => [places.ofClaim(card.id), { kind: 'claim', id: card.id, card }]);
  const unread = proposals
    .filter(({ isDismissed }) => !isDismissed)
    .map((proposal): Placed => {
      const { id } = proposal;
      return [places.ofProposal(id), { kind: 'proposal', id, proposal }];
    });
  return merge(claims, unread);
}

type Placed = readonly [at: number | null, statement: Statement];

/** Both rows are in order already; what has lost its place stays behind the one before it. */
function merge(one: readonly Placed[], other: readonly Placed[]): readonly Statement[] {
  const left = steady(one);
  const right = steady(other);
  return [...left, ...right].sort(([a], [b]) => a - b).map(([, statement]) => statement);
}

function steady(row: readonly Placed[]): (readonly [number, Statement])[] {
  let last = 0;
  return row.map(([at, statement]) => {
    last = Math.max(last, at ?? last);
    return [last, statement];
  });
}

/** How far the checking is. Together the three are `total`. */
export interface Progress {
  readonly settled: number;
  readonly open: number;
  readonly unread: number;
  readonly total: number;
}

/** Counts statements; a proposal that was set aside is settled. */
export function progressOf(
  cards: readonly ClaimCard[],
  proposals: readonly Pick<PlacedProposal, 'isDismissed'>[],
  asksSignOff: boolean,
): Progress {
  const standing = cards.filter(({ status }) => status !== 'cut');
  const done = standing.filter((card) => isDone(card, asksSignOff)).length;
  const unread = proposals.filter(({ isDismissed }) => !isDismissed).length;
  return {
    settled: done + proposals.length - unread,
    open: standing.length - done,
    unread,
    total: standing.length + proposals.length,
  };
}

/**
 * The statements that a filter lets pass, in the order that was asked for.
 * @param inUse one that stays whatever the filter says, by id
 */
export function pickStatements(
  statements: readonly Statement[],
  filter: StatementFilter,
  order: StatementOrder,
  asksSignOff: boolean,
  inUse: string | null = null,
): readonly Statement[] {
  const passed = statements.filter((one) => one.id === inUse || passes(one, filter, asksSignOff));
  if (order === 'place') return passed;
  const worth = (one: Statement) => (one.kind === 'proposal' ? one.proposal.worth : -1);
  return passed.toSorted((one, other) => worth(other) - worth(one));
}

function passes(one: Statement, filter: StatementFilter, asksSignOff: boolean): boolean {
  if (filter === 'all') return true;
  if (one.kind === 'proposal') return filter === 'unread';
  return isDone(one.card, asksSignOff) ? filter === 'settled' : filter === 'open';
}
