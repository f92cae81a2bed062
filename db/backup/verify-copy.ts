import type { Database } from 'better-sqlite3';
import { failure, success, type Result } from '../../core/base/result.ts';
import { connect } from '../connection.ts';
import { isWhole, recogniseDatabase, recogniseFile } from '../store-format.ts';
import type { StoreKey } from '../store-key.ts';
import { findDamagedRow } from './check-rows.ts';
import {
  countStore,
  unexpectedTables,
  type ExpectedCounts,
  type StoreCounts,
} from './store-counts.ts';

/** How a copy is looked over. */
export interface VerifyOptions {
  readonly key?: StoreKey | undefined;
  /**
   * `quick`: pages, references, and the checksums of some stories' rows. `full`: also that every
   * index agrees with its table, and the checksums of all rows.
   */
  readonly how: 'quick' | 'full';
  /** What it has to hold. */
  readonly expected?: ExpectedCounts;
  /** Aborting it throws its reason. */
  readonly signal?: AbortSignal;
}

/** What a good copy holds. */
export interface CopyFacts {
  /** The layout it was written in. */
  readonly version: number;
  readonly counts: StoreCounts;
}

const sampledStories = 100;

/**
 * Opens a copy of a store and looks whether it could take the store's place. Nothing of it is
 * changed.
 * @returns what it holds, or what is wrong with it, for the log.
 */
export function verifyCopy(path: string, options: VerifyOptions): Result<CopyFacts, string> {
  const { key } = options;
  const recognised = recogniseFile(path, path, key !== undefined);
  if (!recognised.ok) return failure(`not a store: ${recognised.error.code}`);
  let database: Database | null = null;
  try {
    database = connect(path, { readOnly: true, lockWait: 0, key });
    return verifyOpen(database, options);
  } catch (error) {
    if (isDamage(error)) return failure((error as Error).message);
    throw error;
  } finally {
    database?.close();
  }
}

function verifyOpen(database: Database, options: VerifyOptions): Result<CopyFacts, string> {
  const { how, expected, signal } = options;
  const recognised = recogniseDatabase(database, '');
  if (!recognised.ok) return failure(`not a store: ${recognised.error.code}`);
  const isSound = how === 'full' ? isConsistent(database) : isWhole(database);
  if (!isSound) return failure('its pages are damaged');
  signal?.throwIfAborted();
  const broken = database.pragma('foreign_key_check') as unknown[];
  if (broken.length > 0) return failure(`${broken.length} rows lack what they refer to`);
  const rest = (): void => signal?.throwIfAborted();
  const damaged = findDamagedRow(
    database,
    how === 'full' ? 'all' : { stories: sampledStories },
    rest,
  );
  if (damaged !== null) return failure(`damaged: ${damaged}`);
  const counts = countStore(database);
  const differing = expected ? unexpectedTables(counts, expected) : [];
  if (differing.length > 0) return failure(`other counts: ${differing.join(', ')}`);
  return success({
    version: Number(database.pragma('user_version', { simple: true })),
    counts,
  });
}

function isConsistent(database: Database): boolean {
  return database.pragma('integrity_check(1)', { simple: true }) === 'ok';
}

function isDamage(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^SQLITE_(CORRUPT|NOTADB|IOERR_SHORT_READ)/.test(code);
}
