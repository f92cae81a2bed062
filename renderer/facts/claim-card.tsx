import { memo, useEffect, useRef, useState } from 'react';
import { verdicts, type Claim, type Evidence } from '../../core/factcheck/claim.ts';
import { useDesk } from '../desk/desk-state.ts';
import { changeSettings, useSettings } from '../desk/settings.ts';
import { CommittedField } from '../ui/committed-field.tsx';
import { Button } from '../ui/button.tsx';
import { spellDayAndTime } from '../ui/times.ts';
import { removeEvidence, settleClaim } from './claim-actions.ts';
import type { ClaimCard } from './claim-cards.ts';
import { ClaimHistory } from './claim-history.tsx';
import { claimNames } from './claim-names.ts';
import { ClaimNote } from './claim-note.tsx';
import { changeDraft, useEvidenceDrafts } from './evidence-drafts.ts';
import { EvidenceForm } from './evidence-form.tsx';

interface ClaimCardProps {
  readonly card: ClaimCard;
  readonly isCurrent: boolean;
}

/** A claim: its words, how it stands, what it rests on, who said so and when. */
export const ClaimCardView = memo(function ClaimCardView({ card, isCurrent }: ClaimCardProps) {
  const place = useRef<HTMLLIElement>(null);
  const [isOpen, setOpen] = useState(false);
  const { claim, status, current } = card;
  const { name, sign, tone } = claimNames[status];
  const isWriting = useEvidenceDrafts((drafts) => drafts[claim.id] !== undefined);
  const shown = isCurrent || isOpen || isWriting;
  useEffect(() => {
    if (isCurrent) place.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <li ref={place} className="card claim-card" data-current={isCurrent} data-status={status}>
      <div className="card-head">
        <span className={`claim-status tone-${tone}`}>
          <b aria-hidden="true">{sign}</b> {name}
        </span>
        <span>{evidenceCount(claim.evidence.length)}</span>
      </div>
      <button
        type="button"
        className="card-context claim-words"
        aria-expanded={shown}
        onClick={() => {
          setOpen(!shown || isCurrent);
          if (current !== null) useDesk.getState().editor?.goToClaim(claim.id);
        }}
      >
        {current ?? claim.text}
      </button>
      {status === 'text-changed' ? <ChangedWords checked={claim.text} /> : null}
      {claim.checkedAt !== null ? (
        <p className="card-reason">{`${claim.checkedBy || 'No name given'}, ${spellDayAndTime(claim.checkedAt)}`}</p>
      ) : null}
      {shown ? <ClaimRecord card={card} /> : null}
    </li>
  );
});

function ChangedWords({ checked }: { readonly checked: string }) {
  return (
    <p className="card-reason claim-checked">
      <span>Checked as:</span> {checked}
    </p>
  );
}

function ClaimRecord({ card }: { readonly card: ClaimCard }) {
  const { claim, status } = card;
  const draft = useEvidenceDrafts((drafts) => drafts[claim.id]);
  const [hasBegun, setBegun] = useState(false);
  const begin = () => {
    changeDraft(claim.id);
    setBegun(true);
  };
  return (
    <>
      <div className="verdicts" role="radiogroup" aria-label="Verdict">
        {verdicts.map((verdict) => (
          <button
            key={verdict}
            type="button"
            role="radio"
            className={`verdict tone-${claimNames[verdict].tone}`}
            aria-checked={status === verdict}
            disabled={status === 'cut'}
            onClick={() => void settleClaim(card, verdict)}
          >
            <b aria-hidden="true">{claimNames[verdict].sign}</b> {claimNames[verdict].name}
          </button>
        ))}
      </div>
      <ul className="evidence-list" aria-label="Evidence">
        {claim.evidence.map((item) => (
          <EvidenceItem
            key={item.id}
            item={item}
            onRemove={() => void removeEvidence(claim, item.id)}
          />
        ))}
      </ul>
      {draft ? (
        <EvidenceForm claim={claim} draft={draft} takesFocus={hasBegun} />
      ) : (
        <div className="card-choices">
          <Button onClick={begin}>Add evidence</Button>
          {status === 'cut' ? null : (
            <Button look="quiet" onClick={() => unmark(claim.id)}>
              Unmark
            </Button>
          )}
        </div>
      )}
      <ClaimNote claim={claim} />
      <NameHint />
      <ClaimHistory claim={claim} />
    </>
  );
}

function EvidenceItem({
  item,
  onRemove,
}: {
  readonly item: Evidence;
  readonly onRemove: () => void;
}) {
  return (
    <li className="evidence">
      {item.quote ? <blockquote>{item.quote}</blockquote> : null}
      <p className="card-reason">
        {[
          item.source,
          item.locator,
          item.primary ? 'primary' : 'secondary',
          `seen ${spellDayAndTime(item.seenAt)}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Button look="link" onClick={onRemove}>
        Remove
      </Button>
    </li>
  );
}

function evidenceCount(count: number): string {
  return count === 0 ? 'No evidence' : count === 1 ? '1 source' : `${count} sources`;
}

/** Verdicts want a name; the desk asks once, where it is missed. */
function NameHint() {
  const editor = useSettings((state) => state.editor);
  if (editor !== '') return null;
  return (
    <CommittedField
      label="Your name, for the record of verdicts"
      value=""
      onCommit={(name) => changeSettings({ editor: name })}
    />
  );
}

function unmark(id: Claim['id']): void {
  const { editor } = useDesk.getState();
  editor?.unmarkClaim(id);
  editor?.focus();
}
