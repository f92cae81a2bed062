import type { ClaimStore, FactStore } from './claims.ts';
import type { ExportLog, OverrideLog } from './export-records.ts';
import type { HistoryStore } from './history.ts';
import type { JournalStore } from './journal.ts';
import type { MendStory } from './mend-story.ts';
import type { MediaStore } from './media.ts';
import type { HouseStyleStore, LexiconStore, SettingsStore, TagStore } from './newsroom.ts';
import type { CorrectionStore, NoteStore } from './notes.ts';
import type { StoryStore } from './stories.ts';
import type { SourceStore } from './vault.ts';

// What the rest of the house knows of the store. Every call is synchronous and every write is one
// transaction: when it returns, it is on disk. Besides programmers' errors only SQLite's failures
// (`SqliteError`) and `StoreDamage` are thrown; the host turns them into sentences.

/** The article store of one folder. */
export interface ArticleStore {
  readonly stories: StoryStore;
  readonly journal: JournalStore;
  readonly history: HistoryStore;
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
  /**
   * Makes a story whose journal is damaged one that opens, as of its last good moment; what its
   * journal held is put away first. Null when nothing of its text is left, or there is no such story.
   */
  readonly mend: MendStory;
  /** Whether nothing can be written: opened so, or from a copy because its place is read-only. */
  readonly isReadOnly: boolean;
  /** False once it was closed; any other call throws then. */
  readonly isOpen: boolean;
  /** Writes back what the log still holds and lets go of every file. Calling it again does nothing. */
  close(): void;
}
