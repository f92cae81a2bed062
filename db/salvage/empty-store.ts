import type { Database } from 'better-sqlite3';
import { connect } from '../connection.ts';
import { migrate } from '../migrate.ts';
import { applicationId } from '../store-format.ts';
import type { StoreKey } from '../store-key.ts';

/** A store of some version that takes rows in any order, and how it becomes an ordinary one. */
export interface UnguardedStore {
  readonly database: Database;
  /** Puts its triggers back. */
  guard(): void;
}

/**
 * Makes the empty file at `path` a store of `version` whose triggers are off and whose references
 * are not looked at. Its constraints hold. Nothing is flushed: it is worth nothing until it is
 * finished.
 */
export function makeUnguardedStore(path: string, version: number, key?: StoreKey): UnguardedStore {
  const database = connect(path, { lockWait: 0, key });
  database.pragma(`application_id = ${applicationId}`);
  migrate(database, { backUp: () => undefined, to: version });
  database.pragma('foreign_keys = OFF');
  database.pragma('synchronous = OFF');
  // A log would hold all of the new store a second time.
  database.pragma('journal_mode = MEMORY');
  const triggers = database
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'",
    )
    .all();
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
  return {
    database,
    guard: () => {
      for (const { sql } of triggers) database.exec(sql);
      database.pragma('foreign_keys = ON');
      database.pragma('synchronous = FULL');
    },
  };
}
