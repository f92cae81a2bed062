import { randomUUID } from 'node:crypto';
import { closeSync, fdatasyncSync, openSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { failure, success, type Result } from '../../core/base/result.ts';
import { connect } from '../connection.ts';
import type { StoreKey } from '../store-key.ts';
import { claimName, flushFile, makeFolder } from '../whole-file.ts';
import { copyName, draftPrefix, type CopyKind } from './copy-name.ts';
import { countStore, type ExpectedCounts } from './store-counts.ts';
import { nextNumber } from './copies.ts';
import { verifyCopy, type CopyFacts } from './verify-copy.ts';

/** A copy to be made. */
export interface CopyOrder {
  /** The store's file. */
  readonly store: string;
  /** Where the copy goes; made when it is not there. */
  readonly folder: string;
  readonly kind: CopyKind;
  /** By the clock, in milliseconds since 1970. */
  readonly at: number;
  readonly how: 'quick' | 'full';
  readonly key?: StoreKey | undefined;
  readonly signal?: AbortSignal;
  /** Hears how much of it is copied, from 0 to 1. */
  readonly hear?: (share: number) => void;
}

/** A copy that is whole, verified and on disk. */
export interface MadeCopy extends CopyFacts {
  readonly name: string;
  readonly path: string;
}

/**
 * Copies a store that may be in use. The copy is the store of one moment: a read transaction holds
 * that moment while the pages go over, a few at a time, so that what is written meanwhile neither
 * waits for the copy nor makes it begin anew. It is made under another name, verified by opening
 * it, and has its own name only then.
 * @returns the copy; or, for the log, why it cannot be trusted. A bad one is not left behind.
 * @throws SqliteError or a system error when it cannot be made; the signal's reason.
 */
export async function makeCopy(order: CopyOrder): Promise<Result<MadeCopy, string>> {
  const { folder, kind, at, how, key, signal, hear } = order;
  makeFolder(folder);
  sweepDrafts(folder);
  const draft = join(folder, `${draftPrefix}${process.pid}-${randomUUID()}.sqlite`);
  // SQLite fills an empty file that is there, and so keeps its mode.
  closeSync(openSync(draft, 'wx', 0o600));
  try {
    const expected = await copyPages(order, draft);
    signal?.throwIfAborted();
    makeSingleFile(draft, key);
    flushFile(draft);
    hear?.(1);
    const verified = verifyCopy(draft, { key, how, expected, ...(signal && { signal }) });
    if (!verified.ok) return failure(verified.error);
    const name = copyName({ kind, number: nextNumber(folder), at });
    if (!claimName(draft, join(folder, name))) return failure('its name was taken');
    return success({ ...verified.value, name, path: join(folder, name) });
  } finally {
    for (const path of [draft, ...sideFiles(draft)]) rmSync(path, { force: true });
  }
}

async function copyPages(order: CopyOrder, draft: string): Promise<ExpectedCounts> {
  const source = connect(order.store, { readOnly: true, lockWait: 5000, key: order.key });
  try {
    if (order.key) return copyEncrypted(source, draft);
    source.exec('BEGIN');
    // The transaction begins to read, and so holds its moment, with this.
    const counts = countStore(source);
    await copySteadily(source, draft, order);
    return { before: counts, after: counts };
  } finally {
    source.close();
  }
}

/**
 * SQLite's backup API does not know keys; what this makes is encrypted under the same one. The
 * statement holds one moment by itself, and is not allowed within a transaction that would tell
 * which.
 */
function copyEncrypted(source: Database, draft: string): ExpectedCounts {
  const before = countStore(source);
  source.prepare('VACUUM INTO ?').run(draft);
  return { before, after: countStore(source) };
}

/** 1 MiB a step at SQLite's usual page size: some milliseconds. */
const pagesAtOnce = 256;
/** Bytes after which the copy is flushed: a flush of the journal never waits for more than these. */
const flushedAtOnce = 1024 * 1024;
/** Milliseconds at least in which the disk is left to others after each flush. */
const shortestRest = 4;

async function copySteadily(source: Database, draft: string, order: CopyOrder): Promise<void> {
  const pageSize = Number(source.pragma('page_size', { simple: true }));
  const flushing = openSync(draft, 'r+');
  let unflushed = 0;
  try {
    await source.backup(draft, {
      progress: ({ totalPages, remainingPages }) => {
        order.signal?.throwIfAborted();
        order.hear?.(1 - remainingPages / Math.max(1, totalPages));
        unflushed += pagesAtOnce * pageSize;
        if (unflushed >= flushedAtOnce) {
          const start = performance.now();
          fdatasyncSync(flushing);
          unflushed = 0;
          // A disk that takes long over it is slow, or busy with others: it gets as long a rest.
          rest(Math.max(shortestRest, performance.now() - start));
        }
        return pagesAtOnce;
      },
    });
  } finally {
    closeSync(flushing);
  }
}

const sleeping = new Int32Array(new SharedArrayBuffer(4));

/** Leaves the disk to others; the API asks on each turn, so its thread has nothing else to do. */
function rest(milliseconds: number): void {
  Atomics.wait(sleeping, 0, 0, milliseconds);
}

/** A copy has no log beside it: it can be carried away as one file, and read where nothing may be written. */
function makeSingleFile(draft: string, key: StoreKey | undefined): void {
  const copy = connect(draft, { lockWait: 0, key });
  try {
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
}

/** Removes what copies left behind that were being made when their process ended. */
export function sweepDrafts(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (
      !name.startsWith(draftPrefix) ||
      isAlive(Number.parseInt(name.slice(draftPrefix.length), 10))
    )
      continue;
    rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function isAlive(writer: number): boolean {
  if (!Number.isSafeInteger(writer) || writer <= 0) return false;
  try {
    // Signal 0 is never sent: it only asks whether it could be.
    process.kill(writer, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

function sideFiles(path: string): string[] {
  return [`${path}-journal`, `${path}-wal`, `${path}-shm`];
}
