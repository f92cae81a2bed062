import type { Database } from 'better-sqlite3';

/** How much a store holds: rows by table. */
export type StoreCounts = Readonly<Record<string, number>>;

// What must not be lost. The tables that can be made again are left to the check of the pages.
const tables = [
  'stories',
  'journal',
  'snapshots',
  'status_changes',
  'detail_changes',
  'claims',
  'evidence',
  'claim_events',
  'sources',
  'source_texts',
  'files',
  'media',
  'notes',
  'note_replies',
  'corrections',
  'named_moments',
  'restores',
  'exports',
  'tags',
  'story_tags',
  'lexicon',
  'house_rules',
  'settings',
];

/** Counts what `database` holds; a table that its release did not have is left out. */
export function countStore(database: Database): StoreCounts {
  const isThere = database
    .prepare<[string]>(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`)
    .pluck();
  const present = tables.filter((table) => isThere.get(table) !== undefined);
  return Object.fromEntries(present.map((table) => [table, countRows(database, table)]));
}

function countRows(database: Database, table: string): number {
  return Number(database.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
}

/** What a copy has to hold: what the store held before it was made, and after. */
export interface ExpectedCounts {
  readonly before: StoreCounts;
  readonly after: StoreCounts;
}

/** The tables of which a copy holds more or less than the store did while it was made. */
export function unexpectedTables(counts: StoreCounts, expected: ExpectedCounts): string[] {
  const { before, after } = expected;
  const names = new Set([before, after, counts].flatMap((each) => Object.keys(each)));
  return [...names].filter((name) => {
    const [count = -1, one = -1, other = -1] = [counts[name], before[name], after[name]];
    return count < Math.min(one, other) || count > Math.max(one, other);
  });
}
