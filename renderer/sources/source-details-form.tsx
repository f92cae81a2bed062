import { useState } from 'react';
import type { Source } from '../../core/factcheck/source.ts';
import { Button } from '../ui/button.tsx';
import { describeSource } from './source-actions.ts';
import { SourceFields, trimmed, type SourceDraft } from './source-fields.tsx';

interface SourceDetailsFormProps {
  readonly source: Source;
  readonly onDone: () => void;
}

/** Describes a source: what it is, whose, of when and where from. */
export function SourceDetailsForm({ source, onDone }: SourceDetailsFormProps) {
  const { title, publisher, author, published, address, retrievedAt } = source;
  const [draft, setDraft] = useState<SourceDraft>({ title, publisher, author, published, address });
  const keep = async () => {
    if (await describeSource(source.id, { ...trimmed(draft), retrievedAt })) onDone();
  };
  return (
    <form
      className="evidence-form"
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
        <Button type="submit" look="main">
          Keep
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </form>
  );
}
