import { closeSync, openSync, readSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { success, type Result } from '../core/base/result.ts';
import { migrations } from './migrations/all.ts';
import { holdsOwnRows } from './salvage/own-rows.ts';
import { damageSentence, refuse, type StoreFailure } from './store-failure.ts';

/** Marks an SQLite file as an article store: “Glly” in ASCII. */
export const applicationId = 0x476c6c79;

/** The layout that this release reads and writes. */
export const storeVersion = migrations.length;

// Offsets of the database header: https://www.sqlite.org/fileformat2.html#the_database_header
const magic = 'SQLite format 3\0';
const applicationIdOffset = 68;
const headerSize = 100;

/**
 * Looks at the first bytes of a file before SQLite does, since SQLite takes an empty file for a
 * new database and would happily fill it. A store of ours is never empty: it is made under
 * another name and appears whole.
 * @param isEncrypted there is nothing to tell an encrypted file by: its key alone shows that it is
 * ours.
 */
export function recogniseFile(
  path: string,
  folder: string,
  isEncrypted = false,
): Result<null, StoreFailure> {
  const header = readHeader(path);
  if (header.length === 0) return refuse('empty', emptySentence(folder));
  if (isEncrypted) return success(null);
  const isDatabase = header.toString('latin1', 0, magic.length) === magic;
  if (!isDatabase && looksEncrypted(header)) return refuse('no-key', noKeySentence(folder));
  if (!isDatabase) return strange(path, folder);
  if (header.length < headerSize) return refuse('corrupt', damageSentence(folder));
  const isOurs = header.readUInt32BE(applicationIdOffset) === applicationId;
  return isOurs ? success(null) : strange(path, folder);
}

// What stays readable of an encrypted database's header: the size of its pages, the versions of the
// format, the 32 bytes that each page keeps for its nonce and tag, and three that never change.
function looksEncrypted(header: Buffer): boolean {
  const [write = 0, read = 0, reserved, ...fixed] = header.subarray(18, 24);
  const isVersion = (value: number): boolean => value === 1 || value === 2;
  return isVersion(write) && isVersion(read) && reserved === 32 && fixed.join() === '64,32,32';
}

// A store whose very beginning is damaged looks like a stranger's.
function strange(path: string, folder: string): Result<null, StoreFailure> {
  return holdsOwnRows(path)
    ? refuse('corrupt', damageSentence(folder))
    : refuse('foreign', foreignSentence(folder));
}

/** Whether a file is a whole other program's: a database, and none of ours. */
export function isAnothersDatabase(path: string): boolean {
  const isDatabase = readHeader(path).toString('latin1', 0, magic.length) === magic;
  const recognised = recogniseFile(path, '');
  return isDatabase && !recognised.ok && recognised.error.code === 'foreign';
}

/**
 * Asks the open database who made it and whether this release can read it.
 * @throws SqliteError when its pages cannot be read.
 */
export function recogniseDatabase(database: Database, folder: string): Result<null, StoreFailure> {
  if (database.pragma('application_id', { simple: true }) !== applicationId) {
    return refuse('foreign', foreignSentence(folder));
  }
  const version = Number(database.pragma('user_version', { simple: true }));
  if (version > storeVersion) return refuse('newer', newerSentence(folder));
  return version < 1 ? refuse('corrupt', damageSentence(folder)) : success(null);
}

/** Whether every page of the database is well formed. Takes about 5 ms for each megabyte. */
export function isWhole(database: Database): boolean {
  return database.pragma('quick_check(1)', { simple: true }) === 'ok';
}

function readHeader(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const header = Buffer.alloc(headerSize);
    return header.subarray(0, readSync(file, header, 0, headerSize, 0));
  } finally {
    closeSync(file);
  }
}

function emptySentence(folder: string): string {
  return `The file “galley.sqlite” in ${folder} is empty, although a store never is: its content was lost outside Galley. Galley has not touched it.`;
}

function noKeySentence(folder: string): string {
  return `The article store in ${folder} is encrypted, and the file “locked.json”, which holds its key under your passphrase, is not beside it. Galley has touched nothing. Put that file back: a copy of it lies in the “backups” folder, and beside every backup that you keep elsewhere.`;
}

function foreignSentence(folder: string): string {
  return `The file “galley.sqlite” in ${folder} is not an article store of Galley, or its beginning is damaged. Galley has not touched it. Move it elsewhere or choose another folder.`;
}

function newerSentence(folder: string): string {
  return `The article store in ${folder} was written by a newer release of Galley, which this one cannot read without harm. Your stories are safe and nothing was changed. Install the newest Galley to open them.`;
}
