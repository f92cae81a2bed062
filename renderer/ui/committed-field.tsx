import { useId, useState } from 'react';

interface CommittedFieldProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  /** Why a text cannot be taken, or null when it can. */
  readonly problem?: (text: string) => string | null;
  readonly onCommit: (text: string) => unknown;
}

/** A line of text that counts when the field is left or Enter is pressed; Escape takes it back. */
export function CommittedField({ label, value, placeholder, problem, onCommit }: CommittedFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const problemId = useId();
  const trouble = draft === null ? null : (problem?.(draft.trim()) ?? null);
  const commit = () => {
    if (draft === null || trouble !== null) return;
    if (draft.trim() !== value) onCommit(draft.trim());
    setDraft(null);
  };
  return (
    <label className="field">
      <span>{label}</span>
      <input
        value={draft ?? value}
        maxLength={400}
        placeholder={placeholder}
        aria-invalid={trouble !== null}
        aria-describedby={trouble ? problemId : undefined}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape') setDraft(null);
        }}
      />
      {trouble ? (
        <span id={problemId} className="field-problem">
          {trouble}
        </span>
      ) : null}
    </label>
  );
}
