import { Fragment } from 'react';
import type { ChangedWords } from './word-changes.ts';
import './word-changes.css';

interface WordChangesProps {
  readonly parts: readonly ChangedWords[];
  /** What a screen reader says before words that went, such as “Checked”. */
  readonly removed: string;
  /** What it says before words that came, such as “Now”. */
  readonly added: string;
}

/** Two versions of the same words in one: struck through what went, underlined what came. */
export function WordChanges({ parts, removed, added }: WordChangesProps) {
  return (
    <p className="word-changes">
      {parts.map(({ kind, words }, index) => (
        <Fragment key={index}>
          {index > 0 ? ' ' : ''}
          {kind === 'same' ? words : null}
          {kind === 'removed' ? (
            <del>
              <span className="unseen">{`${removed}: `}</span>
              {words}
            </del>
          ) : null}
          {kind === 'added' ? (
            <ins>
              <span className="unseen">{`${added}: `}</span>
              {words}
            </ins>
          ) : null}
        </Fragment>
      ))}
    </p>
  );
}
