import type { Claim, Evidence } from '../../core/factcheck/claim.ts';
import { openSource, showPassage } from '../sources/source-view-state.ts';
import { Button } from '../ui/button.tsx';
import { spellDayAndTime } from '../ui/times.ts';
import { removeEvidence } from './claim-actions.ts';
import { spellGround } from './evidence-rule.ts';

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

interface EvidenceItemProps {
  readonly claim: Claim;
  readonly item: Evidence;
}

function EvidenceItem({ claim, item }: EvidenceItemProps) {
  const { quote, source, locator, primary, seenAt, sourceId, passage } = item;
  return (
    <li className="evidence">
      {quote ? <blockquote>{quote}</blockquote> : null}
      <p className="card-reason">
        {[source, locator, primary ? 'primary' : 'secondary', `seen ${spellDayAndTime(seenAt)}`]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <div className="card-more">
        {sourceId === null ? null : (
          <Button
            look="link"
            onClick={() => (passage ? showPassage(sourceId, passage) : openSource(sourceId))}
          >
            Show in source
          </Button>
        )}
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
