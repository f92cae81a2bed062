import { closeSync, openSync, rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';

/** What keeps a store's file from being exchanged under those who have it open. */
export interface StoreLock {
  /** Lets go of it; more than once is as good as once. */
  release(): void;
}

/**
 * Holds the store's file where it is: whoever works with the store has this for as long as it is
 * open, and any number may. SQLite's own locks will not do, since an exchange replaces the very
 * file that they lie on, and a damaged file may not be opened by SQLite at all.
 * @param wait how long to wait for an exchange that is under way, in milliseconds
 * @throws SqliteError (SQLITE_BUSY) when it takes longer
 */
export function holdStore(file: string, wait: number): StoreLock {
  return lock(file, wait, 'BEGIN; SELECT count(*) FROM sqlite_schema');
}

/**
 * Claims the store's file for an exchange: nobody else works with it then.
 * @param wait how long to wait for others to close it, in milliseconds
 * @throws SqliteError (SQLITE_BUSY) when one of them does not
 */
export function claimStore(file: string, wait: number): StoreLock {
  return lock(file, wait, 'BEGIN EXCLUSIVE');
}

// The lock is the system's, on an empty file of its own, so it goes with the process that has it.
function lock(file: string, wait: number, begin: string): StoreLock {
  const path = `${file}.lock`;
  for (;;) {
    const before = touch(path);
    // Where no file can be made or locked, SQLite cannot work either; it says why.
    if (before === null) return { release: () => undefined };
    const database = attempt(path, wait, begin);
    if (!database) return { release: () => undefined };
    // The last one out takes the file away; a lock on what has no name any more holds nobody.
    if (statSync(path, { throwIfNoEntry: false })?.ino === before) return held(database, path);
    database.close();
  }
}

/** Makes the file once. Never opened here while it is there: to close it would end this process's locks on it. */
function touch(path: string): number | null {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) return null;
  }
  return statSync(path, { throwIfNoEntry: false })?.ino ?? -1;
}

function attempt(path: string, wait: number, begin: string): Database.Database | null {
  let database: Database.Database | null = null;
  try {
    database = new Database(path, { timeout: wait });
    // Nothing is ever written to it, so nothing need ever be taken back.
    database.pragma('journal_mode = MEMORY');
    database.exec(begin);
    return database;
  } catch (error) {
    database?.close();
    if (!(error instanceof Database.SqliteError) || error.code.startsWith('SQLITE_BUSY'))
      throw error;
    return null;
  }
}

function held(database: Database.Database, path: string): StoreLock {
  return {
    release: () => {
      if (!database.open) return;
      database.exec('ROLLBACK');
      removeIfLast(database, path);
      database.close();
    },
  };
}

function removeIfLast(database: Database.Database, path: string): void {
  try {
    database.pragma('busy_timeout = 0');
    database.exec('BEGIN EXCLUSIVE');
    rmSync(path, { force: true });
    database.exec('ROLLBACK');
  } catch {
    // Somebody else holds it, or the system keeps open files; an empty file does no harm.
  }
}
