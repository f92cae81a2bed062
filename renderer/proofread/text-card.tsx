import { useEffect, useId, useRef } from 'react';
import { findingKindNames } from '../../core/proofreading/finding-kinds.ts';
import { useDesk } from '../desk/desk-state.ts';
import { useFindings } from '../desk/use-editor.ts';
import type { PlacedFinding } from '../editor/editor-state.ts';
import type { StoryEditor } from '../editor/story-editor.ts';
import { Button } from '../ui/button.tsx';
import { actsFor } from './finding-acts.ts';
import { alikeIn, takeEverywhere, takeSuggestion } from './finding-actions.ts';
import { leaveSoon, stayOpen, watchPointer } from './hover-intent.ts';
import { mostSuggestions, spellSuggestion } from './spell-suggestion.ts';
import { onCardKey, useFocusInto, watchAltEnter } from './text-card-keys.ts';
import { closeTextCard, openTextCard, useTextCard } from './text-card-state.ts';
import { useCardPlace } from './use-card-place.ts';
import './text-card.css';

/** The small card beside the words of a finding: on hovering, at F7, or at a key. */
export function TextCard() {
  const editor = useDesk((state) => state.editor);
  const { list, current, inHand, stepped } = useFindings();
  const { id, origin } = useTextCard();
  const index = id === null ? -1 : list.findIndex((placed) => placed.id === id);
  const placed = list[index];

  useEffect(() => (editor ? watchPointer(editor) : undefined), [editor]);
  useEffect(() => (editor ? watchAltEnter(editor) : undefined), [editor]);
  useEffect(() => {
    if (inHand && current !== null) openTextCard(current, 'step');
    else closeTextCard('step');
    // Stepped to again it comes again, also when it is in hand still and its card was sent away.
  }, [inHand, current, stepped]);
  useEffect(() => {
    // Another may have been opened meanwhile: after Enter the next one is in hand at once.
    if (id !== null && !placed && useTextCard.getState().id === id) closeTextCard();
  }, [id, placed]);

  if (!editor || !placed) return null;
  return (
    <Card
      key={`${placed.id} ${origin}`}
      editor={editor}
      placed={placed}
      count={`${(index + 1).toLocaleString()} of ${list.length.toLocaleString()}`}
      alike={alikeIn(list, placed).length}
    />
  );
}

interface CardProps {
  readonly editor: StoryEditor;
  readonly placed: PlacedFinding;
  readonly count: string;
  readonly alike: number;
}

function Card({ editor, placed, count, alike }: CardProps) {
  const { finding } = placed;
  const card = useRef<HTMLDivElement>(null);
  useCardPlace(editor, `[data-finding="${placed.id}"]`, card);
  const labels = useId();
  useFocusInto(editor, card);
  const close = () => {
    closeTextCard();
    editor.focus();
  };
  const take = (index: number, isEverywhere = false) => {
    const { inHand, current } = editor.findings.get();
    if (isEverywhere) takeEverywhere(placed, index);
    // The pointer may have brought the card of other words than those in hand.
    else if (inHand && current === placed.id) editor.takeInHand(index);
    else takeSuggestion(placed, index);
    closeTextCard('key');
    closeTextCard('hover');
    editor.focus();
  };
  return (
    <div
      ref={card}
      className="text-card"
      role="dialog"
      aria-labelledby={`${labels}name`}
      aria-describedby={`${labels}reason ${labels}keys`}
      tabIndex={-1}
      onKeyDown={(event) => onCardKey(event, { editor, close, take })}
      onMouseEnter={stayOpen}
      onMouseLeave={leaveSoon}
      onBlur={({ relatedTarget, currentTarget }) => {
        if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) closeTextCard();
      }}
    >
      <div className="card-head">
        <span id={`${labels}name`}>
          {findingKindNames[finding.kind]}
          <span className="unseen">{`: “${finding.text}”`}</span>
        </span>
        <span>{count}</span>
      </div>
      <p id={`${labels}reason`} className="text-card-reason">
        {finding.message}
      </p>
      <span id={`${labels}keys`} className="unseen">
        Arrow keys choose, digits take a suggestion, Escape goes back to the text.
      </span>
      <div className="text-card-choices">
        {finding.suggestions.slice(0, mostSuggestions).map((suggestion, index) => (
          <Button
            key={suggestion}
            look={index === 0 ? 'main' : 'plain'}
            keys={String(index + 1)}
            aria-keyshortcuts={String(index + 1)}
            onClick={(event) => take(index, event.shiftKey)}
          >
            {spellSuggestion(suggestion)}
          </Button>
        ))}
      </div>
      <ul className="text-card-acts">
        {actsFor(placed, alike).map(({ id, name, detail, run }) => (
          <li key={id}>
            <Button
              look="link"
              onClick={() => {
                closeTextCard();
                run();
              }}
            >
              {name}
            </Button>
            {detail ? <span className="text-card-detail">{detail}</span> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
