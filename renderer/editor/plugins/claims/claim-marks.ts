import { Decoration, type DecorationSet } from 'prosemirror-view';
import type { ClaimId } from '../../../../core/base/id.ts';
import { claimPieces } from '../../../../core/factcheck/anchor.ts';
import { isSettled, type ClaimStatus } from '../../../../core/factcheck/claim.ts';
import type { PlacedBlock, Region } from '../../changed-region.ts';

/** How a claim is drawn: each state has a colour, a line and a sign in the margin of its own. */
export type ClaimState = 'settled' | 'open' | 'changed';

/** How claims stand, by id; those without a record are open. */
export type ClaimStatuses = ReadonlyMap<ClaimId, ClaimStatus>;

interface ClaimSpec {
  readonly claim?: ClaimId;
}

/** The state under which a status is drawn. */
export function claimState(status: ClaimStatus): ClaimState {
  if (isSettled(status)) return 'settled';
  return status === 'text-changed' ? 'changed' : 'open';
}

/** What is drawn of the claims in one text block: their words, and the block's sign in the margin. */
export function drawClaims({ node, start }: PlacedBlock, statuses: ClaimStatuses, current: ClaimId | null): Decoration[] {
  const pieces = claimPieces(node);
  if (pieces.length === 0) return [];
  const drawn = pieces.map(({ id, from, to }) => {
    const status = statuses.get(id) ?? 'unchecked';
    const attrs = {
      class: id === current ? 'claim claim-current' : 'claim',
      'data-claim-state': claimState(status),
      'data-claim-status': status,
    };
    return Decoration.inline(start + from, start + to, attrs, { claim: id } satisfies ClaimSpec);
  });
  const states = pieces.map(({ id }) => claimState(statuses.get(id) ?? 'unchecked'));
  const tick = Decoration.node(start - 1, start + node.content.size + 1, { 'data-claims': leastSettled(states) });
  return [tick, ...drawn];
}

/** The drawn claims of one block. */
export function claimsDrawnIn(drawn: DecorationSet, { node, start }: PlacedBlock): Decoration[] {
  const end = start + node.content.size + 1;
  return drawn.find(start - 1, end).filter(({ from, to }) => from >= start - 1 && to <= end);
}

/** Where a claim is drawn, from its first piece to its last; null when it is not in the text. */
export function placeOf(drawn: DecorationSet, id: ClaimId): Region | null {
  const pieces = drawn.find(undefined, undefined, (spec: ClaimSpec) => spec.claim === id);
  if (pieces.length === 0) return null;
  return { from: Math.min(...pieces.map(({ from }) => from)), to: Math.max(...pieces.map(({ to }) => to)) };
}

/** The claim that starts first after `pos`, or before it, going round at the ends. */
export function claimFrom(drawn: DecorationSet, pos: number, direction: 1 | -1): ClaimId | null {
  const starts = new Map<ClaimId, number>();
  for (const { from, spec } of drawn.find()) {
    const id = (spec as ClaimSpec).claim;
    if (id !== undefined) starts.set(id, Math.min(from, starts.get(id) ?? Infinity));
  }
  const inOrder = [...starts].sort(([, a], [, b]) => a - b);
  const ahead = direction === 1
    ? inOrder.find(([, from]) => from > pos) ?? inOrder[0]
    : inOrder.findLast(([, from]) => from < pos) ?? inOrder.at(-1);
  return ahead?.[0] ?? null;
}

function leastSettled(states: readonly ClaimState[]): ClaimState {
  if (states.includes('changed')) return 'changed';
  return states.includes('open') ? 'open' : 'settled';
}
