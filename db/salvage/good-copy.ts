import { constants, copyFileSync, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { listCopies } from '../backup/copies.ts';
import { connect } from '../connection.ts';
import { migrate } from '../migrate.ts';
import { applicationId, isWhole, storeVersion } from '../store-format.ts';
import type { StoreKey } from '../store-key.ts';

/** A copy of a store that was opened and found whole. */
export interface GoodCopy {
  /** A copy of the copy, which may be written to. */
  readonly path: string;
  /** The file that it was made of. */
  readonly from: string;
  readonly version: number;
}

/** The copies in a folder that are good as far as is known, in the order in which to go on from them. */
export function goodCopies(folder: string): string[] {
  const good = listCopies(folder)
    .filter(({ isGood }) => isGood)
    .toReversed();
  // What a restore put aside tells of another past than the store that came in its place.
  const isAside = ({ kind }: (typeof good)[number]): boolean => kind === 'before-restore';
  const ordered = [...good.filter((copy) => !isAside(copy)), ...good.filter(isAside)];
  return ordered.map(({ name }) => join(folder, name));
}

/** The files in a folder of backups, newest first. */
export function backupsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.sqlite'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, at: statSync(path).mtimeMs }))
    .sort((one, other) => other.at - one.at)
    .map(({ path }) => path);
}

/**
 * Takes the first of `candidates` that is a whole store of ours.
 * @param work a folder for a copy of it: backups themselves are never opened for writing
 */
export function takeGoodCopy(
  candidates: readonly string[],
  work: string,
  key?: StoreKey,
): GoodCopy | null {
  const path = join(work, 'backup.sqlite');
  for (const from of candidates) {
    const version = copyAndLook(from, path, key);
    if (version !== null) return { path, from, version };
  }
  return null;
}

function copyAndLook(from: string, path: string, key?: StoreKey): number | null {
  try {
    copyFileSync(from, path, constants.COPYFILE_FICLONE);
    const database = connect(path, { lockWait: 0, key });
    try {
      const version = Number(database.pragma('user_version', { simple: true }));
      const isOurs = database.pragma('application_id', { simple: true }) === applicationId;
      const isGood = isOurs && version > 0 && version <= storeVersion && isWhole(database);
      return isGood ? version : null;
    } finally {
      database.close();
    }
  } catch (error) {
    // This one is no good copy; an older one may be. A full disk ends everything, though.
    if (isOfFullDisk(error)) throw error;
    return null;
  }
}

function isOfFullDisk(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code === 'ENOSPC' || code === 'EDQUOT' || code.startsWith('SQLITE_FULL');
}

/** Brings a copy forward to the version that it is to be merged under. */
export function liftCopy(copy: GoodCopy, version: number, key?: StoreKey): void {
  if (copy.version >= version) return;
  const database = connect(copy.path, { lockWait: 0, key });
  try {
    migrate(database, { backUp: () => undefined, to: version });
  } finally {
    database.close();
  }
}

/** Opens a copy of a damaged file as far as SQLite lets it be opened; null otherwise. */
export function connectDamaged(path: string, key?: StoreKey): Database.Database | null {
  try {
    return connect(path, { lockWait: 0, key });
  } catch (error) {
    if (error instanceof Database.SqliteError) return null;
    throw error;
  }
}
