import { memo, useId, useRef } from 'react';
import type { ClaimKind } from '../../core/factcheck/claim.ts';
import { useDesk } from '../desk/desk-state.ts';
import { useSettings } from '../desk/settings.ts';
import { spellDayAndTime } from '../ui/times.ts';
import { waitsForSignOff, type ClaimCard } from './claim-cards.ts';
import { onClaimKey } from './claim-keys.ts';
import { claimNames } from './claim-names.ts';
import { ClaimRecord } from './claim-record.tsx';
import { useEvidenceDrafts } from './evidence-drafts.ts';
import { setClaimOpen, useFactsView } from './facts-view.ts';
import { kindNames } from './kind-names.ts';
import { useWantedFocus } from './use-wanted-focus.ts';

interface ClaimCardProps {
  readonly card: ClaimCard;
  readonly isCurrent: boolean;
}

/** A claim: its words, how it stands, what it rests on, who said so and when. */
export const ClaimCardView = memo(function ClaimCardView({ card, isCurrent }: ClaimCardProps) {
  const place = useRef<HTMLDivElement>(null);
  const words = useId();
  const { id, claim, status, current } = card;
  const isOpen = useFactsView(({ open, wanted }) => open.has(id) || wanted?.id === id);
  const isWriting = useEvidenceDrafts((drafts) => drafts[id] !== undefined);
  const shown = isCurrent || isOpen || isWriting;
  useWantedFocus(id, place);
  return (
    <div
      ref={place}
      className="card claim-card"
      role="group"
      aria-labelledby={words}
      data-statement={id}
      data-current={isCurrent}
      data-status={status}
      onKeyDown={(event) => onClaimKey(event, card)}
    >
      <ClaimHead card={card} />
      <button
        id={words}
        type="button"
        className="card-context claim-words"
        aria-expanded={shown}
        onClick={() => {
          setClaimOpen(id, !shown || isCurrent);
          if (current !== null) useDesk.getState().editor?.goToClaim(id);
        }}
      >
        {current ?? claim.text}
      </button>
      <WhoChecked card={card} />
      {shown ? <ClaimRecord card={card} /> : null}
    </div>
  );
});

function ClaimHead({ card: { claim, status } }: { readonly card: ClaimCard }) {
  const { name, sign, tone } = claimNames[status];
  const kind: ClaimKind = claim.kind;
  return (
    <div className="card-head">
      <span className={`claim-status tone-${tone}`}>
        <b aria-hidden="true">{sign}</b> {name}
      </span>
      <span>
        {kind === 'other' ? '' : `${kindNames[kind]} · `}
        {spellCount(claim.evidence.length)}
      </span>
    </div>
  );
}

function WhoChecked({ card }: { readonly card: ClaimCard }) {
  const asksSignOff = useSettings((state) => state.asksSignOff);
  const { checkedBy, checkedAt, signedBy, signedAt } = card.claim;
  if (checkedAt === null) return null;
  const checker = checkedBy || 'No name given';
  return (
    <>
      <p className="card-reason">{`${checker}, ${spellDayAndTime(checkedAt)}`}</p>
      {signedBy !== '' && signedAt !== null ? (
        <p className="card-reason">{`Signed off by ${signedBy}, ${spellDayAndTime(signedAt)}`}</p>
      ) : null}
      {waitsForSignOff(card, asksSignOff) ? (
        <p className="card-reason claim-waits">
          {`${claimNames[card.status].name} by ${checkedBy || 'someone without a name'}, waiting for a second person`}
        </p>
      ) : null}
    </>
  );
}

function spellCount(evidence: number): string {
  if (evidence === 0) return 'No evidence';
  return evidence === 1 ? '1 item of evidence' : `${evidence} items of evidence`;
}
