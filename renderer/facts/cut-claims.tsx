import { useState } from 'react';
import { cutClaims, type ClaimCard } from './claim-cards.ts';
import { ClaimCardView } from './claim-card.tsx';

/** Claims whose words are gone: their record stays, and they take it up when they come back. */
export function CutClaims({ cards }: { readonly cards: readonly ClaimCard[] }) {
  const [isOpen, setOpen] = useState(false);
  const cut = cutClaims(cards);
  if (cut.length === 0) return null;
  return (
    <details
      className="cut-claims"
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{`No longer in the text (${cut.length.toLocaleString()})`}</summary>
      {isOpen ? (
        <ul className="cards" aria-label="No longer in the text">
          {cut.map((card) => (
            <li key={card.id}>
              <ClaimCardView card={card} isCurrent={false} />
            </li>
          ))}
        </ul>
      ) : null}
    </details>
  );
}
