import { memo, useEffect, useRef } from 'react';
import { findingKindNames } from '../../core/proofreading/finding-kinds.ts';
import type { PlacedFinding } from '../editor/editor-state.ts';
import { useDesk } from '../desk/desk-state.ts';
import { Button } from '../ui/button.tsx';
import { spellKeys } from '../ui/keys.ts';
import { takeSuggestion } from './finding-actions.ts';
import { actsFor } from './finding-acts.ts';
import { mostSuggestions, spellSuggestion } from './spell-suggestion.ts';
import './finding-card.css';

interface FindingCardProps {
  readonly placed: PlacedFinding;
  /** Where it comes in the order of the text: “2 of 7”. */
  readonly count: string;
  /** How many findings of the story say the same of the same words, this one counted. */
  readonly alike: number;
  readonly isCurrent: boolean;
}

/** A finding: what stands there, why it is doubted, and what may stand there instead. */
export const FindingCard = memo(function FindingCard(props: FindingCardProps) {
  const { placed, count, alike, isCurrent } = props;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isCurrent) place.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  const { finding, before, after, id } = placed;
  const goTo = () => useDesk.getState().editor?.goToFinding(id);
  const acts = actsFor(placed, alike).filter(({ isRare }) => isCurrent || isRare !== true);
  return (
    <div
      ref={place}
      className="card finding-card"
      data-current={isCurrent}
      data-kind={finding.kind}
    >
      <div className="card-head">
        <span>{findingKindNames[finding.kind]}</span>
        <span>{count}</span>
      </div>
      <button type="button" className="card-context finding-context" onClick={goTo}>
        {lastWords(before)}
        <span className={`finding finding-${finding.kind}`}>{finding.text}</span>
        {firstWords(after)}
      </button>
      <p className="card-reason">{finding.message}</p>
      <Suggestions placed={placed} isCurrent={isCurrent} />
      <div className="card-more">
        {acts.map((act) => (
          <Button key={act.id} look="link" title={act.detail} onClick={act.run}>
            {act.name}
          </Button>
        ))}
      </div>
    </div>
  );
});

function Suggestions({
  placed,
  isCurrent,
}: {
  readonly placed: PlacedFinding;
  readonly isCurrent: boolean;
}) {
  const { suggestions } = placed.finding;
  if (suggestions.length === 0) return null;
  return (
    <div className="card-choices">
      {suggestions.slice(0, mostSuggestions).map((suggestion, index) => (
        <Button
          key={suggestion}
          look={index === 0 ? 'main' : 'plain'}
          {...(index === 0 && isCurrent ? { keys: spellKeys('Enter') } : {})}
          onClick={() => takeSuggestion(placed, index)}
        >
          {spellSuggestion(suggestion)}
        </Button>
      ))}
    </div>
  );
}

/** UTF-16 units of the words shown before and after a finding. */
const contextLength = 30;

function lastWords(before: string): string {
  if (before.length <= contextLength) return before;
  return `… ${before.slice(-contextLength).replace(/^\S*\s+/u, '')}`;
}

function firstWords(after: string): string {
  if (after.length <= contextLength) return after;
  return `${after.slice(0, contextLength).replace(/\s+\S*$/u, '')} …`;
}
