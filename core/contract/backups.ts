import * as v from 'valibot';
import type { StoredDocument } from '../article/document.ts';
import type { StoryId } from '../base/id.ts';
import { channel } from './channel.ts';
import type { LibraryPage } from './stories.ts';
import { count, line, storyId } from './values.ts';

/** Where copies lie: in the library's own folder, or in the folder that the editor chose besides. */
export type BackupPlace = 'library' | 'folder';

/** A copy of the whole store. */
export interface Backup {
  readonly place: BackupPlace;
  /** Whether the same copy lies, whole, in the other place too. */
  readonly isInBoth: boolean;
  /** The name of its file, which names it to the host. */
  readonly name: string;
  readonly kind: 'backup' | 'by-hand' | 'before-update' | 'before-restore';
  /** By the clock of that time, in milliseconds since 1970. */
  readonly at: number;
  /** Bytes. */
  readonly size: number;
  /** How many stories it holds; null when that is not known yet. */
  readonly stories: number | null;
  /** When it was opened and looked over last; null when it never was. */
  readonly checkedAt: number | null;
  /** Whether it was found whole then. */
  readonly isGood: boolean;
}

/** How it stands with the copies of this library. */
export interface BackupState {
  /** In the order in which they were made, newest first. */
  readonly copies: readonly Backup[];
  /** Why the last backup was not made, a sentence; empty when it was, or when none was due. */
  readonly trouble: string;
  /** The folder that the editor chose besides; null when she chose none. */
  readonly folder: {
    readonly path: string;
    /** Why nothing could be copied there the last time, a sentence; empty when all is well. */
    readonly trouble: string;
    /** When all that it holds was last brought up to date; null when it never was. */
    readonly updatedAt: number | null;
    /** The pictures and sources' files there, as of then; null when nobody counted. */
    readonly files: HeldFiles | null;
  } | null;
  /** How many copies are kept by themselves. */
  readonly keeping: CopiesKept;
  /** What is under way. */
  readonly running: BackupWork | null;
}

/** Pictures and sources' files that lie with copies. */
export interface HeldFiles {
  readonly count: number;
  readonly bytes: number;
}

/**
 * How many copies are kept: the newest of so many hours, days and weeks in which something was
 * copied, so many from before updates and restores, so many made by hand, and so many of those that
 * took the place of everything last.
 */
export interface CopiesKept {
  readonly hours: number;
  readonly days: number;
  readonly weeks: number;
  readonly special: number;
  readonly byHand: number;
  readonly restored: number;
}

/** What can be under way. */
export type BackupWork = 'backup' | 'check' | 'remove' | 'restore' | 'archive';

/** What took the place of everything. */
export type RestoredWhole = 'backup' | 'archive';

/** How far it is. */
export interface BackupProgress {
  readonly work: BackupWork;
  /** From 0 to 1. */
  readonly share: number;
}

/** What a restore of everything would undo: stories by how they differ from the copy. */
export interface BackupLosses {
  /** Made since, and so not in the copy. */
  readonly added: number;
  /** In both, and other now. */
  readonly changed: number;
  /** In the copy only. */
  readonly back: number;
  /** Headlines of those that were added, changed, and come back: of each the last, at most ten. */
  readonly headlines: Readonly<Record<'added' | 'changed' | 'back', readonly string[]>>;
  /** Pictures and sources' files that the copy names and that are nowhere to be found. */
  readonly missingFiles: number;
}

/** The text of a story as it stands in a copy. */
export interface BackupText {
  readonly document: StoredDocument;
  /** Its pictures that are nowhere to be found any more. */
  readonly missingPictures: number;
  /** Whether a story of this id is in the library, so that the text can take its text's place. */
  readonly isHere: boolean;
}

/** A story that came back. */
export interface RestoredStory {
  readonly id: StoryId;
  readonly headline: string;
  /** Whether its journal came with it: a story that had been deleted for good. */
  readonly hasHistory: boolean;
}

/** An archive that was written and read back. */
export interface WrittenArchive {
  /** The name of its file. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly stories: number;
  /** Pictures and sources' files. */
  readonly files: number;
  /** Pictures and sources' files that are damaged or gone in the library. */
  readonly missing: number;
}

/** What an archive turned out to be. */
export interface ArchiveFacts {
  /** Names it to the host until another is opened. */
  readonly token: string;
  /** The name of its file. */
  readonly name: string;
  /** When it was made, by the clock of that time, in milliseconds since 1970. */
  readonly at: number;
  readonly stories: number;
  /** Pictures and sources' files. */
  readonly files: number;
  /** Whether it is encrypted under a passphrase. */
  readonly isEncrypted: boolean;
  /** What it would undo here; null when it cannot take the place of this library. */
  readonly losses: BackupLosses | null;
}

/** Which copy. */
const copy = {
  place: v.picklist(['library', 'folder']),
  name: v.pipe(v.string(), v.regex(/^[a-z0-9][A-Za-z0-9-]{4,120}\.sqlite$/)),
};

/** Copies of the store, and the way back from them. */
export const backupChannels = {
  'backups.state': channel<BackupState>()(v.undefined()),
  /** Makes a copy now, also when nothing changed. Answers when it is made and checked. */
  'backups.make': channel<BackupState>()(v.undefined()),
  /** Ends what is under way; nothing half-made stays. */
  'backups.cancel': channel<null>()(v.undefined()),
  /** Opens a copy and looks over all of it. */
  'backups.check': channel<BackupState>()(v.strictObject(copy)),
  /** Deletes a copy for good, in both places where it lies in both. */
  'backups.remove': channel<BackupState>()(v.strictObject(copy)),
  /** Asks for a folder in which copies are kept besides, with all pictures and sources' files. */
  'backups.pickFolder': channel<BackupState>()(v.undefined()),
  /** Copies there no longer; what is there stays. */
  'backups.dropFolder': channel<BackupState>()(v.undefined()),
  /** Shows the copies of a place in the system's file manager. */
  'backups.reveal': channel<null>()(v.strictObject({ place: copy.place })),
  /** The stories of a copy, as the library lists its own. */
  'backups.stories': channel<LibraryPage>()(
    v.strictObject({
      ...copy,
      search: line,
      offset: count,
      limit: v.pipe(count, v.maxValue(200)),
    }),
  ),
  /** The text of a story as it stands in a copy; its pictures are in the library again then. */
  'backups.story': channel<BackupText>()(v.strictObject({ ...copy, id: storyId })),
  /**
   * Brings a story back as a copy beside the present one, with its claims, tags, notes, sources and
   * pictures; a story that is gone for good comes back as itself, with its history.
   */
  'backups.restoreStory': channel<RestoredStory>()(v.strictObject({ ...copy, id: storyId })),
  /** What a restore of everything would undo. */
  'backups.losses': channel<BackupLosses>()(v.strictObject(copy)),
  /**
   * Puts a copy in the place of the store, after a checked copy of what is there now was made.
   * Answers when that is made; the desk then opens anew.
   */
  'backups.restoreAll': channel<null>()(v.strictObject(copy)),
  /** Asks for a place and writes all of the desk into one file there. */
  'backups.writeArchive': channel<WrittenArchive>()(v.undefined()),
  /** Asks for an archive and looks over all of it. */
  'backups.openArchive': channel<ArchiveFacts>()(v.undefined()),
  /**
   * Puts the archive that was opened in the place of everything, as `backups.restoreAll` does, or
   * into a new folder, which it asks for.
   * @returns the new folder, or null
   */
  'backups.takeArchive': channel<{ readonly folder: string | null }>()(
    v.strictObject({
      token: v.pipe(v.string(), v.maxLength(64)),
      into: v.picklist(['this-library', 'new-folder']),
    }),
  ),
  /** Closes this library and opens the one that an archive was put into last. */
  'backups.openUnpacked': channel<null>()(v.undefined()),
};
