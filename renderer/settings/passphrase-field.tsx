import { useId } from 'react';

interface PassphraseFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What is wrong with it; empty when nothing is. */
  readonly problem?: string;
  /** Whether it is to be read while it is typed. */
  readonly isShown?: boolean;
}

/** A field for a passphrase; what is typed in it is kept nowhere. */
export function PassphraseField({
  label,
  value,
  onChange,
  problem = '',
  isShown = false,
}: PassphraseFieldProps) {
  const id = useId();
  const field = useId();
  return (
    <div className="field">
      <label htmlFor={field}>{label}</label>
      <input
        id={field}
        type={isShown ? 'text' : 'password'}
        autoComplete="off"
        spellCheck={false}
        maxLength={1000}
        value={value}
        aria-invalid={problem !== ''}
        aria-describedby={problem === '' ? undefined : id}
        onChange={({ target }) => onChange(target.value)}
      />
      {problem === '' ? null : (
        <span id={id} className="field-problem" role="alert">
          {problem}
        </span>
      )}
    </div>
  );
}
