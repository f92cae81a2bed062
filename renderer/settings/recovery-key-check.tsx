import { useState, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';

interface RecoveryKeyCheckProps {
  readonly recoveryKey: string;
  /** What the button says. */
  readonly act: string;
  readonly onKept: () => void;
  /** Shows the key again. */
  readonly onBack: () => void;
  readonly children?: ReactNode;
}

/** Asks for two groups of a recovery key, which is out of sight, as they stand on the paper. */
export function RecoveryKeyCheck(props: RecoveryKeyCheckProps) {
  const { recoveryKey, act, onKept, onBack, children } = props;
  const groups = recoveryKey.split('-');
  const [asked] = useState(() => twoOf(groups.length));
  const [typed, setTyped] = useState(asked.map(() => ''));
  const [isWrong, setIsWrong] = useState(false);
  const submit = (): void => {
    const isKept = asked.every((index, at) => folded(typed[at] ?? '') === groups[index]);
    setIsWrong(!isKept);
    if (isKept) onKept();
  };
  return (
    <form
      className="passphrase-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p>Type two of its eight groups, from the paper.</p>
      {asked.map((index, at) => (
        <label key={index} className="field">
          <span>{`Group ${index + 1}`}</span>
          <input
            autoComplete="off"
            spellCheck={false}
            autoFocus={at === 0}
            maxLength={12}
            value={typed[at] ?? ''}
            aria-invalid={isWrong}
            onChange={({ target }) => setTyped(typed.with(at, target.value))}
          />
        </label>
      ))}
      {isWrong ? (
        <p className="field-problem" role="alert">
          That is not what the key says. Look at the paper again, or have the key shown once more
          and correct what you wrote down.
        </p>
      ) : null}
      {children}
      <div className="template-actions">
        <Button onClick={onBack}>Show the key again</Button>
        <Button type="submit" look="main" disabled={typed.some((each) => each.trim() === '')}>
          {act}
        </Button>
      </div>
    </form>
  );
}

/** Two different places below `count`, in order. */
function twoOf(count: number): readonly number[] {
  const first = Math.floor(Math.random() * count);
  const step = 1 + Math.floor(Math.random() * (count - 1));
  return [first, (first + step) % count].sort((one, other) => one - other);
}

/** As the unlock window reads it: in either case, O for 0, I and L for 1. */
function folded(group: string): string {
  return group.trim().toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1');
}
