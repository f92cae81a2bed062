import Database from 'better-sqlite3';
import { connect } from './connection.ts';
import { placesOf } from './open-database.ts';
import type { StoreKey } from './store-key.ts';

/**
 * When a story in the store of `folder` that is not in the bin was changed last, in milliseconds
 * since 1970; null when there is none, or when it cannot be read. Asks the library's index, not
 * the journal: it takes no time in an archive of any size.
 */
export function latestChange(folder: string, key?: StoreKey): number | null {
  try {
    const database = connect(placesOf(folder).file, { readOnly: true, lockWait: 0, key });
    try {
      return database.prepare<[], number | null>(latestChangeSql).pluck().get() ?? null;
    } finally {
      database.close();
    }
  } catch (error) {
    if (error instanceof Database.SqliteError) return null;
    throw error;
  }
}

/** The query behind `latestChange`. */
export const latestChangeSql = 'SELECT max(updated_at) FROM stories WHERE removed_at IS NULL';
