import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { makeStoreFile } from '../../db/make-store-file.ts';
import { placesOf } from '../../db/open-database.ts';
import type { StoreKey } from '../../db/store-key.ts';
import { logFault } from '../log.ts';

const lockWait = 1_000;

/**
 * Makes an empty store where the old one is gone. What the old one left beside it is put away, for
 * SQLite would take its log for the new one's.
 * @returns whether it could be made.
 */
export function beginAfresh(library: string, key?: StoreKey): boolean {
  const { file } = placesOf(library);
  try {
    if (existsSync(file)) return false;
    putAway(library, file);
    makeStoreFile(file, lockWait, key);
    return true;
  } catch (fault) {
    logFault('begin afresh', fault);
    return false;
  }
}

function putAway(library: string, file: string): void {
  if (!existsSync(`${file}-wal`)) return;
  const folder = join(library, 'damaged', new Date().toISOString().replace(/[:.]/g, '-'));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  renameSync(`${file}-wal`, join(folder, 'galley.sqlite-wal'));
}
