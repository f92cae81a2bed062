import { isSettled } from '../../core/factcheck/claim.ts';
import type { ClaimCard } from './claim-cards.ts';

/** Why `editor` cannot sign this verdict off, in a sentence; null when nothing speaks against it. */
export function signOffTrouble(
  { claim, status }: Pick<ClaimCard, 'claim' | 'status'>,
  editor: string,
): string | null {
  if (status === 'cut' || !isSettled(status))
    return 'Only a claim that is settled can be signed off.';
  if (claim.signedBy !== '') return `${claim.signedBy} signed it off already.`;
  if (editor.trim() === '') return 'Give your name first: a sign-off says whose it is.';
  const isSame = claim.checkedBy.trim().toLowerCase() === editor.trim().toLowerCase();
  return isSame ? 'You gave this verdict yourself. A second person has to stand by it.' : null;
}
