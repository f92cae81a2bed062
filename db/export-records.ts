import type { StoryStatus } from '../core/article/story.ts';
import type { StoryId } from '../core/base/id.ts';
import type { ExportedPage } from '../core/contract/publishing.ts';
import type { ExportFormat } from '../core/publishing/export-format.ts';
import type { PublishedContent } from '../core/publishing/published-content.ts';

/** A page that left the house. */
export interface ExportRecord {
  readonly storyId: StoryId;
  /** The file's name, without its folder. */
  readonly name: string;
  /** SHA-256 of its bytes, hexadecimal. */
  readonly sha256: string;
  /** Size in bytes. */
  readonly bytes: number;
  readonly format: ExportFormat;
  /** The journal's sequence number that it was drawn at; null when that was not kept. */
  readonly seq: number | null;
  /** Why errors on the checklist were overridden, or null when there were none. */
  readonly override: string | null;
  /** Who exported it, or empty. */
  readonly editor: string;
  readonly at: number;
}

/** An export to be recorded. */
export interface NewExport extends ExportRecord {
  /** What readers see of it, kept for as long as its story; null for what is not for readers. */
  readonly content: PublishedContent | null;
  /** When the story is published, if this was the first time; it then counts as published. */
  readonly publishedAt: number | null;
}

/** What readers saw of an export. */
export interface ExportedContent {
  readonly record: ExportRecord;
  readonly content: PublishedContent;
}

/** The record of exports; nothing is ever taken from it. */
export interface ExportLog {
  /**
   * Says that a file is about to take its name: an absolute path, with the bytes of `page.sha256`.
   * Whatever ends the program then, `settleBegun` finds out whether it did.
   * @returns its row, for `record` or `forget`.
   */
  begin(path: string, page: NewExport): number;
  /** The file did not take its name. */
  forget(begun: number): void;
  /** Records the begun exports whose files are there, and forgets the others. */
  settleBegun(): void;
  /**
   * Records an export once it is written, and that the story was published by it: both or neither,
   * so that a story never counts as published while its page was not.
   * @param begun the row that `begin` gave
   * @returns when the story was first published: another moment than `publishedAt` when somebody
   *   else published it meanwhile; null when it is not published, or gone.
   */
  record(page: NewExport, begun?: number | null): number | null;
  latest(storyId: StoryId): ExportedPage | null;
  /** @returns the last export whose bytes have this hash, one that was begun among them. */
  find(sha256: string): ExportRecord | null;
  /** Newest first. */
  ofStory(storyId: StoryId): ExportRecord[];
  /**
   * The last page or fragment of a story of which it was kept what readers saw, else the last
   * Markdown or plain text; null when there is none, or when what was kept is damaged.
   */
  content(storyId: StoryId): ExportedContent | null;
  /** What readers saw of the last export whose bytes have this hash; null likewise. */
  seen(sha256: string): PublishedContent | null;
}

/** A decision to go on although the checklist had errors. */
export interface OverrideRecord {
  readonly at: number;
  /** Who took it, or empty where nobody was named. */
  readonly editor: string;
  /** The page that was written all the same, or the status that the story was moved to. */
  readonly done:
    | { readonly kind: 'export'; readonly name: string }
    | { readonly kind: 'status'; readonly status: StoryStatus; readonly errors: number };
  readonly reason: string;
}

/** What stands on record of overridden checklists; it is written by `setStatus` and by exports. */
export interface OverrideLog {
  /** Oldest first. */
  ofStory(storyId: StoryId): OverrideRecord[];
}
