import { closeSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { connect } from './connection.ts';
import { isWhole } from './store-format.ts';
import { StoreDamage } from './store-failure.ts';
import type { StoreKey } from './store-key.ts';
import { flushFile, makeFolder } from './whole-file.ts';

/**
 * Copies the store as it stands into `folder`, checks the copy and flushes it.
 * @param nameAt the copy's name without ending, at the first try and at later ones: two processes
 *   that open an old store in the same millisecond would give theirs the same.
 * @param key of the database; its copy is encrypted under the same.
 * @returns the copy's path.
 * @throws SqliteError or StoreDamage when there is no good copy; a bad one is not left behind.
 */
export function backUp(
  database: Database,
  folder: string,
  nameAt: (attempt: number) => string,
  key?: StoreKey,
): string {
  makeFolder(folder);
  const path = makeFresh(folder, nameAt);
  try {
    database.prepare('VACUUM INTO ?').run(path);
    flushFile(path);
    checkCopy(path, key);
    return path;
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
}

const mostAttempts = 16;

/** SQLite fills an empty file that is there, and so keeps its mode. */
function makeFresh(folder: string, nameAt: (attempt: number) => string): string {
  for (let attempt = 0; ; attempt += 1) {
    const path = join(folder, `${nameAt(attempt)}.sqlite`);
    try {
      closeSync(openSync(path, 'wx', 0o600));
      return path;
    } catch (error) {
      if (!isTaken(error) || attempt === mostAttempts) throw error;
    }
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

function checkCopy(path: string, key?: StoreKey): void {
  const copy = connect(path, { readOnly: true, lockWait: 0, key });
  try {
    if (!isWhole(copy))
      throw new StoreDamage('The copy made before an update could not be read back.');
  } finally {
    copy.close();
  }
}
