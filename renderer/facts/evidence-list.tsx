import type { Claim, Evidence } from '../../core/factcheck/claim.ts';
import { Button } from '../ui/button.tsx';
import { spellDayAndTime } from '../ui/times.ts';
import { ChoiceRow } from './choice-row.tsx';
import { rateEvidence, removeEvidence } from './claim-actions.ts';
import { spellGround } from './evidence-rule.ts';
import { EvidenceSource, useLostSource } from './evidence-source.tsx';

/** What a claim rests on. */
export function EvidenceList({ claim }: { readonly claim: Claim }) {
  const { evidence } = claim;
  return (
    <>
      <ul className="evidence-list" aria-label="Evidence">
        {evidence.map((item) => (
          <EvidenceItem key={item.id} claim={claim} item={item} />
        ))}
      </ul>
      <p className="evidence-ground">{spellGround(evidence)}</p>
    </>
  );
}

const ratings = [
  { value: 'primary', name: 'Primary' },
  { value: 'secondary', name: 'Secondary' },
] as const;

interface EvidenceItemProps {
  readonly claim: Claim;
  readonly item: Evidence;
}

function EvidenceItem({ claim, item }: EvidenceItemProps) {
  const { quote, source, locator, primary, seenAt } = item;
  const isLost = useLostSource(item);
  return (
    <li className="evidence">
      {quote ? <blockquote>{quote}</blockquote> : null}
      <p className="card-reason">
        {[source, locator, `seen ${spellDayAndTime(seenAt)}`].filter(Boolean).join(' · ')}
      </p>
      {isLost ? <p className="card-reason">Its source was taken out of the vault.</p> : null}
      <div className="card-more">
        <ChoiceRow
          label={`How near ${source} is to the matter`}
          choices={ratings}
          value={primary ? 'primary' : 'secondary'}
          onChoose={(rating) => void rateEvidence(claim, item, rating === 'primary')}
        />
        <EvidenceSource item={item} />
        <Button
          look="link"
          onClick={({ currentTarget }) => {
            // The button goes with its item; the focus stays in the card.
            currentTarget
              .closest('.claim-card')
              ?.querySelector<HTMLElement>('[data-focus=evidence]')
              ?.focus();
            void removeEvidence(claim, item);
          }}
        >
          Remove
        </Button>
      </div>
    </li>
  );
}
