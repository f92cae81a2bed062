import { claimNames } from '../../../facts/claim-names.ts';
import { kindNames } from '../../../facts/kind-names.ts';
import type { FactsState, PlacedProposal } from '../../editor-state.ts';
import type { LeftToCheck } from './left-to-check.ts';

/** What a screen reader says of the one that was stepped to. */
export function announceStep(one: LeftToCheck, left: readonly LeftToCheck[]): string {
  const place = `${left.indexOf(one) + 1} of ${left.length} left.`;
  if (one.kind === 'claim')
    return `Claim, ${claimNames[one.status].name.toLowerCase()}: “${one.words}” ${place}`;
  return `${announceProposal(one.proposal)} ${place}`;
}

function announceProposal({ words, kinds, reason }: PlacedProposal): string {
  const kind = kindNames[kinds[0]].toLowerCase();
  return `To check, ${kind}: “${words}” ${withStop(reason)} F8 makes it a claim, Shift F8 sets it aside.`;
}

/** What is said when nothing is left; the proposals are not to be had where the reading failed. */
export function announceNothing({ reading, failure }: FactsState): string {
  if (failure !== null) return `No claim is left to check. ${failure}`;
  return reading
    ? 'Nothing is left to check so far. The story is still being read.'
    : 'Nothing is left to check: every claim is settled and every proposal read.';
}

function withStop(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
