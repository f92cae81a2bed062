import { isSettled } from '../../core/factcheck/claim.ts';
import { runCommand, spellKeyOf } from '../desk/commands.ts';
import { useMarkedClaims } from '../desk/use-editor.ts';
import { Button } from '../ui/button.tsx';
import { useClaimCards } from './claim-cards.ts';
import { ClaimCardView } from './claim-card.tsx';
import './facts-panel.css';

/** The claims of the story: how far the checking is, and each with its record. */
export function FactsPanel() {
  const cards = useClaimCards();
  const { current } = useMarkedClaims();
  const standing = cards.filter((card) => card.status !== 'cut');
  const settled = standing.filter((card) => isSettled(card.status)).length;
  return (
    <>
      <div className="panel-head">
        <span>
          {standing.length === 0 ? 'No claims yet' : `${settled} of ${standing.length} settled`}
        </span>
        <Button
          look="link"
          keys={spellKeyOf('claims.mark')}
          onClick={() => runCommand('claims.mark')}
        >
          Mark a claim
        </Button>
      </div>
      {standing.length === 0 ? (
        <p className="panel-note">
          <strong>What must be true?</strong>
          {`Select a statement in the story and press ${spellKeyOf('claims.mark')}. It keeps its place and its evidence whatever you write around it, and reopens by itself when its words change.`}
        </p>
      ) : (
        <div
          className="progress"
          role="meter"
          aria-label="Claims settled"
          aria-valuemin={0}
          aria-valuemax={standing.length}
          aria-valuenow={settled}
        >
          <i style={{ width: `${(100 * settled) / standing.length}%` }} />
        </div>
      )}
      <ul className="cards" aria-label="Claims">
        {cards.map((card) => (
          <ClaimCardView key={card.id} card={card} isCurrent={card.id === current} />
        ))}
      </ul>
    </>
  );
}
