import { claimKinds } from '../../core/factcheck/claim.ts';
import { Button } from '../ui/button.tsx';
import { setClaimKind, unmarkClaim } from './claim-actions.ts';
import type { ClaimCard } from './claim-cards.ts';
import { ClaimFix } from './claim-fix.tsx';
import { ClaimHistory } from './claim-history.tsx';
import { ClaimNote } from './claim-note.tsx';
import { useEvidenceDrafts } from './evidence-drafts.ts';
import { EvidenceForm } from './evidence-form.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { writeEvidence } from './facts-view.ts';
import { kindNames } from './kind-names.ts';
import { NameHint } from './name-hint.tsx';
import { RecheckClaim } from './recheck-claim.tsx';
import { SignOff } from './sign-off.tsx';
import { VerdictChoice } from './verdict-choice.tsx';

/** Everything that is written down about a claim. */
export function ClaimRecord({ card }: { readonly card: ClaimCard }) {
  const { id, claim, status } = card;
  const draft = useEvidenceDrafts((drafts) => drafts[id]);
  const isCut = status === 'cut';
  return (
    <>
      {status === 'text-changed' ? <RecheckClaim card={card} /> : null}
      <VerdictChoice card={card} />
      {isCut ? null : <NameHint label="Your name, for the record of verdicts" />}
      {claim.verdict === 'needs-change' && !isCut ? <ClaimFix card={card} /> : null}
      <SignOff card={card} />
      <EvidenceList claim={claim} />
      {draft ? <EvidenceForm claim={claim} draft={draft} /> : null}
      <div className="card-choices">
        {draft ? null : (
          <Button
            data-focus="evidence"
            keys="E"
            aria-keyshortcuts="E"
            onClick={() => writeEvidence(id)}
          >
            Add evidence
          </Button>
        )}
        {isCut ? null : (
          <Button look="quiet" onClick={() => unmarkClaim(id)}>
            Unmark
          </Button>
        )}
      </div>
      <KindChoice card={card} />
      <ClaimNote claim={claim} />
      <ClaimHistory claim={claim} />
    </>
  );
}

function KindChoice({ card: { claim } }: { readonly card: ClaimCard }) {
  return (
    <label className="field field-line">
      <span>Kind</span>
      <select
        value={claim.kind}
        onChange={({ target }) => {
          const kind = claimKinds.find((one) => one === target.value);
          if (kind) void setClaimKind(claim, kind);
        }}
      >
        {claimKinds.map((kind) => (
          <option key={kind} value={kind}>
            {kindNames[kind]}
          </option>
        ))}
      </select>
    </label>
  );
}
