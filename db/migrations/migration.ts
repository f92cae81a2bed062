import type { Database } from 'better-sqlite3';

/**
 * One step forward of the store's layout. A released migration is never changed: stores in the
 * field were made by it. It runs inside a transaction with foreign keys not enforced.
 */
export interface Migration {
  /** `user_version` after it; one more than that of the migration before. */
  readonly version: number;
  run(database: Database): void;
}
