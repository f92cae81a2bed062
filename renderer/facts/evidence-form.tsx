import { useState } from 'react';
import type { Claim } from '../../core/factcheck/claim.ts';
import { Button } from '../ui/button.tsx';
import { addEvidence } from './claim-actions.ts';
import { changeDraft, dropDraft, type EvidenceDraft } from './evidence-drafts.ts';
import { focusCard, setClaimOpen } from './facts-view.ts';

interface EvidenceFormProps {
  readonly claim: Claim;
  readonly draft: EvidenceDraft;
}

/** Writes down what a claim rests on. */
export function EvidenceForm({ claim, draft }: EvidenceFormProps) {
  const [isKeeping, setKeeping] = useState(false);
  const { source, quote, locator, primary } = draft;
  const change = (part: Partial<EvidenceDraft>) => changeDraft(claim.id, part);
  const keep = async () => {
    if (isKeeping) return;
    setKeeping(true);
    const isKept = await addEvidence(claim, {
      source: source.trim(),
      quote,
      locator: locator.trim(),
      primary,
      sourceId: null,
      passage: null,
    });
    setKeeping(false);
    if (isKept) leave(claim.id);
  };
  return (
    <form
      className="evidence-form"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
      onKeyDown={(event) => {
        const isBlank = source === '' && quote === '' && locator === '';
        if (event.key !== 'Escape' || !isBlank) return;
        event.preventDefault();
        event.stopPropagation();
        leave(claim.id);
      }}
    >
      <label className="field">
        <span>Source: a document, person, publication or link</span>
        <input
          data-focus="evidence"
          value={source}
          maxLength={400}
          onChange={(event) => change({ source: event.target.value })}
        />
      </label>
      <label className="field">
        <span>What it says, word for word</span>
        <textarea
          value={quote}
          maxLength={20_000}
          onChange={(event) => change({ quote: event.target.value })}
        />
      </label>
      <label className="field">
        <span>Page or timestamp</span>
        <input
          value={locator}
          maxLength={400}
          onChange={(event) => change({ locator: event.target.value })}
        />
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={primary}
          onChange={(event) => change({ primary: event.target.checked })}
        />
        Primary source
      </label>
      <div className="card-choices">
        <Button type="submit" look="main" disabled={isKeeping || source.trim() === ''}>
          Keep evidence
        </Button>
        <Button onClick={() => leave(claim.id)}>Cancel</Button>
      </div>
    </form>
  );
}

/** The form goes, and the focus back to the card rather than nowhere. */
function leave(id: Claim['id']): void {
  dropDraft(id);
  setClaimOpen(id, true);
  focusCard(id, 'evidence');
}
