import * as v from 'valibot';
import { channel } from './channel.ts';

/** Where copies lie: in the library's own folder, or in the folder that the editor chose besides. */
export type BackupPlace = 'library' | 'folder';

/** A copy of the whole store. */
export interface Backup {
  readonly place: BackupPlace;
  /** The name of its file, which names it to the host. */
  readonly name: string;
  readonly kind: 'backup' | 'before-update' | 'before-restore';
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
  } | null;
  /** What is under way. */
  readonly running: BackupWork | null;
}

/** What can be under way. */
export type BackupWork = 'backup' | 'check' | 'restore' | 'archive';

/** How far it is. */
export interface BackupProgress {
  readonly work: BackupWork;
  /** From 0 to 1. */
  readonly share: number;
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
};
