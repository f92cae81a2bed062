import type { FileHash, SourceId, StoryId } from '../base/id.ts';

/** What a source is; the first six are files, the last two are written down. */
export type SourceKind = (typeof sourceKinds)[number];

/** All kinds of sources. */
export const sourceKinds = [
  'pdf',
  'docx',
  'page',
  'text',
  'transcript',
  'image',
  'interview',
  'link',
] as const;

/** What a checker writes down about a source; every text may be empty. */
export interface SourceDetails {
  readonly title: string;
  readonly publisher: string;
  readonly author: string;
  /** When it was published or said, as an ISO 8601 date of any precision, or in the checker's words. */
  readonly published: string;
  /** Where it was found on the web: http or https. */
  readonly address: string;
  /** When it was retrieved, in milliseconds since 1970 in UTC, or null. */
  readonly retrievedAt: number | null;
}

/** A file in the vault, stored once by its hash. */
export interface SourceFile {
  readonly hash: FileHash;
  /** Its name without folders, as it came. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

/**
 * Whether the words of a source are there: it has none (`none`), they are still to be read from
 * the file (`waiting`), they are there (`read`), or they cannot be read (`failed`).
 */
export type SourceReading = 'none' | 'waiting' | 'read' | 'failed';

/** A source in a story's vault. */
export interface Source extends SourceDetails {
  readonly id: SourceId;
  readonly storyId: StoryId;
  readonly kind: SourceKind;
  /** Null for what was written down. */
  readonly file: SourceFile | null;
  readonly reading: SourceReading;
  /** Why its words cannot be read, as a sentence for the editor, or empty. */
  readonly failure: string;
  readonly addedAt: number;
  readonly addedBy: string;
}

/**
 * The longest text of a source that is kept, in UTF-16 units: some 2,500 pages. Putting so much into
 * the full-text index takes the host a second and a half.
 */
export const longestSourceText = 5_000_000;

/** A page of a source, or a stretch from one timestamp to the next. */
export interface SourcePage {
  /** UTF-16 offset of its first character in the source's text. */
  readonly at: number;
  /** What evidence calls it: `p. 3`, `00:04:12`. */
  readonly name: string;
}

/** The words of a source. They never change: evidence points into them. */
export interface SourceText {
  readonly text: string;
  /** In order; empty when the source has no pages. */
  readonly pages: readonly SourcePage[];
}

/** The name of the page that a UTF-16 offset of the text falls on, or empty. */
export function pageNameAt({ pages }: Pick<SourceText, 'pages'>, offset: number): string {
  return pages.findLast(({ at }) => at <= offset)?.name ?? '';
}
