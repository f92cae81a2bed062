import type { Result } from '../core/base/result.ts';
import type { FileHash, SourceId, StoryId } from '../core/base/id.ts';
import type {
  Source,
  SourceDetails,
  SourceKind,
  SourcePage,
  SourceText,
} from '../core/factcheck/source.ts';

// What the rest of the house knows of the vault. Its records are as those of the article store;
// its files are large, so they are written and read piece by piece.

/** A file on its way into the vault; nothing of it lasts until it is added as a source's file. */
export interface VaultDraft {
  /** Bytes so far. */
  readonly size: number;
  /** Adds the next piece. Pieces may not be added before the one before has been taken. */
  append(piece: Uint8Array): Promise<void>;
  /** At most `length` bytes from `offset` on; fewer where the file ends. */
  read(offset: number, length: number): Promise<Uint8Array>;
  /** Sees to it that all of it is on disk. Nothing can be appended afterwards. */
  finish(): Promise<FinishedDraft>;
  /** Forgets it, finished or not, unless it became a source's file. Calling it again does nothing. */
  drop(): Promise<void>;
}

/** A file that is whole and on disk, still under a name of its own. */
export interface FinishedDraft {
  readonly path: string;
  readonly hash: FileHash;
  /** Bytes. */
  readonly size: number;
}

/** A file that becomes a source's own. */
export interface NewSourceFile {
  readonly draft: FinishedDraft;
  /** Its media type, told by content. */
  readonly type: string;
  /** Its name without folders, as it came. */
  readonly name: string;
}

/** A source that comes as a file. */
export interface NewSource {
  readonly id: SourceId;
  readonly storyId: StoryId;
  readonly kind: Exclude<SourceKind, 'interview' | 'link'>;
  readonly file: NewSourceFile;
  readonly details: Partial<SourceDetails>;
  /** Who brought it in, or empty. */
  readonly editor: string;
}

/** A source that is written down. */
export interface WrittenSource {
  readonly id: SourceId;
  readonly storyId: StoryId;
  readonly kind: 'interview' | 'link';
  readonly details: SourceDetails;
  /** Its words; may be empty. */
  readonly text: string;
  readonly editor: string;
}

/** What was read from a source's file. */
export interface SourceWords {
  readonly id: SourceId;
  readonly text: string;
  readonly pages: readonly SourcePage[];
  /** Why there are no words, or not all of them; empty when all is well. */
  readonly failure: string;
  /** What the file says of itself; fills in what is still empty. */
  readonly found: Readonly<Partial<Record<FoundDetail, string | undefined>>>;
}

type FoundDetail = 'title' | 'publisher' | 'author' | 'published';

/** A file as it is handed out: its bytes are those that were stored. */
export interface StoredFile {
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  readonly bytes: () => ReadableStream<Uint8Array>;
}

/**
 * Why a source's text was not set.
 * - `not-found`: there is no such source
 * - `invalid`: its pages do not lie in its text, one after the other
 */
export type SetTextError = 'not-found' | 'invalid';

/** The sources of all stories. What was taken out is no source until it is put back. */
export interface SourceStore {
  /** Begins a file. */
  receive(): Promise<VaultDraft>;
  /**
   * Stores a source with its file; the same bytes are kept once. A story that has or had a source
   * of this kind with the same bytes gets that one again as it was: evidence leads back to it.
   * @returns null without such a story.
   */
  add(source: NewSource): Source | null;
  /** Stores a source without a file. Null without such a story. */
  write(source: WrittenSource): Source | null;
  /** Gives a link the page that was fetched for it, unless one has words or is being read. */
  attach(id: SourceId, file: NewSourceFile, retrievedAt: number): Source | null;
  get(id: SourceId): Source | null;
  /** A story's sources in the order that they came. */
  ofStory(storyId: StoryId): Source[];
  setDetails(id: SourceId, details: SourceDetails): Source | null;
  /**
   * Sets the words of a source, once: one that has words keeps them and is answered as it is,
   * since evidence points into them.
   */
  setText(words: SourceWords): Result<Source, SetTextError>;
  /** The words; none where none are read (yet). Also of a source that was taken out. */
  text(id: SourceId): SourceText | null;
  /** @returns whether there was such a source. */
  remove(id: SourceId): boolean;
  restore(id: SourceId): Source | null;
  /** A file that some source has; null when there is none or it is no longer what was stored. */
  file(hash: FileHash): Promise<StoredFile | null>;
  /**
   * Deletes files that no source has any more: after a story was purged, and at each start. One that
   * cannot be deleted is tried again the next time.
   */
  discardUnused(): void;
}
