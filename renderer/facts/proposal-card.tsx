import { memo, useRef, type KeyboardEvent } from 'react';
import { useDesk } from '../desk/desk-state.ts';
import { spellKeyOf } from '../desk/commands.ts';
import type { PlacedProposal } from '../editor/editor-state.ts';
import { Button } from '../ui/button.tsx';
import { stepToNextCard } from './facts-view.ts';
import { kindNames } from './kind-names.ts';
import { answerProposal } from './proposal-actions.ts';
import { useWantedFocus } from './use-wanted-focus.ts';

interface ProposalCardProps {
  readonly proposal: PlacedProposal;
  readonly isCurrent: boolean;
}

/** A statement that nobody has looked at yet: its words, why it is worth checking, and the two answers. */
export const ProposalCardView = memo(function ProposalCardView(props: ProposalCardProps) {
  const { proposal, isCurrent } = props;
  const { id, words, kinds, reason } = proposal;
  const card = useRef<HTMLDivElement>(null);
  useWantedFocus(id, card);
  // A press of the pointer counts its clicks; a key does not.
  const answer = (act: 'accept' | 'dismiss', clicks: number) =>
    answerProposal(id, act, clicks === 0);
  return (
    <div
      ref={card}
      className="card proposal-card"
      data-statement={id}
      data-current={isCurrent}
      onKeyDown={(event) => onProposalKey(event, id)}
    >
      <div className="proposal-head">
        <ul className="kinds" aria-label="What can be checked in it">
          {kinds.map((kind) => (
            <li key={kind}>{kindNames[kind]}</li>
          ))}
        </ul>
        <span className="unseen">Not looked at</span>
      </div>
      <button
        type="button"
        className="card-context claim-words"
        onClick={() => useDesk.getState().editor?.goToFact(id)}
      >
        <span className="claim-words-text">{words}</span>
      </button>
      <p className="card-reason proposal-reason">{reason}</p>
      <div className="card-choices">
        <Button
          look={isCurrent ? 'main' : 'plain'}
          data-focus="accept"
          keys={spellKeyOf('claims.mark')}
          onClick={({ detail }) => answer('accept', detail)}
        >
          Accept
        </Button>
        <Button
          data-focus="dismiss"
          keys={spellKeyOf('claims.dismiss')}
          onClick={({ detail }) => answer('dismiss', detail)}
        >
          Not a claim
        </Button>
      </div>
    </div>
  );
});

/** With the focus in a card its keys mean this statement, wherever the caret is. */
function onProposalKey(event: KeyboardEvent, id: string): void {
  const hasOther = event.ctrlKey || event.metaKey || event.altKey;
  if (event.key === 'Escape') useDesk.getState().editor?.focus();
  else if (event.key === 'F8' && !hasOther)
    answerProposal(id, event.shiftKey ? 'dismiss' : 'accept', true);
  else if (event.key === 'F9' && !hasOther)
    stepToNextCard(event.shiftKey ? 'claims.previous' : 'claims.next');
  else return;
  event.preventDefault();
  event.stopPropagation();
}
