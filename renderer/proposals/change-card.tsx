import { useEffect, useRef, useState } from 'react';
import { spellKeyOf } from '../desk/commands.ts';
import { useDesk } from '../desk/desk-state.ts';
import { useChanges } from '../desk/use-editor.ts';
import type { StoryEditor } from '../editor/story-editor.ts';
import { useTextCard } from '../proofread/text-card-state.ts';
import { useCardPlace } from '../proofread/use-card-place.ts';
import { Button } from '../ui/button.tsx';
import { decideChanges, type Decision } from './change-actions.ts';
import {
  closeChangeCard,
  leaveChange,
  stayOnChange,
  useChangeCard,
  watchChangesInText,
} from './change-card-state.ts';
import { ChangeHead } from './change-item.tsx';
import { spokenChange, whatOf, whoOf } from './change-words.ts';
import { useStandingChanges, type StandingChange } from './standing-changes.ts';
import '../proofread/text-card.css';
import './proposals.css';

/** The small card beside a proposed change, while the pointer rests or the caret stands on it. */
export function ChangeCard() {
  const editor = useDesk((state) => state.editor);
  const changes = useStandingChanges();
  const id = useChangeCard((state) => state.id);
  const hasFindingCard = useTextCard((state) => state.id !== null);
  const { current } = useChanges();
  useEffect(() => (editor ? watchChangesInText(editor) : undefined), [editor]);
  const atCaret = changes.find((change) => change.id === current);
  const change = changes.find((one) => one.id === id);
  return (
    <>
      <Spoken change={atCaret} />
      {editor && change && !hasFindingCard ? (
        <Card key={change.id} editor={editor} change={change} />
      ) : null}
    </>
  );
}

/** Says the change at the caret to those who do not see the card; not before the caret has rested. */
function Spoken({ change }: { readonly change: StandingChange | undefined }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(change ? spokenChange(change) : ''), 700);
    return () => clearTimeout(timer);
  }, [change]);
  return (
    <p className="unseen" role="status" aria-label="Change at the caret">
      {said}
    </p>
  );
}

interface CardProps {
  readonly editor: StoryEditor;
  readonly change: StandingChange;
}

function Card({ editor, change }: CardProps) {
  const card = useRef<HTMLDivElement>(null);
  // Around whole blocks there is an element without a box.
  const words = `[data-change="${change.id}"]`;
  useCardPlace(editor, `${words}, ${words}.change-block > *`, card);
  const close = (): void => {
    closeChangeCard();
    editor.focus();
  };
  const decide = (outcome: Decision): void => {
    close();
    decideChanges([change.id], outcome);
  };
  return (
    <div
      ref={card}
      className="text-card"
      role="group"
      aria-label={`Change proposed by ${whoOf(change)}`}
      onMouseEnter={stayOnChange}
      onMouseLeave={leaveChange}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
    >
      <ChangeHead change={change} />
      <p className="change-saying">{whatOf(change)}</p>
      <div className="change-acts">
        <Button keys={spellKeyOf('changes.accept')} onClick={() => decide('accepted')}>
          Accept
        </Button>
        <Button keys={spellKeyOf('changes.reject')} onClick={() => decide('rejected')}>
          Reject
        </Button>
      </div>
    </div>
  );
}
