import type { Claim, Verdict } from '../../core/factcheck/claim.ts';
import { Button } from '../ui/button.tsx';
import { replaceClaim, settleClaim } from './claim-actions.ts';
import type { ClaimCard } from './claim-cards.ts';
import { focusVerdict } from './facts-view.ts';
import { mayPutBack } from './word-changes.ts';

/**
 * The ways to settle words again that changed after they were checked: as they are, or put back
 * where little else goes with that. The buttons go once they are; the focus stays in the card.
 */
export function RecheckClaim({ card }: { readonly card: ClaimCard }) {
  const { claim, current } = card;
  const { verdict, words } = againOf(claim, current);
  return (
    <div className="card-choices">
      <Button
        look="main"
        onClick={({ currentTarget }) => {
          focusVerdict(currentTarget, verdict);
          void settleClaim(card, verdict);
        }}
      >
        {words}
      </Button>
      {current !== null && mayPutBack(claim.text, current) ? (
        <Button
          onClick={({ currentTarget }) => {
            focusVerdict(currentTarget, claim.verdict);
            replaceClaim(card, claim.text);
          }}
        >
          Put the checked words back
        </Button>
      ) : null}
    </div>
  );
}

/** What a checker says who finds the words right as they are now. */
function againOf(
  { verdict, fix }: Claim,
  current: string | null,
): { readonly verdict: Verdict; readonly words: string } {
  if (verdict === 'opinion') return { verdict, words: 'Still an opinion' };
  if (verdict === 'confirmed') return { verdict, words: 'Still true: confirm again' };
  const isMended = verdict === 'needs-change' && fix !== '' && fix === current;
  return {
    verdict: 'confirmed',
    words: isMended ? 'Mended as it should read: confirm' : 'True as it reads now: confirm',
  };
}
