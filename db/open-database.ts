import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { success, type Result } from '../core/base/result.ts';
import { connect } from './connection.ts';
import { makeStoreFile } from './make-store-file.ts';
import { migrate } from './migrate.ts';
import { readSecondPlace } from './backup/backup-notes.ts';
import { listCopies } from './backup/copies.ts';
import { backUp } from './store-backup.ts';
import { lastPageDamage } from './store-checks.ts';
import { damageSentence, refuse, type StoreFailure } from './store-failure.ts';
import { isWhole, recogniseDatabase, recogniseFile, storeVersion } from './store-format.ts';
import type { StoreKey } from './store-key.ts';
import { holdSwapped, isSwapNoted } from './store-swap.ts';
import { makeFolder } from './whole-file.ts';

/** A database that is ours, whole and up to date. */
export interface OpenedDatabase {
  readonly database: Database.Database;
  readonly isReadOnly: boolean;
  close(): void;
}

/** Where the parts of a store lie in its folder. */
export interface StorePlaces {
  readonly folder: string;
  readonly file: string;
  readonly media: string;
  /** Files of sources. */
  readonly vault: string;
  readonly backups: string;
}

/** The places of the store in `folder`. */
export function placesOf(folder: string): StorePlaces {
  return {
    folder,
    file: join(folder, 'galley.sqlite'),
    media: join(folder, 'media'),
    vault: join(folder, 'vault'),
    backups: join(folder, 'backups'),
  };
}

/**
 * Opens the database for work; makes it when there is none.
 * @throws SqliteError or a system error, with everything closed again.
 */
export function openDatabase(
  places: StorePlaces,
  lockWait: number,
  now: () => number,
  key?: StoreKey,
): Result<OpenedDatabase, StoreFailure> {
  const { folder, file } = places;
  if (existsSync(folder) && !statSync(folder).isDirectory())
    return refuse('io', fileSentence(folder));
  makeFolder(folder);
  accessSync(folder, constants.W_OK);
  const held = holdSwapped(file, lockWait);
  let opened: Result<OpenedDatabase, StoreFailure> | null = null;
  try {
    opened = openHeld(places, lockWait, now, key);
  } finally {
    if (!opened?.ok) held.release();
  }
  if (!opened.ok) return opened;
  const { value } = opened;
  return success({
    ...value,
    close: () => {
      value.close();
      held.release();
    },
  });
}

function openHeld(
  places: StorePlaces,
  lockWait: number,
  now: () => number,
  key: StoreKey | undefined,
): Result<OpenedDatabase, StoreFailure> {
  const { folder, file } = places;
  if (!existsSync(file)) {
    if (hasTraces(places)) return refuse('missing', goneSentence(folder));
    makeStoreFile(file, lockWait, key);
  }
  const recognised = recognise(places, key);
  if (!recognised.ok) return recognised;
  keepToOwner(file);
  return trusting(connect(file, { lockWait, key }), folder, (database) => {
    assertWritable(database);
    migrate(database, {
      backUp: (from) => {
        const at = now();
        return backUp(database, places.backups, (late) => backupName(from, at + late), key);
      },
    });
    return { database, isReadOnly: false, close: () => void database.close() };
  });
}

// What only a store leaves behind. To make a new one beside it would hide that the old one is gone.
function hasTraces({ folder, file, backups }: StorePlaces): boolean {
  return (
    existsSync(`${file}-wal`) || listCopies(backups).length > 0 || readSecondPlace(folder) !== null
  );
}

// SQLite opens a protected file without a word and fails at the first write: too late for a desk.
// This one changes nothing, but has to be allowed to.
function assertWritable(database: Database.Database): void {
  database.exec('UPDATE stories SET row = row WHERE false');
}

/**
 * Opens the database without writing to its folder. On read-only media WAL cannot be read in
 * place, and a store of an older release must be brought forward: both are read from a copy.
 * @throws as `openDatabase` does.
 */
export function openForReading(
  places: StorePlaces,
  lockWait: number,
  key?: StoreKey,
): Result<OpenedDatabase, StoreFailure> {
  // In the middle of an exchange the old file may lie there without its log.
  if (isSwapNoted(places.file)) return refuse('locked', exchangedSentence(places.folder));
  if (!existsSync(places.file)) return refuse('io', missingSentence(places.folder));
  const recognised = recognise(places, key);
  if (!recognised.ok) return recognised;
  return openInPlace(places, lockWait, key) ?? openCopy(places, lockWait, key);
}

function recognise(
  { folder, file, ...places }: StorePlaces,
  key: StoreKey | undefined,
): Result<null, StoreFailure> {
  if (!statSync(file).isFile()) return refuse('foreign', notFileSentence(folder));
  const recognised = recogniseFile(file, folder, key !== undefined);
  const isStrange = !recognised.ok && recognised.error.code === 'foreign';
  return isStrange && isOwnLibrary({ folder, file, ...places })
    ? refuse('overwritten', overwrittenSentence(folder))
    : recognised;
}

/** Whether what lies around the store's file is plainly a library's. */
function isOwnLibrary({ folder, backups, media, vault }: StorePlaces): boolean {
  return (
    readSecondPlace(folder) !== null ||
    listCopies(backups).some(({ name }) => isOwnCopy(join(backups, name))) ||
    [media, vault].some(holdsOwnFiles)
  );
}

function isOwnCopy(path: string): boolean {
  const recognised = recogniseFile(path, '');
  return recognised.ok || recognised.error.code === 'no-key';
}

const shard = /^[0-9a-f]{2}$/;

/** Whether a folder has the form in which pictures and sources are kept: by hash, and nothing else. */
function holdsOwnFiles(folder: string): boolean {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return false;
  const shards = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && shard.test(entry.name),
  );
  return shards.some(({ name }) =>
    readdirSync(join(folder, name)).some((file) => ownFile.test(file)),
  );
}

const ownFile = /^[0-9a-f]{64}$/;

// Above this size the check would be felt at every start. What was cut off shows at the first
// read all the same: SQLite compares the file's length with its header.
const checkedAtOnce = 16 * 1024 * 1024;

/** Hands a connection on when it is ours and whole; closes it otherwise. */
function trusting<T>(
  database: Database.Database,
  folder: string,
  open: (database: Database.Database) => T,
): Result<T, StoreFailure> {
  try {
    const recognised = recogniseDatabase(database, folder);
    const isSound = !recognised.ok || isSmallAndWhole(database);
    if (recognised.ok && isSound) return success(open(database));
    database.close();
    return recognised.ok ? refuse('corrupt', damageSentence(folder)) : recognised;
  } catch (error) {
    database.close();
    throw error;
  }
}

function isSmallAndWhole(database: Database.Database): boolean {
  const size = Number(database.pragma('page_count', { simple: true })) * 4096;
  // What a check in the background found is looked at now, whatever the size.
  const isTrusted = size > checkedAtOnce && !isKnownIll(database);
  return isTrusted || isWhole(database);
}

function isKnownIll(database: Database.Database): boolean {
  const version = Number(database.pragma('user_version', { simple: true }));
  return version >= checksSince && lastPageDamage(database) !== '';
}

// The version whose migration made the table of checks.
const checksSince = 8;

function openInPlace(
  { file, folder }: StorePlaces,
  lockWait: number,
  key: StoreKey | undefined,
): Result<OpenedDatabase, StoreFailure> | null {
  const database = connectInPlace(file, lockWait, key);
  if (!database) return null;
  return trusting(database, folder, () => ({
    database,
    isReadOnly: true,
    close: () => void database.close(),
  }));
}

/** A connection that only reads, or null when this file needs a copy for that. */
function connectInPlace(
  file: string,
  lockWait: number,
  key: StoreKey | undefined,
): Database.Database | null {
  let database: Database.Database | null = null;
  try {
    database = connect(file, { readOnly: true, lockWait, key });
    const isCurrent = Number(database.pragma('user_version', { simple: true })) >= storeVersion;
    if (isCurrent) return database;
    database.close();
    return null;
  } catch (error) {
    database?.close();
    if (error instanceof Database.SqliteError && /^SQLITE_(CANTOPEN|READONLY)/.test(error.code))
      return null;
    throw error;
  }
}

/** Opens a copy of the database outside its folder, which goes when it is closed. */
export function openCopy(
  places: StorePlaces,
  lockWait: number,
  key: StoreKey | undefined,
): Result<OpenedDatabase, StoreFailure> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-'));
  const discard = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const opened = trusting(
      connect(copyInto(folder, places.file), { lockWait, key }),
      places.folder,
      (database) => {
        migrate(database, { backUp: () => undefined });
        database.pragma('query_only = ON');
        const close = (): void => {
          database.close();
          discard();
        };
        return { database, isReadOnly: true, close };
      },
    );
    if (!opened.ok) discard();
    return opened;
  } catch (error) {
    discard();
    throw error;
  }
}

function copyInto(folder: string, file: string): string {
  const copy = join(folder, 'galley.sqlite');
  copyFileSync(file, copy);
  // What is in the log only is as much of the store as the rest.
  if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`);
  chmodSync(copy, 0o600);
  return copy;
}

function keepToOwner(file: string): void {
  if (process.platform === 'win32') return;
  for (const path of [file, `${file}-wal`, `${file}-shm`]) {
    if (!existsSync(path)) continue;
    const { mode, uid } = statSync(path);
    // In a store that a desk shares, another's file keeps the mode that its owner gave it.
    if ((mode & 0o077) !== 0 && uid === process.getuid?.()) chmodSync(path, 0o600);
  }
}

function backupName(from: number, at: number): string {
  return `before-update-from-${from}-${new Date(at).toISOString().replace(/[:.]/g, '-')}`;
}

function fileSentence(folder: string): string {
  return `${folder} is a file, but Galley keeps its stories in a folder. The file was not touched. Choose a folder instead.`;
}

function notFileSentence(folder: string): string {
  return `“galley.sqlite” in ${folder} is not a file, so it cannot be an article store. Galley has not touched it. Move it elsewhere or choose another folder.`;
}

function overwrittenSentence(folder: string): string {
  return `The file “galley.sqlite” in ${folder} is no article store any more, although what lies around it is a library of Galley: something else was written over it, or put in its place, outside Galley, which has not touched it.`;
}

function goneSentence(folder: string): string {
  return `The file “galley.sqlite” is no longer in ${folder}, although what goes with it is. It was moved, renamed or deleted outside Galley, which has changed nothing.`;
}

function exchangedSentence(folder: string): string {
  return `The article store in ${folder} is just being replaced, or that was cut short. Nothing is lost. Try again in a moment; if it stays so, open this folder in Galley once, which carries it to its end.`;
}

function missingSentence(folder: string): string {
  return `There is no article store in ${folder}. Nothing was made. Check the folder’s name, or open it in Galley once to make a store there.`;
}
