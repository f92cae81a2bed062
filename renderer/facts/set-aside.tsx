import { useEffect, useRef } from 'react';
import { Button } from '../ui/button.tsx';
import { takeBackFact } from './dismissal-actions.ts';
import { focusTab } from './facts-view.ts';

interface SetAsideProps {
  readonly facts: readonly {
    readonly id: string;
    readonly words?: string | readonly string[];
    readonly message?: string;
  }[];
  /** What was done with them, after their number. */
  readonly name: string;
}

/** What was set aside, out of the way, and the way back. */
export function SetAside({ facts, name }: SetAsideProps) {
  const place = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (facts.length === 0 && place.current) place.current.open = false;
  }, [facts.length]);
  if (facts.length === 0) return null;
  return (
    <details ref={place} className="ignored">
      <summary>{`${facts.length.toLocaleString()} ${name}`}</summary>
      <ul>
        {facts.map(({ id, words, message }) => {
          const told = message ?? (typeof words === 'string' ? words : '');
          return (
            <li key={id}>
              <span>{told}</span>
              <Button
                look="link"
                aria-label={`Take back: ${told}`}
                onClick={({ currentTarget }) => {
                  // The button goes with its row, the list with its last; the focus stays near.
                  const list = currentTarget.closest('details')?.querySelector('summary');
                  if (facts.length > 1) list?.focus();
                  else focusTab();
                  takeBackFact(id);
                }}
              >
                Take back
              </Button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
