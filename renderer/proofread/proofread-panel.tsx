import { useEffect, useRef } from 'react';
import { useDesk } from '../desk/desk-state.ts';
import { runCommand, spellKeyOf } from '../desk/commands.ts';
import { useFindings } from '../desk/use-editor.ts';
import { Button } from '../ui/button.tsx';
import { FindingCard } from './finding-card.tsx';
import { stopIgnoring } from './finding-actions.ts';

/** Cards drawn at once; the rest come as the first ones are dealt with. */
const mostCards = 80;

/** The findings left, in the order of the text. */
export function ProofreadPanel() {
  const { list, current, checking, failure } = useFindings();
  if (failure) return <p className="panel-note">{failure}</p>;
  return (
    <>
      {list.length === 0 ? (
        <EmptyPanel checking={checking} />
      ) : (
        <div className="panel-head">
          <span>
            {list.length === 1 ? '1 finding left' : `${list.length.toLocaleString()} findings left`}
          </span>
          <Button
            look="link"
            keys={spellKeyOf('proofread.next')}
            onClick={() => runCommand('proofread.next')}
          >
            Next
          </Button>
        </div>
      )}
      <ul className="cards" aria-label="Findings">
        {list.slice(0, mostCards).map((placed, index) => (
          <FindingCard
            key={placed.id}
            placed={placed}
            index={index}
            total={list.length}
            isCurrent={placed.id === current}
          />
        ))}
      </ul>
      {list.length > mostCards ? (
        <p className="panel-note">{`${(list.length - mostCards).toLocaleString()} more follow as these are settled.`}</p>
      ) : null}
      <IgnoredWords />
    </>
  );
}

function EmptyPanel({ checking }: { readonly checking: boolean }) {
  return (
    <p className="panel-note">
      <strong>{checking ? 'Reading the story…' : 'Nothing left to mend'}</strong>
      {checking
        ? 'Findings appear as they are made.'
        : 'Galley reads along as you type and marks only what it can give a reason for.'}
    </p>
  );
}

function IgnoredWords() {
  const ignores = useDesk((state) => state.opened?.ignores) ?? [];
  const place = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (ignores.length === 0 && place.current) place.current.open = false;
  }, [ignores.length]);
  if (ignores.length === 0) return null;
  return (
    <details ref={place} className="ignored">
      <summary>
        {ignores.length === 1
          ? '1 ignored in this story'
          : `${ignores.length} ignored in this story`}
      </summary>
      <ul>
        {ignores.map((ignore) => (
          <li key={`${ignore.rule} ${ignore.text}`}>
            <span>{ignore.text}</span>
            <Button look="link" onClick={() => void stopIgnoring(ignore)}>
              Check again
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
