import type { ClaimId, EvidenceId, SourceId, StoryId } from '../base/id.ts';
import type { TextSpan } from '../article/text-blocks.ts';

/** What kind of statement a claim is: what a checker has to hold it against. */
export type ClaimKind = (typeof claimKinds)[number];

/** All kinds, in the order that menus show them. */
export const claimKinds = [
  'number',
  'date',
  'name',
  'quotation',
  'attribution',
  'comparison',
  'cause',
  'law',
  'place',
  'other',
] as const;

/** What a checker may say of a claim. */
export type Verdict =
  'unchecked' | 'checking' | 'confirmed' | 'needs-change' | 'cannot-confirm' | 'opinion';

/** All verdicts, in the order that menus show them. */
export const verdicts = [
  'unchecked',
  'checking',
  'confirmed',
  'needs-change',
  'cannot-confirm',
  'opinion',
] as const satisfies readonly Verdict[];

/** What the desk shows: the verdict, unless the words moved under it or were cut. */
export type ClaimStatus = Verdict | 'text-changed' | 'cut';

/** Something that bears on a claim. `seenAt` is milliseconds since 1970 in UTC. */
export interface Evidence {
  readonly id: EvidenceId;
  /** The passage, as quoted by the checker. */
  readonly quote: string;
  /** Where it comes from: a publication, document, person or link, in the checker's words. */
  readonly source: string;
  /** Page, timestamp or other place in the source, or empty. */
  readonly locator: string;
  readonly primary: boolean;
  readonly seenAt: number;
  /** The source in the story's vault that the passage was taken from, or null. */
  readonly sourceId: SourceId | null;
  /** Where the passage stands in the text of that source, in UTF-16 offsets, or null. */
  readonly passage: TextSpan | null;
}

/**
 * A statement that is to be checked. `text` is what it said when it was last settled (or made):
 * what the verdict is about. Times are milliseconds since 1970 in UTC.
 */
export interface Claim {
  readonly id: ClaimId;
  readonly storyId: StoryId;
  readonly kind: ClaimKind;
  readonly verdict: Verdict;
  readonly text: string;
  /** How the words should read when they need a change, or empty. */
  readonly fix: string;
  readonly note: string;
  readonly evidence: readonly Evidence[];
  /** Who gave the verdict, or empty while nobody has. */
  readonly checkedBy: string;
  readonly checkedAt: number | null;
  /** The second person who signed the verdict off, or empty; a new verdict asks for it anew. */
  readonly signedBy: string;
  readonly signedAt: number | null;
  readonly createdAt: number;
}

/** Whether a claim needs no more work: settled, and its words still the checked ones; or cut. */
export function isSettled(status: ClaimStatus): boolean {
  return status === 'confirmed' || status === 'opinion' || status === 'cut';
}

/**
 * The status of a claim whose words now read `current` (null when they are gone from the story).
 * A verdict stands only over the words it was given for; so it reopens by itself when they
 * change, and closes again when they change back.
 */
export function claimStatus(
  claim: Pick<Claim, 'verdict' | 'text'>,
  current: string | null,
): ClaimStatus {
  if (current === null) return 'cut';
  const open = claim.verdict === 'unchecked' || claim.verdict === 'checking';
  return open || isSameWords(current, claim.text) ? claim.verdict : 'text-changed';
}

/**
 * Whether two texts have the same words, whatever white space parts them: a paragraph that is
 * split in two says what it said.
 */
export function isSameWords(one: string, other: string): boolean {
  return one === other || wordsOf(one) === wordsOf(other);
}

function wordsOf(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
