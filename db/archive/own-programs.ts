import Database from 'better-sqlite3';
import { migrate } from '../migrate.ts';

/**
 * Whether all triggers and views of a store are those that Galley made. One that comes from
 * elsewhere may have others, which would run with the desk's own writing.
 * @param database recognised as a store of this layout or an older one
 */
export function holdsOwnProgramsOnly(database: Database.Database): boolean {
  const version = Number(database.pragma('user_version', { simple: true }));
  const own = new Database(':memory:');
  try {
    migrate(own, { backUp: () => undefined, to: version });
    const known = new Set(programsOf(own));
    return programsOf(database).every((program) => known.has(program));
  } finally {
    own.close();
  }
}

function programsOf(database: Database.Database): string[] {
  return database
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view')`,
    )
    .all()
    .map(({ name, sql }) => JSON.stringify([name, sql]));
}
