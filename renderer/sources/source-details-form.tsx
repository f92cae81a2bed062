import { useState } from 'react';
import type { Source } from '../../core/factcheck/source.ts';
import { Button } from '../ui/button.tsx';
import { nameOfSource } from './source-names.ts';
import { describeSource } from './source-actions.ts';
import { addressProblem, SourceFields, trimmed, type SourceDraft } from './source-fields.tsx';

interface SourceDetailsFormProps {
  readonly source: Source;
  readonly onDone: () => void;
}

/** Describes a source: what it is, whose, of when and where from. */
export function SourceDetailsForm({ source, onDone }: SourceDetailsFormProps) {
  const [before] = useState(() => draftOf(source));
  const [draft, setDraft] = useState(before);
  const isRight = addressProblem(draft.address) === null;
  const keep = async () => {
    if (!isRight) return;
    // What its file said of itself meanwhile stands where nothing else was typed.
    const details = { ...draftOf(source), ...changed(before, draft) };
    const { retrievedAt } = source;
    if (await describeSource(source.id, { ...trimmed(details), retrievedAt })) onDone();
  };
  return (
    <form
      className="evidence-form"
      aria-label={`Describe ${nameOfSource(source)}`}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
    >
      <SourceFields draft={draft} onChange={setDraft} />
      <div className="card-choices">
        <Button type="submit" look="main" disabled={!isRight}>
          Keep
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </form>
  );
}

function draftOf({ title, publisher, author, published, address }: Source): SourceDraft {
  return { title, publisher, author, published, address };
}

function changed(before: SourceDraft, draft: SourceDraft): Partial<SourceDraft> {
  const names = Object.keys(draft) as (keyof SourceDraft)[];
  return Object.fromEntries(
    names.filter((name) => draft[name] !== before[name]).map((name) => [name, draft[name]]),
  );
}
