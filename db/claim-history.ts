import { assertNever } from '../core/base/assert-never.ts';
import type { ClaimEvent } from '../core/contract/claims.ts';
import type { Evidence, Verdict } from '../core/factcheck/claim.ts';
import { readExactText } from './stored-text.ts';

/** What can happen to a claim. */
export type ClaimEventKind = 'added' | 'settled' | 'noted' | 'evidence-added' | 'evidence-removed';

/** An event as it lies in the store. */
export interface ClaimEventRow {
  readonly at: number;
  readonly editor: string;
  readonly kind: ClaimEventKind;
  readonly verdict: Verdict | null;
  /** Exact text: the claim's words, the note, or the evidence that was removed as JSON. */
  readonly text: string;
}

/** An event as the editor reads it. */
export function toClaimEvent(row: ClaimEventRow): ClaimEvent {
  return { at: row.at, who: row.editor, what: sentenceOf(row, readExactText(row.text)) };
}

const verdictWords: Readonly<Record<Verdict, string>> = {
  unchecked: 'Set back to unchecked',
  checking: 'Began checking',
  confirmed: 'Confirmed',
  'needs-change': 'Said that it needs a change',
  'cannot-confirm': 'Could not confirm',
  opinion: 'Called it opinion',
};

function sentenceOf({ kind, verdict }: ClaimEventRow, text: string): string {
  switch (kind) {
    case 'added':
      return `Marked as a claim: “${text}”`;
    case 'settled':
      return `${verdictWords[verdict ?? 'unchecked']}: “${text}”`;
    case 'noted':
      return text === '' ? 'Cleared the note' : `Noted: ${text}`;
    case 'evidence-added':
      return `Added evidence: ${text}`;
    case 'evidence-removed':
      return `Removed evidence: ${nameOf(JSON.parse(text) as Evidence)}`;
    default:
      return assertNever(kind);
  }
}

function nameOf({ source, quote }: Evidence): string {
  return source || quote;
}
