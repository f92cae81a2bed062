import { memo, useId, useMemo, useRef } from 'react';
import { useDesk } from '../desk/desk-state.ts';
import { useSettings } from '../desk/settings.ts';
import { spellDayAndTime } from '../ui/times.ts';
import { spokenLeaf } from '../../core/article/leaf-text.ts';
import { waitsForSignOff, type ClaimCard } from './claim-cards.ts';
import { onClaimKey } from './claim-keys.ts';
import { claimNames, unmarkedStanding, waitingStanding } from './claim-names.ts';
import { ClaimRecord } from './claim-record.tsx';
import { useEvidenceDrafts } from './evidence-drafts.ts';
import { setClaimOpen, useFactsView } from './facts-view.ts';
import { kindNames } from './kind-names.ts';
import { useWantedFocus } from './use-wanted-focus.ts';
import { changedText } from './word-changes.ts';
import { WordChanges } from './word-changes-view.tsx';

interface ClaimCardProps {
  readonly card: ClaimCard;
  readonly isCurrent: boolean;
}

/** A claim: its words, how it stands, what it rests on, who said so and when. */
export const ClaimCardView = memo(function ClaimCardView({ card, isCurrent }: ClaimCardProps) {
  const place = useRef<HTMLDivElement>(null);
  const words = useId();
  const { id, status, current } = card;
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
        <ClaimWords card={card} />
      </button>
      <WhoChecked card={card} />
      {shown ? <ClaimRecord card={card} /> : null}
    </div>
  );
});

/** What the words say; once they changed under a verdict, what became of those that were checked. */
function ClaimWords({ card: { claim, status, current } }: { readonly card: ClaimCard }) {
  const isChanged = status === 'text-changed';
  const parts = useMemo(
    () => (isChanged ? changedText(claim.text, current ?? '') : []),
    [isChanged, claim.text, current],
  );
  if (!isChanged) return <span className="claim-words-text">{current ?? claim.text}</span>;
  return <WordChanges parts={parts} removed="Checked" added="Now" />;
}

function ClaimHead({ card }: { readonly card: ClaimCard }) {
  const { claim } = card;
  const asksSignOff = useSettings((state) => state.asksSignOff);
  const { name, sign, tone } = standingOf(card, asksSignOff);
  return (
    <div className="card-head">
      <span className={`claim-status tone-${tone}`}>
        <b aria-hidden="true">{sign}</b> {name}
      </span>
      <span>
        {claim.kind === 'other' ? '' : `${kindNames[claim.kind]} · `}
        {spellCount(claim.evidence.length)}
      </span>
    </div>
  );
}

function standingOf(card: ClaimCard, asksSignOff: boolean) {
  if (waitsForSignOff(card, asksSignOff)) return waitingStanding(card.status);
  return card.status === 'cut' && stillReads(card.claim.text)
    ? unmarkedStanding
    : claimNames[card.status];
}

/** Whether words stand in the text of the story, marked or not. */
function stillReads(words: string): boolean {
  const doc = useDesk.getState().editor?.view.state.doc;
  return doc?.textBetween(0, doc.content.size, '\n', spokenLeaf).includes(words) ?? false;
}

function WhoChecked({ card }: { readonly card: ClaimCard }) {
  const { verdict, checkedBy, checkedAt, signedBy, signedAt } = card.claim;
  if (checkedAt === null) return null;
  const when = spellDayAndTime(checkedAt);
  // What no longer stands in the text still was found true, or not.
  const { name, sign, tone } = claimNames[verdict];
  return (
    <>
      {card.status === 'cut' ? (
        <p className={`card-reason tone-${tone}`}>
          <b aria-hidden="true">{sign}</b>
          {` ${name} · ${checkedBy || 'no name given'}, ${when}`}
        </p>
      ) : (
        <p className="card-reason">{`${checkedBy || 'No name given'}, ${when}`}</p>
      )}
      {signedBy !== '' && signedAt !== null ? (
        <p className="card-reason">{`Signed off by ${signedBy}, ${spellDayAndTime(signedAt)}`}</p>
      ) : null}
    </>
  );
}

function spellCount(evidence: number): string {
  if (evidence === 0) return 'No evidence';
  return evidence === 1 ? '1 evidence item' : `${evidence} evidence items`;
}
