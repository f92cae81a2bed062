import type { SignOffError } from './claims.ts';
import type { ClaimRow } from './claim-sql.ts';

type Verdict = Pick<ClaimRow, 'verdict' | 'checked_by'>;

/**
 * Why somebody may not sign a verdict off, or null.
 * @param stands whether the words still read as they did when the verdict was given
 * @param by who signs, without spaces around
 */
export function refusalToSign(claim: Verdict, stands: boolean, by: string): SignOffError | null {
  if (by === '') return 'no-name';
  if (claim.verdict === 'unchecked' || claim.verdict === 'checking') return 'open';
  if (!stands) return 'text-changed';
  // Whoever gave a verdict without a name may be the one who signs.
  if (claim.checked_by.trim() === '') return 'no-checker';
  return nameKey(claim.checked_by) === nameKey(by) ? 'same-person' : null;
}

// “Ada  brook” is Ada Brook: the name is typed once on each desk, and not always alike.
function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}
