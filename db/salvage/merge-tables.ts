import type { Database } from 'better-sqlite3';
import { wordsChecksum } from '../source-sql.ts';
import type { RecordValue } from './record-format.ts';
import { isProvable, isProved } from './row-proofs.ts';
import type { TableLayout } from './table-layouts.ts';

/** How rows of two copies of a store are told to be the same. */
interface Identity {
  /** What a row is known by; all columns but the row number where there is nothing shorter. */
  readonly by?: readonly string[];
  /** Columns that name rows of other tables. */
  readonly refers?: Readonly<Record<string, string>>;
}

const ofStory = { refers: { story: 'stories' } };

// In an order in which every row comes after those that it refers to. What a check of the store
// found says nothing about another file.
const identities: Readonly<Record<string, Identity>> = {
  stories: { by: ['id'] },
  media: { by: ['hash'] },
  files: { by: ['hash'] },
  lexicon: {},
  settings: { by: ['key'] },
  rules_off: {},
  house_rules: { by: ['id'] },
  always_ignored: { by: ['rule', 'text'] },
  tags: { by: ['kind', 'folded'] },
  sources: { by: ['id'], ...ofStory },
  source_texts: { by: ['source'], refers: { source: 'sources' } },
  claims: { by: ['id'], ...ofStory },
  evidence: { by: ['claim', 'id'], refers: { claim: 'claims' } },
  claim_events: { refers: { claim: 'claims' } },
  story_tags: { by: ['story', 'tag'], refers: { story: 'stories', tag: 'tags' } },
  ignores: ofStory,
  dismissals: { by: ['story', 'kind', 'text'], ...ofStory },
  quote_ties: { by: ['story', 'id'], ...ofStory },
  status_changes: ofStory,
  detail_changes: { by: ['story', 'number'], ...ofStory },
  notes: { by: ['story', 'id'], ...ofStory },
  note_replies: { by: ['story', 'id'], ...ofStory },
  note_events: ofStory,
  corrections: { by: ['story', 'id'], ...ofStory },
  named_moments: { by: ['story', 'seq'], ...ofStory },
  restores: ofStory,
  published_contents: { by: ['story', 'hash'], ...ofStory },
  exports: { refers: { content: 'published_contents' } },
};

/** Which row of the store each row of the backup became, by table. */
export type RowNumbers = ReadonlyMap<string, ReadonlyMap<number, number>>;

/**
 * Adds to a store, whose triggers are off, what the backup attached as “backup” has and the store
 * lacks: only to tables that are not complete. What a complete table lacks had been deleted. Where
 * both have a row, the store's is newer.
 * @returns which story of the backup is which of the store
 */
export function mergeTables(
  database: Database,
  layouts: readonly TableLayout[],
  complete: ReadonlySet<string>,
  rest: () => void = () => undefined,
): ReadonlyMap<number, number> {
  const byName = new Map(layouts.map((layout) => [layout.name, layout]));
  const numbers = new Map<string, Map<number, number>>();
  for (const [name, identity] of Object.entries(identities)) {
    const layout = byName.get(name);
    rest();
    if (layout) numbers.set(name, mergeTable(database, layout, identity, numbers, complete));
  }
  return numbers.get('stories') ?? new Map<number, number>();
}

type Values = Record<string, RecordValue>;

function mergeTable(
  database: Database,
  layout: TableLayout,
  { by, refers = {} }: Identity,
  numbers: RowNumbers,
  complete: ReadonlySet<string>,
): Map<number, number> {
  const { name, columns } = layout;
  const rowColumn = columns.find(({ isRowNumber }) => isRowNumber)?.name ?? null;
  const own = rowColumn !== null && !(rowColumn in refers) ? rowColumn : null;
  const names = columns.map((column) => column.name);
  const known = by ?? names.filter((column) => column !== own);
  const find = database
    .prepare<RecordValue[], number>(
      `SELECT ${own ?? 1} FROM main.${name} WHERE ${known.map((column) => `${column} IS ?`).join(' AND ')}`,
    )
    .pluck();
  const isTaken = own
    ? database.prepare<[number], number>(`SELECT 1 FROM main.${name} WHERE ${own} = ?`).pluck()
    : null;
  const insert = database.prepare<RecordValue[]>(
    `INSERT OR IGNORE INTO main.${name} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  );
  // Of a complete table only the numbers of its rows are asked.
  const asked = complete.has(name) ? [...new Set([...(own ? [own] : []), ...known])] : names;
  const found = new Map<number, number>();
  if (complete.has(name) && own === null) return found;
  for (const row of rowsOf(database, layout, asked)) {
    // It gets a new checksum below: what the backup itself no longer proves must not get one.
    if (!complete.has(name) && isProvable(name) && !isProved(name, row)) continue;
    const mapped = mapReferences(row, refers, numbers);
    if (!mapped) continue;
    const number = own === null ? null : Number(row[own]);
    const there = find.get(...known.map((column) => mapped[column] ?? null));
    if (there !== undefined) {
      if (number !== null) found.set(number, there);
      continue;
    }
    if (complete.has(name)) continue;
    // Another row may have been given this number since.
    if (own !== null && number !== null && isTaken?.get(number) !== undefined) mapped[own] = null;
    if (name === 'source_texts') reseal(mapped);
    const { changes, lastInsertRowid } = insert.run(
      ...names.map((column) => mapped[column] ?? null),
    );
    if (changes > 0 && number !== null) found.set(number, Number(lastInsertRowid));
  }
  return found;
}

// A connection that is being read from cannot be written to, and a table of sources' words may be
// larger than memory.
const rowsAtOnce = 200;

function* rowsOf(
  database: Database,
  { name, hasRowNumbers }: TableLayout,
  columns: readonly string[],
): Generator<Values> {
  const from = `FROM backup.${name}`;
  if (!hasRowNumbers) {
    yield* database.prepare<[], Values>(`SELECT ${columns.join(', ')} ${from}`).all();
    return;
  }
  const next = database.prepare<[number, number], Values & { merge_row: number }>(
    `SELECT ${columns.join(', ')}, rowid AS merge_row ${from} WHERE rowid > ? ORDER BY rowid LIMIT ?`,
  );
  for (let rows = next.all(-1, rowsAtOnce); rows.length > 0;) {
    yield* rows;
    rows = next.all(rows.at(-1)?.merge_row ?? 0, rowsAtOnce);
  }
}

/** The row with the numbers that its parents have in the store; null when one of them is gone. */
function mapReferences(
  row: Values,
  refers: Readonly<Record<string, string>>,
  numbers: RowNumbers,
): Values | null {
  const mapped = { ...row };
  for (const [column, table] of Object.entries(refers)) {
    const before = row[column];
    if (typeof before !== 'number') continue;
    const after = numbers.get(table)?.get(before);
    // What readers saw goes with its story, while the record of the export stays.
    if (after === undefined && table !== 'published_contents') return null;
    mapped[column] = after ?? null;
  }
  return mapped;
}

function reseal(row: Values): void {
  row['checksum'] = wordsChecksum(Number(row['source']), String(row['text']), String(row['pages']));
}
