import Database from 'better-sqlite3';
import { success, type Result } from '../../core/base/result.ts';
import { connect } from '../../db/connection.ts';
import { placesOf } from '../../db/open-database.ts';
import { putBackRow, sealRows } from '../../db/row-seals.ts';
import {
  checkDue,
  checkStore,
  nothingFound,
  type AlteredText,
  recordCheck,
  storeFindings,
  type CheckKind,
  type StoreFindings,
} from '../../db/store-checks.ts';
import { readFailure, type StoreFailure } from '../../db/store-failure.ts';
import { recogniseDatabase, recogniseFile } from '../../db/store-format.ts';
import type { StoreKey } from '../../db/store-key.ts';
import type { Chore, ChoreContext } from './chore.ts';
import { candidates } from './salvage.ts';

/** Which store is to be looked over. */
export interface CheckOrder {
  readonly library: string;
  readonly key?: StoreKey | undefined;
  /** The clock, in milliseconds since 1970. */
  readonly now: number;
  /** A kind that is asked for; without one, whichever is due. */
  readonly kind?: CheckKind | undefined;
}

/** Looks a store over when it is time, on a connection that only reads, and records it. */
export const checkOpenStore: Chore<CheckOrder, StoreFindings | null> = (
  { library, key, now, kind: asked },
  { signal },
) => {
  const { file, backups } = placesOf(library);
  // First of all: what was written since the last look is proved from now on.
  seal(file, key, signal);
  const kind = asked ?? due(file, key, now);
  if (kind === null) return null;
  const found = putBack(look(file, key, kind, signal), { file, backups, key });
  record(file, key, { at: now, kind, found: storeFindings(found) });
  return found;
};

/**
 * Looks a store over now, whatever is due, and records nothing. An older store is looked over as it
 * is.
 * @throws SqliteError or a system error when it cannot be opened at all.
 */
export function lookOver({
  library,
  key,
  kind,
}: Pick<CheckOrder, 'library' | 'key'> & { readonly kind: CheckKind }): Result<
  StoreFindings,
  StoreFailure
> {
  const { file } = placesOf(library);
  try {
    const recognised = recogniseFile(file, library, key !== undefined);
    if (!recognised.ok) return recognised.error.code === 'corrupt' ? begins : recognised;
    const ours = recogniseOpen(file, library, key);
    if (!ours.ok) return ours.error.code === 'corrupt' ? begins : ours;
    return success(look(file, key, kind, new AbortController().signal));
  } catch (error) {
    // Damage may also be such that SQLite gives up opening or looking.
    if (readFailure(error, library).code === 'corrupt') return unreadable;
    throw error;
  }
}

const unreadable = success({ ...nothingFound, pages: 'SQLite could not read them to the end' });

const begins = success({ ...nothingFound, pages: 'the beginning of the file is damaged' });

function recogniseOpen(
  file: string,
  library: string,
  key: StoreKey | undefined,
): Result<null, StoreFailure> {
  const database = connect(file, { readOnly: true, lockWait: 5_000, key });
  try {
    return recogniseDatabase(database, library);
  } catch (error) {
    // What is damaged is looked for next, and told with all else.
    if (isDamage(error)) return success(null);
    throw error;
  } finally {
    database.close();
  }
}

function seal(file: string, key: StoreKey | undefined, signal: ChoreContext['signal']): void {
  trying(() => {
    const database = connect(file, { lockWait: 5_000, key });
    try {
      // Between two portions whoever types has the store for himself.
      sealRows(database, () => {
        signal.throwIfAborted();
        Atomics.wait(sleeping, 0, 0, pause);
      });
    } finally {
      database.close();
    }
  });
}

const sleeping = new Int32Array(new SharedArrayBuffer(4));
const pause = 20;

/** A store so ill or a disk so full that nothing can be written is told of all the same. */
function trying(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
  }
}

interface Mending {
  readonly file: string;
  readonly backups: string;
  readonly key: StoreKey | undefined;
}

/** Puts rows back from the newest copies that have them exactly as they were sealed. */
function putBack(found: StoreFindings, { file, backups, key }: Mending): StoreFindings {
  if (found.rows.length === 0) return found;
  const done = new Set<AlteredText>();
  trying(() => {
    const database = connect(file, { lockWait: 5_000, key });
    try {
      for (const path of candidates(backups)) {
        const left = found.rows.filter((row) => !done.has(row));
        if (left.length > 0) takeFrom(path, key, database, left, done);
      }
    } finally {
      database.close();
    }
  });
  return { ...found, rows: found.rows.map((row) => ({ ...row, isPutBack: done.has(row) })) };
}

function takeFrom(
  path: string,
  key: StoreKey | undefined,
  database: Database.Database,
  rows: readonly AlteredText[],
  done: Set<AlteredText>,
): void {
  // A copy that cannot be read, or is of an earlier layout, has nothing to give; another may.
  trying(() => {
    const copy = connect(path, { readOnly: true, lockWait: 0, key });
    try {
      for (const row of rows)
        trying(() => {
          // One that cannot be put back, as when its index is damaged too, keeps no other from it.
          if (putBackRow(database, copy, row)) done.add(row);
        });
    } finally {
      copy.close();
    }
  });
}

function due(file: string, key: StoreKey | undefined, now: number): CheckKind | null {
  const database = connect(file, { readOnly: true, lockWait: 5_000, key });
  try {
    return checkDue(database, now);
  } finally {
    database.close();
  }
}

function look(
  file: string,
  key: StoreKey | undefined,
  kind: CheckKind,
  signal: ChoreContext['signal'],
): StoreFindings {
  const database = connect(file, { readOnly: true, lockWait: 5_000, key });
  try {
    return checkStore(database, kind, () => signal.throwIfAborted());
  } catch (error) {
    // A page that cannot even be read in order to be checked.
    if (!isDamage(error)) throw error;
    return { ...nothingFound, pages: error.message };
  } finally {
    database.close();
  }
}

function isDamage(error: unknown): error is InstanceType<typeof Database.SqliteError> {
  return error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code);
}

function record(
  file: string,
  key: StoreKey | undefined,
  check: Parameters<typeof recordCheck>[1],
): void {
  try {
    const database = connect(file, { lockWait: 5_000, key });
    try {
      recordCheck(database, check);
    } finally {
      database.close();
    }
  } catch (error) {
    // A store so ill or a disk so full that this cannot be noted: it is told all the same.
    if (!(error instanceof Database.SqliteError)) throw error;
  }
}
