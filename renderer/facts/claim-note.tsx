import { useState } from 'react';
import type { Claim } from '../../core/factcheck/claim.ts';
import { useCommitAtEnd } from '../ui/use-commit-at-end.ts';
import { setClaimNote } from './claim-actions.ts';

/** The checker's note on a claim; it counts when the field is left. */
export function ClaimNote({ claim }: { readonly claim: Claim }) {
  const [draft, setDraft] = useState<string | null>(null);
  const commit = async () => {
    if (draft === null) return;
    const isKept = await setClaimNote(claim, draft);
    if (isKept) setDraft((now) => (now === draft ? null : now));
  };
  useCommitAtEnd(() => void commit());
  return (
    <label className="field">
      <span>Note</span>
      <textarea
        value={draft ?? claim.note}
        maxLength={20_000}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => void commit()}
      />
    </label>
  );
}
