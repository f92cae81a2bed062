import { closeSync, openSync, rmSync } from 'node:fs';
import { connect } from './connection.ts';
import { migrate } from './migrate.ts';
import { applicationId } from './store-format.ts';
import type { StoreKey } from './store-key.ts';
import { claimName, draftName, flushFile } from './whole-file.ts';

/**
 * Makes an empty store of the present version at `path`. It is built under another name and
 * appears whole: a start that is cut short leaves no half-made store, and of two processes that
 * make it at once the first wins.
 * @param key with it, the store is encrypted from its first byte.
 */
export function makeStoreFile(path: string, lockWait: number, key?: StoreKey): void {
  const draft = draftName(path);
  closeSync(openSync(draft, 'wx', 0o600));
  try {
    fillStore(draft, lockWait, key);
    flushFile(draft);
    claimName(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

function fillStore(draft: string, lockWait: number, key?: StoreKey): void {
  const database = connect(draft, { lockWait, key });
  try {
    database.pragma(`application_id = ${applicationId}`);
    migrate(database, { backUp: () => undefined });
  } finally {
    database.close();
  }
}
