import { closeSync, existsSync, openSync, rmSync } from 'node:fs';
import { failure, success, type Result } from '../core/base/result.ts';
import { countStore } from './backup/store-counts.ts';
import { verifyCopy } from './backup/verify-copy.ts';
import { connect } from './connection.ts';
import type { Direction } from './lock-state.ts';
import { derivedKey, type StoreKey } from './store-key.ts';
import { flushFile } from './whole-file.ts';

/** One database that is to be made anew, encrypted or not any more. */
export interface DatabaseOrder {
  readonly path: string;
  /** Where the new one is made, in the same folder; what lies there is replaced. */
  readonly draft: string;
  readonly key: StoreKey;
  readonly to: Direction;
}

/**
 * Makes a database anew under the key, or without it, beside the old one, and looks whether it is
 * whole and holds as much. The old one stays as it is, but for its log, which goes into it.
 * @returns why the new one cannot be trusted, for the log; it is not left behind then.
 * @throws SqliteError when another program holds the old one, or there is no room.
 */
export function remakeDatabase(order: DatabaseOrder): Result<null, string> {
  const { draft, key, to } = order;
  discard(draft);
  try {
    const counts = copyAcross(order);
    flushFile(draft);
    const newKey = to === 'seal' ? key : undefined;
    const expected = { before: counts, after: counts };
    const verified = verifyCopy(draft, { key: newKey, how: 'quick', expected });
    if (!verified.ok) discard(draft);
    return verified.ok ? success(null) : failure(verified.error);
  } catch (error) {
    discard(draft);
    throw error;
  }
}

/** Removes a database with what SQLite puts beside it. */
export function discard(path: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal'])
    rmSync(`${path}${ending}`, { force: true });
}

function copyAcross({ path, draft, key, to }: DatabaseOrder): ReturnType<typeof countStore> {
  const oldKey = to === 'seal' ? undefined : key;
  const old = connect(path, { lockWait: 5000, key: oldKey });
  try {
    // Everything that stands in the log goes into the file, and nobody else may have it open.
    old.pragma('journal_mode = DELETE');
    if (existsSync(`${path}-wal`)) throw new TypeError('The log of a store outlived its end');
    const counts = countStore(old);
    old.close();
    writeDraft(path, draft, key, to);
    return counts;
  } finally {
    old.close();
  }
}

/**
 * SQLite copies a database under the key of the connection's main one, which here is none of ours:
 * an empty scratch file, keyed or not.
 */
function writeDraft(path: string, draft: string, key: StoreKey, to: Direction): void {
  const scratch = `${draft}-scratch`;
  discard(scratch);
  closeSync(openSync(draft, 'wx', 0o600));
  closeSync(openSync(scratch, 'wx', 0o600));
  const database = connect(scratch, { lockWait: 5000, ...(to === 'seal' && { key }) });
  try {
    database.pragma('temp_store = MEMORY');
    if (to === 'open') database.pragma("cipher = 'chacha20'");
    const hex = to === 'open' ? derivedKey(key, 'database').toString('hex') : '';
    database.prepare('ATTACH ? AS old KEY ?').run(path, to === 'open' ? `x'${hex}'` : '');
    // Held until the end, so that nobody writes what the new one would not have.
    database.pragma('old.locking_mode = EXCLUSIVE');
    database.exec('BEGIN EXCLUSIVE; COMMIT');
    database.prepare('VACUUM old INTO ?').run(draft);
  } finally {
    database.close();
    discard(scratch);
  }
}
