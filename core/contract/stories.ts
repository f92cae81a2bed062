import * as v from 'valibot';
import type { Correction } from '../article/correction.ts';
import type { NoteThread } from '../article/note.ts';
import type { Story } from '../article/story.ts';
import type { StoredDocument } from '../article/document.ts';
import type { Claim } from '../factcheck/claim.ts';
import type { Dismissal } from '../factcheck/dismissal.ts';
import type { QuoteTie } from '../factcheck/quotation.ts';
import type { Source } from '../factcheck/source.ts';
import type { StoryId } from '../base/id.ts';
import type { Tag } from '../tagging/tag.ts';
import { channel } from './channel.ts';
import {
  count,
  factCheck,
  language,
  line,
  moment,
  optionalLink,
  selection,
  status,
  storyId,
  tagKind,
} from './values.ts';

/** A story as a row of the library. */
export interface LibraryRow extends Story {
  readonly words: number;
  /** Findings left when the desk last checked it, or null when it never did. */
  readonly findings: number | null;
  readonly claims: number;
  readonly claimsSettled: number;
  readonly tags: readonly Tag[];
  /** When it was last exported for readers, or null; story files are not. */
  readonly exportedAt: number | null;
  /** Words around what was searched, each match between U+E000 and U+E001; or empty. */
  readonly excerpt: string;
}

/** A stretch of the library, newest change first, and what the filters would show. */
export interface LibraryPage {
  readonly rows: readonly LibraryRow[];
  /** All rows that match, also beyond this stretch. */
  readonly total: number;
  /** Stories that match the search, by status. */
  readonly byStatus: Readonly<Record<Story['status'], number>>;
}

/** Words that the editor keeps in one story although a rule doubts them. */
export interface StoryIgnore {
  readonly rule: string;
  readonly text: string;
}

/** Everything that the desk needs to show a story as it was left. */
export interface OpenStory {
  readonly story: Story;
  readonly document: StoredDocument;
  /** The journal's sequence number that `document` stands at. */
  readonly seq: number;
  readonly selection: { readonly anchor: number; readonly head: number } | null;
  readonly claims: readonly Claim[];
  /** What is in its vault; what was taken out again is not. */
  readonly sources: readonly Source[];
  readonly dismissals: readonly Dismissal[];
  readonly quoteTies: readonly QuoteTie[];
  readonly tags: readonly Tag[];
  /** The notes that stand, and the threads that were resolved; decided changes are left out. */
  readonly notes: readonly NoteThread[];
  /** Oldest first; those that were removed are left out. */
  readonly corrections: readonly Correction[];
  readonly ignores: readonly StoryIgnore[];
  /** When it was last exported for readers, or null; story files are not. */
  readonly exportedAt: number | null;
  /** When the last step was flushed to disk. */
  readonly savedAt: number;
}

/** Stories that are deleted for good in one request, at most: what is typed meanwhile waits. */
export const mostPurged = 20;

/** Finding, opening and describing stories. */
export const storyChannels = {
  'stories.list': channel<LibraryPage>()(
    v.strictObject({
      search: line,
      status: v.nullable(status),
      tag: v.nullable(v.strictObject({ kind: tagKind, name: line })),
      /** The stories in the bin, in place of those outside it. */
      bin: v.optional(v.boolean()),
      offset: count,
      limit: v.pipe(count, v.maxValue(500)),
    }),
  ),
  'stories.create': channel<{ id: StoryId }>()(v.strictObject({ language })),
  'stories.open': channel<OpenStory>()(v.strictObject({ id: storyId })),
  /**
   * Moves a story along. On its way to `ready` errors on the checklist stand in the way
   * (`bad-request`) unless `override` gives the reason, which is recorded.
   */
  'stories.setStatus': channel<Story>()(
    v.strictObject({
      id: storyId,
      status,
      override: v.nullable(v.pipe(v.string(), v.minLength(3), v.maxLength(400))),
    }),
  ),
  /**
   * Changes the details that are given and leaves the others. When a story was published is not
   * among them: the host sets that at the first export, which another window or the command line
   * may have made.
   */
  'stories.setDetails': channel<Story>()(
    v.strictObject({
      id: storyId,
      details: v.strictObject({
        slug: v.exactOptional(line),
        kicker: v.exactOptional(line),
        language: v.exactOptional(language),
        canonicalUrl: v.exactOptional(optionalLink),
        publisher: v.exactOptional(line),
        embargoUntil: v.exactOptional(v.nullable(moment)),
        factCheck: v.exactOptional(v.nullable(factCheck)),
      }),
    }),
  ),
  /**
   * Forgets when a story was first published, or says it again: an imported story brings the day of
   * the page that it was on. Refused (`bad-request`) once an export of it is on record here.
   */
  'stories.setPublishedAt': channel<Story>()(
    v.strictObject({ id: storyId, publishedAt: v.nullable(moment) }),
  ),
  /** Puts a story into the bin; `stories.restore` takes it out again. */
  'stories.remove': channel<null>()(v.strictObject({ id: storyId })),
  'stories.restore': channel<null>()(v.strictObject({ id: storyId })),
  /**
   * Deletes stories in the bin for good, with all that hangs on them; those that are gone already
   * are passed over (`not-found` when all are). With one outside the bin none is deleted
   * (`bad-request`). Answers how many were.
   */
  'stories.purge': channel<{ readonly purged: number }>()(
    v.strictObject({ ids: v.pipe(v.array(storyId), v.minLength(1), v.maxLength(mostPurged)) }),
  ),
  'stories.setSelection': channel<null>()(v.strictObject({ id: storyId, selection })),
  'stories.setFindings': channel<null>()(v.strictObject({ id: storyId, findings: count })),
  'stories.addIgnore': channel<null>()(v.strictObject({ id: storyId, rule: line, text: line })),
  'stories.removeIgnore': channel<null>()(v.strictObject({ id: storyId, rule: line, text: line })),
};
