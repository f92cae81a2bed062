import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import type { Direction } from '../lock-state.ts';
import { makeFolder, writeWhole } from '../whole-file.ts';

/**
 * What a library remembers of its backups, in a file beside them: not in the store, since a restore
 * of an old copy would bring back what was so then.
 */
export interface BackupNotes {
  /** Tells this library from others whose copies may lie in the same folder. */
  readonly library: string;
  /** The folder that the editor chose besides, an absolute path; null for none. */
  readonly folder: string | null;
  /** When all that is there was last brought up to date. */
  readonly folderUpdatedAt: number | null;
  /** The pictures and sources' files there as of then; null when nobody counted. */
  readonly folderFiles: { readonly count: number; readonly bytes: number } | null;
  /** Whether the editor was told that this folder cannot be used, and it could not since. */
  readonly folderTold: boolean;
  /**
   * The form that everything in that folder is known to have, plain or under the library's key;
   * null when nobody looked since it was chosen, or since the library's form changed.
   */
  readonly folderForm: Direction | null;
  /** The store's files as they were when nothing had changed since the last copy (`filesStamp`). */
  readonly cleanAs: string | null;
  /** Whether the desk was closed with nothing changed since the last copy. */
  readonly wasClosedClean: boolean;
}

const text = v.pipe(v.string(), v.maxLength(4096));
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const form = v.object({
  library: v.pipe(v.string(), v.uuid()),
  folder: v.nullable(text),
  folderUpdatedAt: v.nullable(v.pipe(v.number(), v.safeInteger())),
  // Releases before this did not count, nor tell.
  folderFiles: v.optional(v.nullable(v.object({ count: whole, bytes: whole })), null),
  folderTold: v.optional(v.boolean(), false),
  // A release before this did not look.
  folderForm: v.optional(v.nullable(v.picklist(['seal', 'open'])), null),
  cleanAs: v.nullable(text),
  wasClosedClean: v.boolean(),
});

const fileName = 'backups.json';

// Beside the folder of backups, not in it: whoever loses that folder needs the second place most.
const placeFileName = 'second-place.json';
const placeForm = v.object({ library: v.pipe(v.string(), v.uuid()), folder: text });

/** Where the copies of a library lie besides, and the id that their folder is marked with. */
export type SecondPlace = v.InferOutput<typeof placeForm>;

/** What a library's folder itself remembers of the second place; null when none was set. */
export function readSecondPlace(library: string): SecondPlace | null {
  return readForm(join(library, placeFileName), placeForm);
}

function keepSecondPlace(library: string, { library: id, folder }: BackupNotes): void {
  const known = readSecondPlace(library);
  if (known?.folder === (folder ?? undefined) && (folder === null || known?.library === id)) return;
  const path = join(library, placeFileName);
  if (folder === null) rmSync(path, { force: true });
  else writeWhole(path, Buffer.from(JSON.stringify({ library: id, folder })));
}

/**
 * Reads the notes in the folder of a library's backups. Where they are gone, what the library's
 * folder remembers of the second place is still known, and the rest is as in a new library.
 */
export function readBackupNotes(backups: string): BackupNotes {
  const stored = readForm(join(backups, fileName), form);
  if (stored) return stored;
  const place = readSecondPlace(dirname(backups));
  return {
    library: place?.library ?? randomUUID(),
    folder: place?.folder ?? null,
    folderUpdatedAt: null,
    folderFiles: null,
    folderTold: false,
    folderForm: null,
    cleanAs: null,
    wasClosedClean: false,
  };
}

/** Keeps the notes with what is changed of them. @returns them as they are now. */
export function noteBackup(backups: string, changed: Partial<BackupNotes>): BackupNotes {
  makeFolder(backups);
  const notes = { ...readBackupNotes(backups), ...changed };
  writeWhole(join(backups, fileName), Buffer.from(JSON.stringify(notes)));
  keepSecondPlace(dirname(backups), notes);
  return notes;
}

/**
 * What tells whether a store's files were written since: their sizes and times. Equal stamps mean
 * that nothing was; unequal ones may also come of SQLite's own tidying.
 */
export function filesStamp(store: string): string {
  return [store, `${store}-wal`]
    .map((path) => {
      const found = statSync(path, { throwIfNoEntry: false, bigint: true });
      return found ? `${found.ino}:${found.size}:${found.mtimeNs}` : 'none';
    })
    .join(' ');
}

function readForm<Form extends v.GenericSchema>(
  path: string,
  schema: Form,
): v.InferOutput<Form> | null {
  if (!existsSync(path)) return null;
  try {
    const read = v.safeParse(schema, JSON.parse(readFileSync(path, 'utf8')));
    return read.success ? read.output : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
