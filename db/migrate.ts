import type { Database } from 'better-sqlite3';
import { migrations } from './migrations/all.ts';
import type { Migration } from './migrations/migration.ts';
import { storeVersion } from './store-format.ts';

/** What may be replaced in a test. */
export interface MigrateOptions {
  /** Called once before the first step when the store holds stories; a throw stops everything. */
  readonly backUp: (from: number) => void;
  /** The version to stop at. */
  readonly to?: number;
  readonly steps?: readonly Migration[];
}

/**
 * Brings a store forward, one migration a transaction: each happens whole or not at all, and a
 * second process that tries the same finds it done.
 * @throws SqliteError when a step fails; the store is then at the version before that step.
 */
export function migrate(database: Database, options: MigrateOptions): void {
  const { to = storeVersion, steps = migrations } = options;
  const from = versionOf(database);
  if (from >= to) return;
  if (from > 0 && holdsStories(database)) options.backUp(from);
  // Rebuilding a table drops the old one, and that would cascade.
  database.pragma('foreign_keys = OFF');
  try {
    for (const step of steps.slice(from, to)) runOnce(database, step);
  } finally {
    database.pragma('foreign_keys = ON');
  }
}

function runOnce(database: Database, step: Migration): void {
  const run = database.transaction(() => {
    if (versionOf(database) >= step.version) return;
    step.run(database);
    assertReferences(database, step);
    database.pragma(`user_version = ${step.version}`);
  });
  run.immediate();
}

function assertReferences(database: Database, step: Migration): void {
  const broken = database.pragma('foreign_key_check') as unknown[];
  if (broken.length > 0)
    throw new TypeError(`Migration ${step.version} leaves rows without their parent`);
}

function versionOf(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}

function holdsStories(database: Database): boolean {
  return database.prepare('SELECT 1 FROM stories LIMIT 1').get() !== undefined;
}
