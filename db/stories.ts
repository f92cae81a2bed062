import type { Correction } from '../core/article/correction.ts';
import type { ArrivingNote } from '../core/article/note.ts';
import type { Story, StoryDetails, StoryStatus } from '../core/article/story.ts';
import type { SourceId, StoryId } from '../core/base/id.ts';
import type { Result } from '../core/base/result.ts';
import type { Input } from '../core/contract/contract.ts';
import type { LibraryPage, OpenStory, StoryIgnore } from '../core/contract/stories.ts';
import type { StoryRecord } from '../core/contract/story-record.ts';
import type { Tag } from '../core/tagging/tag.ts';
import type { Node } from 'prosemirror-model';
import type { NewSourceFile } from './vault.ts';

/** A place in a story, as document positions. */
export interface StoredSelection {
  readonly anchor: number;
  readonly head: number;
}

/**
 * What a new story is made of. Besides the first three all of it comes with an import, and is
 * stored together or not at all; the files of pictures and sources are on disk before.
 */
export interface NewStory {
  /** A valid document; anything else is a programmer's error. */
  readonly document: Node;
  readonly details?: Partial<StoryDetails>;
  /** Who brought it in, or empty. */
  readonly editor: string;
  /** The last change of what readers see of it; now when it is not given. */
  readonly updatedAt?: number;
  readonly tags?: readonly Tag[];
  /** When they are given, marks of notes that are not among them are taken from the document. */
  readonly notes?: readonly ArrivingNote[];
  readonly corrections?: readonly Correction[];
  /**
   * What is on record of it elsewhere. A claim or source of which the id is taken gets a fresh
   * one, everywhere that it occurs; marks of claims that are not on record are taken from the
   * document.
   */
  readonly record?: StoryRecord;
  /** The files of the record's sources; a source of which the file is not here has none. */
  readonly files?: ReadonlyMap<SourceId, NewSourceFile>;
  /**
   * Pictures that the figures name. When they are given, figures keep their words and lose a
   * picture that neither is here nor was stored before; those that are get its true size.
   */
  readonly pictures?: readonly Uint8Array[];
}

/** A story as others name it. */
export interface StoryName {
  readonly id: StoryId;
  readonly headline: string;
}

/** Why a story is ready all the same. */
export interface StatusOverride {
  readonly reason: string;
  /** How many errors the checklist had. */
  readonly errors: number;
}

/** Stories, what is kept beside their text, and the library over them. */
export interface StoryStore {
  /**
   * Stores a new story as it stands (journal sequence number 0) and indexes it; a very long one is
   * left to `reindexStale`.
   */
  create(story: NewStory): Story;
  /** @returns the story's record, in the bin or not; null when there is none. */
  get(id: StoryId): Story | null;
  /** @returns the text as it stands on disk now. */
  document(id: StoryId): Node | null;
  /** @returns everything that the desk needs to show the story as it was left. */
  open(id: StoryId): OpenStory | null;
  /**
   * When a story outside the bin was changed last, in milliseconds since 1970; null when there is
   * none. Asks the library's index: it takes no time in an archive of any size.
   */
  latestChange(): number | null;
  /** A stretch of the library, newest change first; stories in the bin are left out. */
  list(query: Input<'stories.list'>): LibraryPage;
  /**
   * Moves a story along and records it, with why it was moved although errors were left. To set
   * the status that it has changes nothing.
   */
  setStatus(
    id: StoryId,
    status: StoryStatus,
    editor: string,
    override?: StatusOverride | null,
  ): Story | null;
  /** Changes the details that are given; the others stay as they are. */
  setDetails(id: StoryId, details: Partial<StoryDetails>): Story | null;
  /**
   * Sets or forgets when the story was first published, unless it was exported for readers
   * (`exported`): the day that they have stays.
   */
  setPublishedAt(id: StoryId, publishedAt: number | null): Result<Story, 'not-found' | 'exported'>;
  /** @returns whether the story is there; so for the calls below. */
  setSelection(id: StoryId, selection: StoredSelection): boolean;
  setFindings(id: StoryId, findings: number): boolean;
  /** Findings left when the desk last checked the story; null when it never did, or without such a story. */
  findings(id: StoryId): number | null;
  addIgnore(id: StoryId, ignore: StoryIgnore): boolean;
  removeIgnore(id: StoryId, ignore: StoryIgnore): boolean;
  /** Puts the story into the bin. */
  remove(id: StoryId): boolean;
  /** Takes it out again. */
  restore(id: StoryId): boolean;
  /** Whether the story is in the bin; null without such a story. */
  isBinned(id: StoryId): boolean | null;
  /**
   * Deletes it with its journal, claims, notes, vault and tags for good, and with the pictures that
   * no other story shows or showed; where its words stood is overwritten. Its exports stay on record.
   * Copies keep it, and what they need to bring it back.
   * @param moreFollow whether others are deleted right after, so that what is slow can wait for them
   */
  purge(id: StoryId, moreFollow?: boolean): boolean;
  /** Deletes pictures that could not be deleted when their story was. */
  discardUnusedPictures(): void;
  /** Other stories outside the bin that have this slug, whatever its case; none for an empty one. */
  bySlug(slug: string, exceptId: StoryId): StoryName[];
  /**
   * The story that is published under a web address; a fragment, and a slash at the end, make no
   * difference. Null when there is none outside the bin but `exceptId`.
   */
  byAddress(url: string, exceptId?: StoryId): StoryName | null;
  /** Whether a story outside the bin stands under a web host, such as `news.example`. */
  hasHost(host: string): boolean;
  /** Brings headline, words, full text, claim counts and the words of pictures up to the journal. */
  reindex(id: StoryId): boolean;
  /**
   * Reindexes stories that were left behind (a crash, another process), for about `budget`
   * milliseconds.
   * @returns the stories that were brought up to date, and whether any are left.
   */
  reindexStale(budget: number): { readonly done: readonly StoryId[]; readonly left: boolean };
}
