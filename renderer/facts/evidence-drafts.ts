import { create } from 'zustand';
import type { ClaimId } from '../../core/base/id.ts';
import type { Evidence } from '../../core/factcheck/claim.ts';

/** Evidence that is being written down. */
export type EvidenceDraft = Pick<Evidence, 'source' | 'quote' | 'locator' | 'primary' | 'sourceId'>;

const blank: EvidenceDraft = { source: '', quote: '', locator: '', primary: true, sourceId: null };

/**
 * The drafts by claim. They are kept apart from the cards: one looks into the text, another panel
 * or another story while writing, and the form must be as it was.
 */
export const useEvidenceDrafts = create<Readonly<Record<ClaimId, EvidenceDraft>>>(() => ({}));

/** Begins a draft, or changes what is named in it. */
export function changeDraft(id: ClaimId, change: Partial<EvidenceDraft> = {}): void {
  useEvidenceDrafts.setState((drafts) => ({ [id]: { ...(drafts[id] ?? blank), ...change } }));
}

/** Puts a draft away. */
export function dropDraft(id: ClaimId): void {
  const others = Object.entries(useEvidenceDrafts.getState()).filter(([other]) => other !== id);
  useEvidenceDrafts.setState(Object.fromEntries(others), true);
}
