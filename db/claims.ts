import type { ClaimId, EvidenceId, QuoteTieId, StoryId } from '../core/base/id.ts';
import type { Result } from '../core/base/result.ts';
import type { ClaimEvent } from '../core/contract/claims.ts';
import type { RecordedEvent } from '../core/contract/story-record.ts';
import type { Claim, ClaimKind, Evidence, Verdict } from '../core/factcheck/claim.ts';
import type { Dismissal } from '../core/factcheck/dismissal.ts';
import type { QuoteTie } from '../core/factcheck/quotation.ts';

/**
 * Why a verdict could not be signed off; nothing was changed.
 * - `not-found`: there is no such claim
 * - `no-name`: whoever signs has given no name
 * - `open`: there is no verdict yet
 * - `text-changed`: the words are not those that the verdict was given for
 * - `no-checker`: the verdict was given without a name, so nobody knows that this is a second person
 * - `same-person`: whoever signs gave the verdict
 */
export type SignOffError =
  'not-found' | 'no-name' | 'open' | 'text-changed' | 'no-checker' | 'same-person';

/** A claim to be made. */
export interface NewClaim {
  readonly id: ClaimId;
  readonly storyId: StoryId;
  readonly text: string;
  /** `other` when it is left out. */
  readonly kind?: ClaimKind;
  /**
   * The claim of the same story that it was split from: it takes over that claim's evidence, and
   * the history of both tells of it. A claim that is not there (any more) is passed over.
   */
  readonly splitFrom?: ClaimId | null;
  readonly editor: string;
}

/** What is to be checked, what speaks for it, and who said so when. */
export interface ClaimStore {
  /** @returns the new claim (or the one that has this id already); null without such a story. */
  add(claim: NewClaim): Claim | null;
  /**
   * Gives a verdict; a signature under the one before is gone with it.
   * @returns the claim as it now is, null when there is none; so for the calls below.
   */
  settle(verdict: { id: ClaimId; verdict: Verdict; text: string; editor: string }): Claim | null;
  /**
   * Puts a second person's name under the verdict. `text` is how the words read to that person.
   * Signing twice is signing once.
   */
  signOff(order: { id: ClaimId; text: string; editor: string }): Result<Claim, SignOffError>;
  setKind(order: { id: ClaimId; kind: ClaimKind; editor: string }): Claim | null;
  /** How the words should read. */
  setFix(order: { id: ClaimId; fix: string; editor: string }): Claim | null;
  /**
   * Takes over the evidence and the note of `merged`, another claim of the same story, which
   * stays on record. A note that would be too long with the other is left as it is.
   * @returns null also when they cannot be merged.
   */
  merge(order: { id: ClaimId; merged: ClaimId; editor: string }): Claim | null;
  setNote(note: { id: ClaimId; note: string; editor: string }): Claim | null;
  /** Adds an item, unless the claim has one of this id. */
  addEvidence(added: { id: ClaimId; evidence: Evidence; editor: string }): Claim | null;
  /** Removes an item; a signature that stood on it is gone with it, the verdict stays. */
  removeEvidence(removed: { id: ClaimId; evidenceId: EvidenceId; editor: string }): Claim | null;
  /** Calls an item a primary source, or a secondary one; a signature is gone as when it goes. */
  rateEvidence(rated: {
    id: ClaimId;
    evidenceId: EvidenceId;
    primary: boolean;
    editor: string;
  }): Claim | null;
  get(id: ClaimId): Claim | null;
  /** What happened to the claim, newest first. */
  history(id: ClaimId): ClaimEvent[] | null;
  /** The same as it lies in the store, oldest first, for whoever carries it elsewhere. */
  events(id: ClaimId): RecordedEvent[] | null;
  /** A story's claims in the order that they were made; two queries, however many there are. */
  ofStory(storyId: StoryId): Claim[];
}

/** What checkers decided beside the claims; each call that changes tells whether the story is there. */
export interface FactStore {
  /** Sets something aside while its words stay as they are; twice is once. */
  dismiss(order: { storyId: StoryId; dismissal: Dismissal; editor: string }): boolean;
  undismiss(order: { storyId: StoryId; dismissal: Dismissal }): boolean;
  dismissals(storyId: StoryId): Dismissal[];
  /** Ties words to their original, in place of the tie that has this id or these words. */
  tieQuote(order: { storyId: StoryId; tie: QuoteTie; editor: string }): boolean;
  untieQuote(order: { storyId: StoryId; id: QuoteTieId }): boolean;
  /** A story's ties in the order that they were made. */
  quoteTies(storyId: StoryId): QuoteTie[];
}
