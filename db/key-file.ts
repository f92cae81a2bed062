import { createHmac, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { failure, success, type Result } from '../core/base/result.ts';
import { base64, unwrapKey, wrapKey, wrappingForm, type Opener } from './key-wrapping.ts';
import { readRecoveryKey } from './recovery-key.ts';
import { createStoreKey, derivedKey, type StoreKey } from './store-key.ts';
import { flushFolder, writeWhole } from './whole-file.ts';

/** The name of the file that holds a library's key under its passphrase. */
export const keyFileName = 'locked.json';

// Ten times what it ever is.
const mostBytes = 20_000;

const keyFileForm = v.strictObject({
  what: v.literal('The key of a Galley library, under its passphrase'),
  version: v.literal(1),
  /** Tells this key from others; it is worked out of the key, and tells nothing else of it. */
  id: base64(32),
  /**
   * - `sealed`: everything is encrypted
   * - `sealing`: it is being encrypted, and part of it may not be yet
   * - `opening`: it is being decrypted, and part of it may not be yet
   */
  state: v.picklist(['sealed', 'sealing', 'opening']),
  /**
   * Shows that whoever set the state had the key: anybody who can write to the folder could have a
   * library decrypted otherwise, at the next time that its owner opens it.
   */
  proof: base64(32),
  wrappings: v.pipe(
    v.array(wrappingForm),
    v.minLength(1),
    v.maxLength(2),
    v.check((all) => new Set(all.map(({ by }) => by)).size === all.length),
  ),
});

/**
 * What stands in the folder of a library that is under a passphrase. Without it nobody can ever
 * read the library, so a copy lies beside every backup.
 */
export type KeyFile = v.InferOutput<typeof keyFileForm>;

/** Where the key file of the library in `folder` is, or would be. */
export function keyFileOf(folder: string): string {
  return join(folder, keyFileName);
}

/** Whether the library in `folder` is under a passphrase, or on its way to or from there. */
export function isLocked(folder: string): boolean {
  return existsSync(keyFileOf(folder));
}

/**
 * Reads a key file, which may come from anywhere.
 * @returns null when there is none, and a sentence for the editor when it is not one.
 */
export function readKeyFile(folder: string): Result<KeyFile | null, string> {
  const path = keyFileOf(folder);
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return success(null);
  if (!found.isFile() || found.size > mostBytes) return failure(unreadable(folder));
  try {
    const read = v.safeParse(keyFileForm, JSON.parse(readFileSync(path, 'utf8')));
    return read.success ? success(read.output) : failure(unreadable(folder));
  } catch (error) {
    if (error instanceof SyntaxError) return failure(unreadable(folder));
    throw error;
  }
}

/** Writes the key file whole, for its owner alone, and sees to it that it is on disk. */
export function writeKeyFile(folder: string, file: KeyFile): void {
  writeWhole(keyFileOf(folder), Buffer.from(`${JSON.stringify(file, null, 2)}\n`));
}

/**
 * Puts a copy of the key file into another folder, beside what its key opens. One with another key
 * that lies there, from a passphrase before this, stays under another name: without it nobody could
 * open the copies any more that were made then.
 */
export function copyKeyFile(folder: string, elsewhere: string): void {
  const path = keyFileOf(folder);
  if (!existsSync(path)) return;
  const [own, there] = [readKeyFile(folder), readKeyFile(elsewhere)];
  const earlier = there.ok ? there.value : null;
  if (earlier && own.ok && own.value && earlier.id !== own.value.id)
    writeWhole(join(elsewhere, earlierName(earlier)), readFileSync(keyFileOf(elsewhere)));
  writeWhole(keyFileOf(elsewhere), readFileSync(path));
}

// The same name for the same key, so that there is one of each.
function earlierName({ id }: KeyFile): string {
  return `locked-${Buffer.from(id, 'base64').toString('hex').slice(0, 12)}.json`;
}

/** Removes it: nothing of the library is encrypted any more. */
export function removeKeyFile(folder: string): void {
  rmSync(keyFileOf(folder), { force: true });
  flushFolder(dirname(keyFileOf(folder)));
}

/** A new key under a passphrase, and under a recovery key when there is to be one. */
export async function createKeyFile(
  passphrase: string,
  recoveryKey: string | null,
): Promise<{ readonly file: KeyFile; readonly key: StoreKey }> {
  const key = createStoreKey();
  const wrappings = [await wrapKey(key, normalised(passphrase), 'passphrase')];
  if (recoveryKey !== null) wrappings.push(await wrapKey(key, recoveryKey, 'recovery'));
  const state = 'sealing';
  const what = keyFileForm.entries.what.literal;
  const [id, proof] = [markOf('key', key), markOf(state, key)];
  return { key, file: { what, version: 1, id, state, proof, wrappings } };
}

/** The file with another state, set by somebody who has the key. */
export function withState(file: KeyFile, key: StoreKey, state: KeyFile['state']): KeyFile {
  return { ...file, state, proof: markOf(state, key) };
}

/** Whether whoever set the state of a key file had its key. */
export function isStateProved({ state, proof }: KeyFile, key: StoreKey): boolean {
  return timingSafeEqual(Buffer.from(proof, 'base64'), Buffer.from(markOf(state, key), 'base64'));
}

function markOf(what: KeyFile['state'] | 'key', key: StoreKey): string {
  return createHmac('sha256', derivedKey(key, 'state')).update(what).digest('base64');
}

/**
 * Opens a key file with what somebody typed: the passphrase, or the recovery key in any spelling
 * of it.
 * @returns null when it is neither.
 */
export async function openKeyFile(file: KeyFile, typed: string): Promise<StoreKey | null> {
  const recovery = readRecoveryKey(typed);
  for (const wrapping of file.wrappings) {
    const secret = wrapping.by === 'recovery' ? recovery : normalised(typed);
    const key = secret === null ? null : await unwrapKey(wrapping, secret);
    if (key) return key;
  }
  return null;
}

/** The file with the key under another secret: what is encrypted stays as it is. */
export async function rewrapKey(
  file: KeyFile,
  key: StoreKey,
  secret: string,
  by: Opener,
): Promise<KeyFile> {
  const own = await wrapKey(key, by === 'passphrase' ? normalised(secret) : secret, by);
  return { ...file, wrappings: [...file.wrappings.filter((other) => other.by !== by), own] };
}

// As RFC 8265 prepares passwords: the same signs, however a keyboard composes them.
function normalised(passphrase: string): string {
  return passphrase.replace(/\p{Zs}/gu, ' ').normalize('NFC');
}

function unreadable(folder: string): string {
  return `The file “${keyFileName}” in ${folder} holds the key of this library, and it cannot be read: it is damaged or something else. Nothing was changed. Put back the copy of it that lies beside your backups.`;
}
