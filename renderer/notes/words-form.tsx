import { useId, useState } from 'react';
import { Button } from '../ui/button.tsx';

interface WordsFormProps {
  readonly label: string;
  readonly send: string;
  readonly value: string;
  readonly onChange?: (text: string) => void;
  /** @returns whether the words stand. */
  readonly onSend: (text: string) => Promise<boolean>;
  readonly onCancel?: () => void;
  readonly autoFocus?: boolean;
  readonly describedBy?: string;
}

/** A few lines that are written and sent: with the button, or with Ctrl or Command and Enter. */
export function WordsForm(props: WordsFormProps) {
  const { label, send, value, onChange, onSend, onCancel, autoFocus = false, describedBy } = props;
  const [own, setOwn] = useState(value);
  const [isBusy, setBusy] = useState(false);
  const id = useId();
  const text = onChange ? value : own;
  const go = async (): Promise<void> => {
    if (text.trim() === '' || isBusy) return;
    setBusy(true);
    try {
      await onSend(text.trim());
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="words-form"
      onSubmit={(event) => {
        event.preventDefault();
        void go();
      }}
    >
      <label className="unseen" htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        rows={1}
        value={text}
        maxLength={20_000}
        placeholder={label}
        aria-describedby={describedBy}
        autoFocus={autoFocus}
        onChange={({ target }) => (onChange ?? setOwn)(target.value)}
        onKeyDown={(event) => {
          const isSent = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
          const isLeft = event.key === 'Escape' && onCancel !== undefined;
          if (!isSent && !isLeft) return;
          event.preventDefault();
          event.stopPropagation();
          if (isSent) void go();
          else onCancel?.();
        }}
      />
      {text.trim() === '' && !onCancel ? null : (
        <div className="words-form-acts">
          {onCancel ? (
            <Button look="quiet" onClick={onCancel}>
              Cancel
            </Button>
          ) : null}
          <Button type="submit" look="main" disabled={text.trim() === '' || isBusy}>
            {send}
          </Button>
        </div>
      )}
    </form>
  );
}
