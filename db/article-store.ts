import type { Node } from 'prosemirror-model';
import type { OpenStory, LibraryPage, StoryIgnore } from '../core/contract/stories.ts';
import type { ClaimEvent } from '../core/contract/claims.ts';
import type { DeskSettings } from '../core/contract/desk.ts';
import type { ExportedPage } from '../core/contract/publishing.ts';
import type { Input } from '../core/contract/contract.ts';
import type { HouseDecisions } from '../core/contract/house-style.ts';
import type { LexiconEntry } from '../core/contract/lexicon.ts';
import type { Medium } from '../core/contract/media.ts';
import type { RecordedEvent, StoryRecord } from '../core/contract/story-record.ts';
import type { Saved, Sitting } from '../core/contract/journal.ts';
import type { TagUse } from '../core/contract/tags.ts';
import type { Result } from '../core/base/result.ts';
import type {
  ClaimId,
  CorrectionId,
  EvidenceId,
  MediaHash,
  NoteId,
  QuoteTieId,
  SourceId,
  StoryId,
} from '../core/base/id.ts';
import type { Correction } from '../core/article/correction.ts';
import type { Note } from '../core/article/note.ts';
import type { PictureWords } from '../core/article/pictures/picture-words.ts';
import type { Story, StoryDetails, StoryStatus } from '../core/article/story.ts';
import type { Claim, ClaimKind, Evidence, Verdict } from '../core/factcheck/claim.ts';
import type { Dismissal } from '../core/factcheck/dismissal.ts';
import type { QuoteTie } from '../core/factcheck/quotation.ts';
import type { HouseRule } from '../core/proofreading/house-style.ts';
import type { ExportFormat } from '../core/publishing/export-format.ts';
import type { PublishedContent } from '../core/publishing/published-content.ts';
import type { Tag, TagKind } from '../core/tagging/tag.ts';
import type { NewSourceFile, SourceStore } from './vault.ts';

// What the rest of the house knows of the store. Every call is synchronous and every write is one
// transaction: when it returns, it is on disk. Besides programmers' errors only SQLite's failures
// (`SqliteError`) and `StoreDamage` are thrown; the host turns them into sentences.

/** The article store of one folder. */
export interface ArticleStore {
  readonly stories: StoryStore;
  readonly journal: JournalStore;
  readonly claims: ClaimStore;
  readonly sources: SourceStore;
  readonly facts: FactStore;
  readonly notes: NoteStore;
  readonly corrections: CorrectionStore;
  readonly tags: TagStore;
  readonly lexicon: LexiconStore;
  readonly houseStyle: HouseStyleStore;
  readonly media: MediaStore;
  readonly exports: ExportLog;
  readonly overrides: OverrideLog;
  readonly settings: SettingsStore;
  /** Whether nothing can be written: opened so, or from a copy because its place is read-only. */
  readonly isReadOnly: boolean;
  /** False once it was closed; any other call throws then. */
  readonly isOpen: boolean;
  /** Writes back what the log still holds and lets go of every file. Calling it again does nothing. */
  close(): void;
}

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
  readonly notes?: readonly Note[];
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
  /** Deletes it with its journal, claims, vault and tags for good. Its exports stay on record. */
  purge(id: StoryId): boolean;
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

/** One batch of steps as the desk sends it. */
export interface JournalBatch {
  readonly id: StoryId;
  /** The sequence number that the steps were made upon. */
  readonly seq: number;
  /** ProseMirror steps as JSON, still unchecked. */
  readonly steps: readonly unknown[];
  readonly selection: StoredSelection | null;
  readonly editor: string;
}

/**
 * Why a batch was refused; nothing of it was stored.
 * - `not-found`: there is no such story
 * - `conflict`: the journal does not stand at the sequence number that was given
 * - `invalid`: a step is malformed, does not fit the story, or would leave an invalid document
 */
export type AppendError = 'not-found' | 'conflict' | 'invalid';

/** The append-only journal of ProseMirror steps. */
export interface JournalStore {
  /** Stores a batch; a success means that the disk has answered. */
  append(batch: JournalBatch): Result<Saved, AppendError>;
  /** Stretches of work, newest first; null when there is no such story. */
  sittings(id: StoryId): Sitting[] | null;
  /** The story as it stood after batch `seq`; null when there is no such story or batch. */
  documentAt(id: StoryId, seq: number): Node | null;
}

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

/** Private notes on words of a story. Those that were settled stay on record. */
export interface NoteStore {
  /** The notes that stand, in the order that they came. */
  ofStory(storyId: StoryId): Note[];
  /** Adds a note, unless the story has one of this id. @returns whether the story is there. */
  add(storyId: StoryId, note: Note): boolean;
  /** @returns the notes that stand then; null without such a story or note; so for `reopen`. */
  settle(storyId: StoryId, noteId: NoteId, editor: string): Note[] | null;
  reopen(storyId: StoryId, noteId: NoteId): Note[] | null;
}

/**
 * What readers are told of mistakes; the store's clock dates it. Each change is one of what readers
 * see, and answers all that stand then, or null without such a story or correction.
 */
export interface CorrectionStore {
  /** Oldest first; those that were removed are left out. */
  ofStory(storyId: StoryId): Correction[];
  add(storyId: StoryId, text: string, editor: string): Correction[] | null;
  /** Puts it into other words; its day stays. */
  setText(storyId: StoryId, correctionId: CorrectionId, text: string): Correction[] | null;
  /** Takes it from what readers see; it stays on record. */
  remove(storyId: StoryId, correctionId: CorrectionId): Correction[] | null;
}

/** Tags and the stories that carry them. */
export interface TagStore {
  /** The tags of a story by kind, then name. */
  ofStory(storyId: StoryId): Tag[];
  /** See channel `tags.complete`. Tags that no story outside the bin carries are left out. */
  complete(typed: string, kind: TagKind | null): TagUse[];
  /**
   * Puts a tag on a story, under the spelling that the archive has for it.
   * @returns the story's tags, or null without such a story.
   */
  add(storyId: StoryId, tag: Tag): Tag[] | null;
  remove(storyId: StoryId, tag: Tag): Tag[] | null;
}

/** The newsroom's own words and names. */
export interface LexiconStore {
  list(): LexiconEntry[];
  add(entry: Pick<LexiconEntry, 'kind' | 'text'>): LexiconEntry[];
  /** Adds many at once, as one transaction; those that are there already stay as they are. */
  addAll(entries: readonly Pick<LexiconEntry, 'kind' | 'text'>[]): LexiconEntry[];
  remove(entry: Pick<LexiconEntry, 'kind' | 'text'>): LexiconEntry[];
  /** Takes many out at once, as one transaction. */
  removeAll(entries: readonly Pick<LexiconEntry, 'kind' | 'text'>[]): LexiconEntry[];
}

/** What the newsroom decided for every story; each change answers all that is decided then. */
export interface HouseStyleStore {
  get(): HouseDecisions;
  switchRule(rule: string, isOn: boolean): HouseDecisions;
  /** Adds a rule, or puts it in the place of the one with its id. */
  putRule(rule: HouseRule): HouseDecisions;
  removeRule(id: string): HouseDecisions;
  addIgnore(ignore: StoryIgnore): HouseDecisions;
  removeIgnore(ignore: StoryIgnore): HouseDecisions;
}

/** Pictures, by the hash of their bytes. */
export interface MediaStore {
  /**
   * Stores a picture: JPEG, PNG, GIF or WebP, told by content. The same bytes are stored once.
   * @returns the medium, or a sentence that says why these bytes are not taken.
   */
  add(bytes: Uint8Array): Result<Medium, string>;
  get(hash: MediaHash): Medium | null;
  /** What the picture was given last in any story; empty where nobody wrote anything. */
  words(hash: MediaHash): PictureWords;
  /** @returns the bytes; null when there are none or they are no longer what was stored. */
  read(hash: MediaHash): Uint8Array | null;
}

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
   * Records an export once it is written, and that the story was published by it: both or neither,
   * so that a story never counts as published while its page was not.
   * @returns when the story was first published: another moment than `publishedAt` when somebody
   *   else published it meanwhile; null when it is not published, or gone.
   */
  record(page: NewExport): number | null;
  latest(storyId: StoryId): ExportedPage | null;
  /** @returns the last export whose bytes have this hash. */
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

/** How the desk was arranged. */
export interface SettingsStore {
  /** What was set, over the defaults; a value that no longer fits falls back to its default. */
  get(): DeskSettings;
  set(settings: Input<'desk.setSettings'>): DeskSettings;
  /** The folder of the newsroom's own page template, absolute; null for none. Not for the page. */
  templateFolder(): string | null;
  setTemplateFolder(folder: string | null): void;
}
