import { useRef, type KeyboardEvent } from 'react';
import { verdicts, type Verdict } from '../../core/factcheck/claim.ts';
import { arrowStep } from './choice-row.tsx';
import { settleClaim } from './claim-actions.ts';
import type { ClaimCard } from './claim-cards.ts';
import { verdictLetters } from './claim-keys.ts';
import { claimNames } from './claim-names.ts';

/**
 * The verdicts (WAI-ARIA radio group). Arrow keys only move the focus: a verdict goes on record
 * with name and time, and must not be given on the way to another.
 */
export function VerdictChoice({ card }: { readonly card: ClaimCard }) {
  const group = useRef<HTMLDivElement>(null);
  const entry = verdicts.find((verdict) => verdict === shownVerdict(card)) ?? 'unchecked';
  const onKeyDown = (event: KeyboardEvent) => {
    const step = arrowStep(event);
    const radios = [...(group.current?.querySelectorAll<HTMLElement>('[role=radio]') ?? [])];
    const here = radios.findIndex((radio) => radio === event.target);
    if (step === 0 || here < 0) return;
    event.preventDefault();
    radios[(here + step + radios.length) % radios.length]?.focus();
  };
  return (
    <div
      ref={group}
      className="verdicts"
      role="radiogroup"
      aria-label="Verdict"
      onKeyDown={onKeyDown}
    >
      {verdicts.map((verdict) => (
        <VerdictButton key={verdict} card={card} verdict={verdict} isEntry={verdict === entry} />
      ))}
    </div>
  );
}

/** What stands, or stood when the words were cut; none over words that changed since. */
function shownVerdict({ claim, status }: ClaimCard): ClaimCard['status'] {
  return status === 'cut' ? claim.verdict : status;
}

interface VerdictButtonProps {
  readonly card: ClaimCard;
  readonly verdict: Verdict;
  /** Whether Tab leads to it. */
  readonly isEntry: boolean;
}

function VerdictButton({ card, verdict, isEntry }: VerdictButtonProps) {
  const { name, sign, tone } = claimNames[verdict];
  const letter = verdictLetters[verdict];
  return (
    <button
      type="button"
      role="radio"
      className={`verdict tone-${tone}`}
      aria-checked={shownVerdict(card) === verdict}
      aria-keyshortcuts={letter}
      data-focus="verdict"
      data-verdict={verdict}
      disabled={card.status === 'cut'}
      tabIndex={isEntry ? 0 : -1}
      onClick={() => void settleClaim(card, verdict)}
    >
      <b aria-hidden="true">{sign}</b> {name}
      <kbd aria-hidden="true">{letter}</kbd>
    </button>
  );
}
