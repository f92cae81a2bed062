import { assertNever } from '../core/base/assert-never.ts';
import type { ClaimEvent } from '../core/contract/claims.ts';
import type { RecordedEvent } from '../core/contract/story-record.ts';
import type { ClaimKind, Evidence, Verdict } from '../core/factcheck/claim.ts';
import { readExactText } from './stored-text.ts';

/** What can happen to a claim. */
export type ClaimEventKind = RecordedEvent['kind'];

/** An event as it lies in the store. */
export interface ClaimEventRow {
  readonly at: number;
  readonly editor: string;
  readonly kind: ClaimEventKind;
  readonly verdict: Verdict | null;
  /**
   * Exact text: the words of the claim or of the other claim, its kind, its fix, the note, where
   * evidence is from, whose signature was dropped; of evidence that was removed, rated or taken over, that as JSON.
   */
  readonly text: string;
}

/** Another claim's words, and how many items of its evidence were taken over. */
export interface TakenOver {
  readonly words: string;
  readonly evidence: number;
}

/** An event as the editor reads it. */
export function toClaimEvent(row: ClaimEventRow): ClaimEvent {
  return { at: row.at, who: row.editor, what: sentenceOf(row, readExactText(row.text)) };
}

/** An event as a story file carries it; `evidence-removed` and its like keep their JSON. */
export function toRecordedEvent({ at, editor, kind, verdict, text }: ClaimEventRow): RecordedEvent {
  return { at, editor, kind, verdict, text: readExactText(text) };
}

const verdictWords: Readonly<Record<Verdict, string>> = {
  unchecked: 'Set back to unchecked',
  checking: 'Began checking',
  confirmed: 'Confirmed',
  'needs-change': 'Said that it needs a change',
  'cannot-confirm': 'Could not confirm',
  opinion: 'Called it opinion',
};

const signedWords: Readonly<Record<Verdict, string>> = {
  unchecked: 'unchecked',
  checking: 'being checked',
  confirmed: 'confirmed',
  'needs-change': 'in need of a change',
  'cannot-confirm': 'not to be confirmed',
  opinion: 'opinion',
};

const kindWords: Readonly<Record<ClaimKind, string>> = {
  number: 'a number',
  date: 'a date',
  name: 'a name',
  quotation: 'a quotation',
  attribution: 'an attribution',
  comparison: 'a comparison',
  cause: 'a cause',
  law: 'a point of law',
  place: 'a place',
  other: 'of no particular kind',
};

function sentenceOf({ kind, verdict }: ClaimEventRow, text: string): string {
  switch (kind) {
    case 'added':
      return `Marked as a claim: “${text}”`;
    case 'settled':
      return `${verdictWords[verdict ?? 'unchecked']}: “${text}”`;
    case 'signed-off':
      return `Signed off as ${signedWords[verdict ?? 'unchecked']}: “${text}”`;
    case 'sign-off-dropped':
      return `The sign-off by ${text} no longer stands: the evidence under it was changed`;
    case 'kind-set':
      return `Called it ${kindWords[text as ClaimKind]}`;
    case 'fix-set':
      return text === '' ? 'Took back the proposed wording' : `Proposed the wording: “${text}”`;
    case 'noted':
      return text === '' ? 'Cleared the note' : `Noted: ${text}`;
    case 'evidence-added':
      return `Added evidence: ${text}`;
    case 'evidence-removed':
      return `Removed evidence: ${nameOf(JSON.parse(text) as Evidence)}`;
    case 'evidence-rated':
      return rated(JSON.parse(text) as Evidence);
    case 'split':
      return `Split off: “${text}”`;
    case 'split-from':
      return takenOver('Split from', text);
    case 'merged':
      return takenOver('Merged with', text);
    case 'merged-into':
      return `Became part of: “${text}”`;
    default:
      return assertNever(kind);
  }
}

function takenOver(verb: string, text: string): string {
  const { words, evidence } = JSON.parse(text) as TakenOver;
  const items = evidence === 1 ? '1 item' : `${evidence} items`;
  return `${verb} “${words}”${evidence === 0 ? '' : `, taking over ${items} of evidence`}`;
}

function rated(evidence: Evidence): string {
  const rating = evidence.primary ? 'a primary source' : 'a secondary source';
  return `Called “${nameOf(evidence)}” ${rating}`;
}

function nameOf({ source, quote }: Evidence): string {
  return source || quote;
}
