import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { withState, writeKeyFile, type KeyFile } from './key-file.ts';
import type { StoreKey } from './store-key.ts';

/** Which way a library goes: under its key, or out from under it. */
export type Direction = 'seal' | 'open';

/** Says in the key file which way a library goes now, before it does. */
export function turnTowards(folder: string, file: KeyFile, key: StoreKey, to: Direction): void {
  writeKeyFile(folder, withState(file, key, to === 'seal' ? 'sealing' : 'opening'));
}

/** Whether the store of a library is under its key at this moment, halfway or not. */
export function isStoreSealed(folder: string): boolean {
  const file = join(folder, 'galley.sqlite');
  return existsSync(file) && hasForm(file, 'seal');
}

/** Whether nothing of a library's store was put under a key yet, nor is about to be. */
export function isStoreUntouched(folder: string): boolean {
  return !isStoreSealed(folder) && !existsSync(join(folder, 'galley.sqlite.exchange'));
}

/** Whether a database has the form already that it is to have. */
export function hasForm(path: string, to: Direction): boolean {
  return isPlainDatabase(path) === (to === 'open');
}

/** Whether a file is an SQLite database that anybody can read. */
function isPlainDatabase(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(16);
    readSync(file, head, 0, 16, 0);
    return head.toString('latin1') === 'SQLite format 3\0';
  } finally {
    closeSync(file);
  }
}
