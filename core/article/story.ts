import type { StoryId } from '../base/id.ts';

/** Where a story stands on its way through the desk. */
export type StoryStatus = 'draft' | 'editing' | 'checking' | 'ready';

/** All statuses, in the order that a story passes them. */
export const storyStatuses = [
  'draft',
  'editing',
  'checking',
  'ready',
] as const satisfies readonly StoryStatus[];

/**
 * What is kept of a story beside its text. Times are milliseconds since 1970 in UTC; texts may
 * be empty.
 */
export interface StoryDetails {
  /** The short name that the newsroom calls it by; part of the exported file's name. */
  readonly slug: string;
  /** The section or topic line above the headline. */
  readonly kicker: string;
  /** BCP 47 tag of the language the story is written in, such as `en-GB`. */
  readonly language: string;
  /** Where the page will stand, or empty. */
  readonly canonicalUrl: string;
  /** Who publishes it, as printed on the page and in its metadata. */
  readonly publisher: string;
  /** First publication, or null while it has not been published. */
  readonly publishedAt: number | null;
  /** Until when the story must not appear, or null. */
  readonly embargoUntil: number | null;
  /** What was checked, where the story is itself a fact-check; else null. */
  readonly factCheck: FactCheck | null;
}

/** The subject and outcome of a published fact-check (schema.org's ClaimReview). */
export interface FactCheck {
  /** The statement that was checked, in short. */
  readonly claim: string;
  /** Who made it, or empty. */
  readonly claimant: string;
  /** The verdict in words, such as “Mostly false”. */
  readonly verdict: string;
  /** The same as a whole number from 1 (false) to 5 (true). */
  readonly rating: number;
}

/** A story's record, without its text. */
export interface Story extends StoryDetails {
  readonly id: StoryId;
  readonly status: StoryStatus;
  readonly headline: string;
  readonly createdAt: number;
  /** The last change of what readers see of it; claims, notes and the like do not count. */
  readonly updatedAt: number;
}

/** Details of a story that nobody has filled in yet. */
export const blankDetails: StoryDetails = {
  slug: '',
  kicker: '',
  language: 'en-GB',
  canonicalUrl: '',
  publisher: '',
  publishedAt: null,
  embargoUntil: null,
  factCheck: null,
};

/**
 * A slug made of a headline: lower-case letters, digits and hyphens, at most 60 UTF-16 units, cut
 * between words; Latin letters lose their marks, other scripts stay as they are.
 */
export function slugOf(headline: string): string {
  const plain = headline
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase();
  const words = plain.replace(/['’ʼ]/gu, '').match(/[\p{L}\p{N}]+/gu) ?? [];
  let slug = (words[0] ?? '').slice(0, 60).replace(/[\ud800-\udbff]$/, '');
  for (const word of words.slice(1)) {
    if (slug.length + 1 + word.length > 60) break;
    slug += `-${word}`;
  }
  return slug;
}
