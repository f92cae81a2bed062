import { useId, useState } from 'react';
import { useCommitAtEnd } from './use-commit-at-end.ts';

interface CommittedFieldProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  /** Why a text cannot be taken, or null when it can. */
  readonly problem?: (text: string) => string | null;
  /** Takes the text; what is typed stays in the field when the answer, or what it promises, is `false`. */
  readonly onCommit: (text: string) => unknown;
}

/** A line of text that counts when the field is left, Enter is pressed or it goes from the page; Escape takes it back. */
export function CommittedField({
  label,
  value,
  placeholder,
  problem,
  onCommit,
}: CommittedFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const problemId = useId();
  const trouble = draft === null ? null : (problem?.(draft.trim()) ?? null);
  const commit = async () => {
    if (draft === null || trouble !== null) return;
    const isKept = draft.trim() === value || (await onCommit(draft.trim())) !== false;
    if (isKept) setDraft((now) => (now === draft ? null : now));
  };
  useCommitAtEnd(() => void commit());
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
        onBlur={() => void commit()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void commit();
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
