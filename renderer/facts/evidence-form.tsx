import { useState } from 'react';
import type { Claim } from '../../core/factcheck/claim.ts';
import { Button } from '../ui/button.tsx';
import { addEvidence } from './claim-actions.ts';

/** Writes down what a claim rests on. */
export function EvidenceForm({ claim, onDone }: { readonly claim: Claim; readonly onDone: () => void }) {
  const [source, setSource] = useState('');
  const [quote, setQuote] = useState('');
  const [locator, setLocator] = useState('');
  const [primary, setPrimary] = useState(true);
  return (
    <form
      className="evidence-form"
      onSubmit={(event) => {
        event.preventDefault();
        void addEvidence(claim, { source: source.trim(), quote, locator: locator.trim(), primary }).then(
          (isKept) => isKept && onDone(),
        );
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
      }}
    >
      <label className="field">
        <span>Source: a document, person, publication or link</span>
        <input autoFocus value={source} maxLength={400} onChange={(event) => setSource(event.target.value)} />
      </label>
      <label className="field">
        <span>What it says, word for word</span>
        <textarea value={quote} maxLength={20_000} onChange={(event) => setQuote(event.target.value)} />
      </label>
      <label className="field">
        <span>Page or timestamp</span>
        <input value={locator} maxLength={400} onChange={(event) => setLocator(event.target.value)} />
      </label>
      <label className="check">
        <input type="checkbox" checked={primary} onChange={(event) => setPrimary(event.target.checked)} />
        Primary source
      </label>
      <div className="card-choices">
        <Button type="submit" look="main" disabled={source.trim() === ''}>
          Keep evidence
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </form>
  );
}
