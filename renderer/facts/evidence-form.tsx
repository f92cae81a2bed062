import { useState } from 'react';
import type { Claim } from '../../core/factcheck/claim.ts';
import type { Source } from '../../core/factcheck/source.ts';
import { spellKeyOf } from '../desk/commands.ts';
import { useDesk } from '../desk/desk-state.ts';
import { citationOf, isMostlyPrimary, nameOfSource } from '../sources/source-names.ts';
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
  const { source, quote, locator, primary, sourceId } = draft;
  const change = (part: Partial<EvidenceDraft>) => changeDraft(claim.id, part);
  const keep = async () => {
    if (isKeeping) return;
    setKeeping(true);
    const isKept = await addEvidence(claim, {
      source: source.trim(),
      quote,
      locator: locator.trim(),
      primary,
      sourceId,
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
      <FromVault draft={draft} onChoose={change} />
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

const noSources: readonly Source[] = [];

interface FromVaultProps {
  readonly draft: EvidenceDraft;
  readonly onChoose: (change: Partial<EvidenceDraft>) => void;
}

/** A source of the vault fills in what is known of it; its words can be quoted straight from there. */
function FromVault({ draft, onChoose }: FromVaultProps) {
  const sources = useDesk((state) => state.opened?.sources ?? noSources);
  if (sources.length === 0) return null;
  return (
    <>
      <p className="card-reason">
        {`Words selected in a source become evidence with ${spellKeyOf('sources.quote')}.`}
      </p>
      <label className="field">
        <span>From the vault</span>
        <select
          value={draft.sourceId ?? ''}
          onChange={({ target }) => {
            const chosen = sources.find(({ id }) => id === target.value);
            onChoose(
              chosen
                ? {
                    sourceId: chosen.id,
                    source: citationOf(chosen),
                    primary: isMostlyPrimary(chosen.kind),
                  }
                : { sourceId: null },
            );
          }}
        >
          <option value="">Something else</option>
          {sources.map((source) => (
            <option key={source.id} value={source.id}>
              {nameOfSource(source)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

/** The form goes, and the focus back to the card rather than nowhere. */
function leave(id: Claim['id']): void {
  dropDraft(id);
  setClaimOpen(id, true);
  focusCard(id, 'evidence');
}
