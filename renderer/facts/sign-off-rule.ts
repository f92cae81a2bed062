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
  if (claim.checkedBy.trim() === '')
    return 'The verdict has no name on it. Give it again under a name, then another can sign.';
  return nameKey(claim.checkedBy) === nameKey(editor)
    ? 'You gave this verdict yourself. A second person has to stand by it.'
    : null;
}

// As the store compares them.
function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}
