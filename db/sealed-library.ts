import { existsSync, readdirSync, renameSync, rmSync, statSync, statfsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { failure, success, type Result } from '../core/base/result.ts';
import { readCopyName } from './backup/copy-name.ts';
import {
  copyKeyFile,
  keyFileOf,
  readKeyFile,
  removeKeyFile,
  withState,
  writeKeyFile,
} from './key-file.ts';
import { hasForm, type Direction } from './lock-state.ts';
import { mediaPurpose } from './media-store.ts';
import { placesOf } from './open-database.ts';
import { discard, remakeDatabase } from './sealed-database.ts';
import { convertFile, flushFoldersOf, sealableFiles, type SealableFile } from './sealed-folder.ts';
import type { StoreKey } from './store-key.ts';
import { readFailure, StoreDamage, type StoreFailure } from './store-failure.ts';
import { claimStore, type StoreLock } from './store-lock.ts';
import { finishSwap, swapStore } from './store-swap.ts';
import { createVaultFiles, vaultPurpose } from './vault-files.ts';
import { flushFolder } from './whole-file.ts';

/** A library that goes under its key or out from under it. This process may not have it open. */
export interface Conversion {
  readonly folder: string;
  readonly key: StoreKey;
  readonly to: Direction;
  /** How long to wait for other programs that have it open, in milliseconds. */
  readonly lockWait?: number;
  readonly signal?: AbortSignal;
  /** Hears how far it is, from 0 to 1. */
  readonly hear?: (share: number) => void;
}

/** What came of it. */
export interface Converted {
  /** Names of files that are damaged and kept the form they had. */
  readonly left: readonly string[];
}

const usualWait = 5000;

interface Work {
  readonly size: number;
  /** @returns whether it could be done. */
  readonly run: () => Promise<boolean>;
  readonly name: string;
}

/**
 * Encrypts a library in place, or decrypts it. Its key file says what is under way (`sealing`,
 * `opening`) before anything is touched, and until everything is done: after an end at any moment
 * the library opens with its key as it is, and this is begun again. The store itself is first to
 * be encrypted and last to be decrypted, so whether it is tells which key it needs.
 * @returns a failure when the store itself could not be converted, or the disk is full; its code is
 *   `locked` when another program has the library open, and nothing was touched.
 * @throws the signal's reason when it is aborted.
 */
export async function convertLibrary(order: Conversion): Promise<Result<Converted, StoreFailure>> {
  const { folder, to, signal, lockWait = usualWait } = order;
  const { file } = placesOf(folder);
  let claim: StoreLock | null = null;
  try {
    finishSwap(file, lockWait);
    claim = claimStore(file, lockWait);
    const work = to === 'seal' ? sealingWork(order, claim) : openingWork(order, claim);
    const left = await carryOut(work, order);
    finish(order);
    return success({ left });
  } catch (error) {
    signal?.throwIfAborted();
    const why = readFailure(error, folder);
    return failure(claim && why.code === 'locked' ? { ...why, code: 'io' } : why);
  } finally {
    claim?.release();
  }
}

async function carryOut(work: readonly Work[], { signal, hear }: Conversion): Promise<string[]> {
  const all = work.reduce((sum, { size }) => sum + size, 0);
  const left: string[] = [];
  let done = 0;
  for (const { size, run, name } of work) {
    signal?.throwIfAborted();
    if (!(await run())) left.push(name);
    done += size;
    hear?.(all === 0 ? 1 : done / all);
  }
  return left;
}

function sealingWork(order: Conversion, claim: StoreLock): Work[] {
  return [storeWork(order, claim), ...filesWork(order), ...backupsWork(order)];
}

function openingWork(order: Conversion, claim: StoreLock): Work[] {
  return [...filesWork(order), ...backupsWork(order), storeWork(order, claim)];
}

// Nobody who opens the store in between may find it: what he wrote would go with the old file.
function storeWork({ folder, key, to }: Conversion, claim: StoreLock): Work {
  const path = placesOf(folder).file;
  const draft = `${path}.converting`;
  const run = (): Promise<boolean> => {
    // What an end left behind may be what is to be sealed.
    discard(draft);
    if (!existsSync(path) || hasForm(path, to)) return Promise.resolve(true);
    assertRoom(path);
    const made = remakeDatabase({ path, draft, key, to });
    if (!made.ok) throw new StoreDamage(made.error);
    swapStore(draft, path, claim);
    return Promise.resolve(true);
  };
  return { name: basename(path), size: sizeOf(path), run };
}

function filesWork({ folder, key, to }: Conversion): Work[] {
  createVaultFiles(placesOf(folder).vault).sweep();
  // Smaller copies of pictures can all be made again.
  rmSync(join(folder, 'copies'), { recursive: true, force: true });
  return sealedFilesOf(folder).map((file: SealableFile) => ({
    name: basename(file.path),
    size: file.size,
    run: () => convertFile(file, key, to),
  }));
}

/** All files of a library that are sealed; also what was put aside of damaged stores. */
function sealedFilesOf(folder: string): SealableFile[] {
  const { media, vault } = placesOf(folder);
  return [
    ...sealableFiles(media, mediaPurpose),
    ...sealableFiles(vault, vaultPurpose),
    ...sealableFiles(join(folder, 'damaged'), 'damaged'),
  ];
}

function backupsWork({ folder, key, to }: Conversion): Work[] {
  return [placesOf(folder).backups].filter(existsSync).flatMap((place) => {
    if (to === 'seal') copyKeyFile(folder, place);
    return readdirSync(place)
      .filter((name) => readCopyName(name) !== null)
      .map((name) => join(place, name))
      .map((path) => ({
        name: basename(path),
        size: sizeOf(path),
        run: () => Promise.resolve(convertCopy(path, key, to)),
      }));
  });
}

/**
 * Gives a copy of a store the form that it is to have.
 * @returns whether it has that form now; a damaged one keeps the one it has.
 * @throws SqliteError or a system error, such as when there is no room for both forms.
 */
export function convertCopy(path: string, key: StoreKey, to: Direction): boolean {
  const draft = `${path}.converting`;
  discard(draft);
  if (hasForm(path, to)) return true;
  assertRoom(path);
  try {
    if (!remakeDatabase({ path, draft, key, to }).ok) return false;
    renameSync(draft, path);
    flushFolder(dirname(path));
    return true;
  } catch (error) {
    // Of several copies one may be damaged; that is no reason to keep all the others as they are.
    if (isDamage(error)) return false;
    throw error;
  }
}

function finish({ folder, key, to }: Conversion): void {
  const { backups: own } = placesOf(folder);
  flushFoldersOf(sealedFilesOf(folder));
  if (to === 'open') {
    const isAllOpen = existsSync(own) && copiesIn(own).every((path) => hasForm(path, 'open'));
    if (isAllOpen && existsSync(keyFileOf(own))) removeKeyFile(own);
    removeKeyFile(folder);
    return;
  }
  const read = readKeyFile(folder);
  if (read.ok && read.value) writeKeyFile(folder, withState(read.value, key, 'sealed'));
}

function copiesIn(place: string): string[] {
  return readdirSync(place)
    .filter((name) => readCopyName(name) !== null)
    .map((name) => join(place, name));
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

// The new file stands beside the old one until it has its place.
function assertRoom(path: string): void {
  const { bavail, bsize } = statfsSync(dirname(path));
  if (bavail * bsize < sizeOf(path) * 1.1 + 16 * 1024 * 1024) throw new NoRoom(path);
}

function isDamage(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^SQLITE_(CORRUPT|NOTADB)/.test(code);
}

/** As the system says it, so that it is read as the same trouble. */
class NoRoom extends Error {
  readonly code = 'ENOSPC';
  readonly syscall = 'statfs';
  constructor(path: string) {
    super(`No room beside ${path}`);
  }
}
