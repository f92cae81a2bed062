import { useId, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { useCommitAtEnd } from '../ui/use-commit-at-end.ts';

interface CommittedMomentProps {
  readonly label: string;
  /** Milliseconds since 1970 in UTC, or null for none. */
  readonly value: number | null;
  readonly onCommit: (moment: number | null) => unknown;
}

/** A day and time of day in the editor's own zone, which counts when the field is left. */
export function CommittedMoment({ label, value, onCommit }: CommittedMomentProps) {
  const [draft, setDraft] = useState<string | null>(null);
  // A day without its hour reads as nothing, but nobody has asked for nothing.
  const [isHalf, setHalf] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const problemId = useId();
  const hasTrouble = isHalf && isAsked;
  const leave = () => {
    setDraft(null);
    setHalf(false);
  };
  const commit = async () => {
    setAsked(true);
    if (draft === null || isHalf) return;
    const moment = draft === '' ? null : new Date(draft).getTime();
    const isKept =
      (moment !== null && !(moment >= 0)) || moment === value || (await onCommit(moment)) !== false;
    if (isKept) setDraft((now) => (now === draft ? null : now));
  };
  useCommitAtEnd(() => void commit());
  return (
    <div className="moment-field">
      <label className="field">
        <span>{label}</span>
        <input
          type="datetime-local"
          value={draft ?? spellLocal(value)}
          onChange={({ target }) => {
            setHalf(target.validity.badInput);
            setDraft(target.value);
          }}
          aria-invalid={hasTrouble}
          aria-describedby={hasTrouble ? problemId : undefined}
          onFocus={() => setAsked(false)}
          onBlur={() => void commit()}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void commit();
            if (event.key === 'Escape') leave();
          }}
        />
        {hasTrouble ? (
          <span id={problemId} className="field-problem">
            Give the day and the time. Until then it stays as it was.
          </span>
        ) : null}
      </label>
      {value === null ? null : (
        <Button
          look="link"
          aria-label={`Clear: ${label}`}
          onClick={() => {
            leave();
            void onCommit(null);
          }}
        >
          Clear
        </Button>
      )}
    </div>
  );
}

/** As the field has it: the local time, without a zone. */
function spellLocal(moment: number | null): string {
  if (moment === null) return '';
  const date = new Date(moment);
  const local = new Date(moment - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
