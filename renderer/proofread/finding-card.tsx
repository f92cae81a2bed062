import { memo, useEffect, useRef } from 'react';
import type { PlacedFinding } from '../editor/editor-state.ts';
import { useDesk } from '../desk/desk-state.ts';
import { Button } from '../ui/button.tsx';
import { spellKeys } from '../ui/keys.ts';
import { ignoreHere, ignoreInStory, learn, takeSuggestion } from './finding-actions.ts';
import { findingName } from './finding-names.ts';
import './finding-card.css';

interface FindingCardProps {
  readonly placed: PlacedFinding;
  readonly index: number;
  readonly total: number;
  readonly isCurrent: boolean;
}

/** A finding: what stands there, why it is doubted, and what may stand there instead. */
export const FindingCard = memo(function FindingCard({
  placed,
  index,
  total,
  isCurrent,
}: FindingCardProps) {
  const place = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isCurrent) place.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  const { finding, before, after, id } = placed;
  const goTo = () => useDesk.getState().editor?.goToFinding(id);
  return (
    <li ref={place} className="card finding-card" data-current={isCurrent} data-kind={finding.kind}>
      <div className="card-head">
        <span>{findingName(finding.kind)}</span>
        <span>{`${index + 1} of ${total}`}</span>
      </div>
      <button type="button" className="card-context finding-context" onClick={goTo}>
        {lastWords(before)}
        <span className={`finding finding-${finding.kind}`}>{finding.text}</span>
        {firstWords(after)}
      </button>
      <p className="card-reason">{finding.message}</p>
      <Suggestions placed={placed} isCurrent={isCurrent} />
      <div className="card-more">
        <Button look="link" onClick={() => ignoreHere(placed)}>
          Ignore here
        </Button>
        <Button look="link" onClick={() => void ignoreInStory(placed)}>
          Ignore in this story
        </Button>
        {finding.kind === 'nonword' ? (
          <Button look="link" onClick={() => void learn('word', finding.text)}>
            Add to dictionary
          </Button>
        ) : null}
        {finding.kind === 'name' ? (
          <Button look="link" onClick={() => void learn('name', finding.text)}>
            It is another name
          </Button>
        ) : null}
      </div>
    </li>
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
      {suggestions.slice(0, 5).map((suggestion, index) => (
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

/** What a suggestion would put there, also when that is nothing or white space. */
export function spellSuggestion(suggestion: string): string {
  if (suggestion === '') return 'Delete';
  return suggestion.trim() === '' ? 'One space' : suggestion;
}
