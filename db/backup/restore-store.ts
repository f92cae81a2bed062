import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { failure, success, type Result } from '../../core/base/result.ts';
import { placesOf } from '../open-database.ts';
import type { StoreKey } from '../store-key.ts';
import { claimStore } from '../store-lock.ts';
import { finishSwap, swapStore } from '../store-swap.ts';
import { draftName } from '../whole-file.ts';
import { writeRecord } from './copies.ts';
import { readCopyName } from './copy-name.ts';
import { backUp, freeBytes, sizeOf, type BackUpFailure } from './back-up.ts';
import { copyFile } from './copy-file.ts';
import { verifyCopy } from './verify-copy.ts';

/** Milliseconds that others are given to close the store. */
const othersLeave = 5000;
/** Bytes that stay free besides the copy that is laid beside the store, at least. */
const besidesCopy = 16 * 1024 * 1024;

/** A copy that is to take the store's place. Nothing may have the store open. */
export interface RestoreOrder {
  /** The library's folder. */
  readonly library: string;
  /** The copy; it stays where it is. */
  readonly copy: string;
  /** By the clock, in milliseconds since 1970. */
  readonly at: number;
  readonly key?: StoreKey | undefined;
  readonly signal?: AbortSignal;
  /** Hears how much of it is done, from 0 to 1. */
  readonly hear?: (share: number) => void;
  /** Bytes that must stay free; see `backUp`. */
  readonly leaveFree?: number;
}

/** Why nothing was restored; the store is as it was. */
export type RestoreFailure =
  /** The copy is not, or no longer, whole. `detail` is for the log. */
  | { readonly code: 'bad-copy'; readonly detail: string }
  /** There is no room beside the store for another. Bytes. */
  | { readonly code: 'no-room'; readonly needed: number; readonly free: number }
  /** No trustworthy copy of what is there now could be made first. */
  | { readonly code: 'no-safety-copy'; readonly why: BackUpFailure };

/**
 * Puts a copy in the place of the store. First a verified copy of what is there now is made, then
 * the new file beside the old one, which is opened and looked over; and only then they are
 * exchanged (`swapStore`). After an end at any moment there is the old store whole, or the new one.
 * @throws SqliteError or a system error, with the store as it was; the signal's reason.
 */
export async function restoreStore(order: RestoreOrder): Promise<Result<null, RestoreFailure>> {
  const { library, copy, key, signal, hear } = order;
  const { file } = placesOf(library);
  finishSwap(file);
  // From before the copy of what is there now: whatever was written since would be gone.
  const claim = claimStore(file, othersLeave);
  const draft = draftName(`${file}.restored`);
  try {
    sweepRestored(file);
    const needed = sizeOf(copy) + Math.min(order.leaveFree ?? besidesCopy, besidesCopy);
    const free = freeBytes(library);
    if (free < needed) return failure({ code: 'no-room', needed, free });
    const pace = { signal, hear: (share: number) => hear?.(share * 0.3) };
    if (!(await copyFile(copy, draft, pace)))
      return failure({ code: 'bad-copy', detail: 'it reads differently each time' });
    hear?.(0.3);
    const verified = verifyCopy(draft, { key, how: 'quick', ...(signal && { signal }) });
    if (!verified.ok) return failure({ code: 'bad-copy', detail: verified.error });
    hear?.(0.5);
    const kept = await keepPresent(order);
    if (!kept.ok) return failure({ code: 'no-safety-copy', why: kept.error });
    signal?.throwIfAborted();
    noteRestored(order);
    swapStore(draft, file, claim);
    hear?.(1);
    return success(null);
  } finally {
    claim.release();
    rmSync(draft, { force: true });
  }
}

/** What was restored from once is what an editor looks for first when it was the wrong one. */
function noteRestored({ copy, at }: RestoreOrder): void {
  if (readCopyName(basename(copy)) === null) return;
  try {
    writeRecord(dirname(copy), basename(copy), { restoredAt: at });
  } catch (error) {
    // It may lie where nothing can be written; it is restored from all the same.
    if (!(error instanceof Error && 'syscall' in error)) throw error;
  }
}

async function keepPresent(order: RestoreOrder): Promise<Result<unknown, BackUpFailure>> {
  const { file, backups } = placesOf(order.library);
  if (!existsSync(file)) return success(null);
  const { at, key, signal, leaveFree, copy } = order;
  return backUp({
    store: file,
    folder: backups,
    kind: 'before-restore',
    at,
    key,
    // Rotation must not take the very copy that is being restored.
    spare: basename(copy),
    ...(signal && { signal }),
    hear: (share) => order.hear?.(0.5 + share * 0.4),
    ...(leaveFree !== undefined && { leaveFree }),
  });
}

/** Removes what a restore left behind that was cut short before the exchange. */
function sweepRestored(file: string): void {
  const prefix = `${basename(file)}.restored.new-`;
  for (const name of readdirSync(dirname(file))) {
    if (name.startsWith(prefix)) rmSync(join(dirname(file), name), { force: true });
  }
}
