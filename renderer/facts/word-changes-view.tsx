import type { ChangedText } from './word-changes.ts';
import './word-changes.css';

interface WordChangesProps {
  readonly parts: readonly ChangedText[];
  /** What a screen reader says before words that went, such as “Checked”. */
  readonly removed: string;
  /** What it says before words that came, such as “Now”. */
  readonly added: string;
}

/** Two versions of the same words in one: struck through what went, underlined what came. */
export function WordChanges({ parts, removed, added }: WordChangesProps) {
  return (
    <span className="word-changes">
      {parts.map(({ kind, text }, index) => {
        if (kind === 'same') return text;
        const Change = kind === 'removed' ? 'del' : 'ins';
        return (
          <Change key={index}>
            <span className="unseen">{`${kind === 'removed' ? removed : added}: `}</span>
            {text}
          </Change>
        );
      })}
    </span>
  );
}
