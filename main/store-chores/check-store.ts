import Database from 'better-sqlite3';
import { connect } from '../../db/connection.ts';
import { placesOf } from '../../db/open-database.ts';
import {
  checkDue,
  checkStore,
  recordCheck,
  storeFindings,
  type CheckKind,
  type StoreFindings,
} from '../../db/store-checks.ts';
import type { StoreKey } from '../../db/store-key.ts';
import type { Chore, ChoreContext } from './chore.ts';

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
  const { file } = placesOf(library);
  const kind = asked ?? due(file, key, now);
  if (kind === null) return null;
  const found = look(file, key, kind, signal);
  record(file, key, { at: now, kind, found: storeFindings(found) });
  return found;
};

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
    const isDamage =
      error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code);
    if (!isDamage) throw error;
    return { pages: error.message, stories: [], sources: [] };
  } finally {
    database.close();
  }
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
