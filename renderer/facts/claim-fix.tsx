import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { useCommitAtEnd } from '../ui/use-commit-at-end.ts';
import { replaceClaim, setClaimFix } from './claim-actions.ts';
import type { ClaimCard } from './claim-cards.ts';
import { focusCard } from './facts-view.ts';

/** How the words of a claim should read, and the way to put that into the text. */
export function ClaimFix({ card }: { readonly card: ClaimCard }) {
  const { claim, current } = card;
  const [draft, setDraft] = useState<string | null>(null);
  const fix = draft ?? claim.fix;
  const commit = async () => {
    if (draft === null) return;
    const isKept = await setClaimFix(claim, draft);
    if (isKept) setDraft((now) => (now === draft ? null : now));
  };
  useCommitAtEnd(() => void commit());
  const isPut = fix.trim() === '' || fix.trim() === current;
  return (
    <div className="claim-fix">
      <label className="field">
        <span>Should read</span>
        <textarea
          value={fix}
          maxLength={20_000}
          placeholder={current ?? ''}
          onChange={({ target }) => setDraft(target.value)}
          onBlur={() => void commit()}
        />
      </label>
      <Button
        disabled={isPut}
        onClick={() => {
          // Leaving the field kept what was typed.
          focusCard(card.id, 'verdict');
          replaceClaim(card, fix.trim());
        }}
      >
        Put it in
      </Button>
    </div>
  );
}
