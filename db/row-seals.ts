import { crc32 } from 'node:zlib';
import type { Database, Statement } from 'better-sqlite3';
import { sealedTables } from './migrations/0008-seals.ts';

/** A row that is not what was written, or is gone although nobody deleted it. */
export interface AlteredRow {
  readonly table: string;
  /** What the row is known by in its table. */
  readonly key: RowKey;
  /** The story that it belongs to, by its headline; null for the lists that all stories share. */
  readonly story: string | null;
}

/** A row number, or the values of several columns as JSON. */
export type RowKey = number | string;

interface Keyed {
  readonly key: RowKey;
}

type SealedTable = (typeof sealedTables)[number];

// A moment for whoever types: each portion is one transaction.
const atOnce = 200;

/**
 * Reckons the checksums of rows that were written since the last time, some hundred in each
 * transaction.
 * @param rest called after each portion; what it throws ends the work
 * @returns how many there were
 */
export function sealRows(database: Database, rest: () => void = () => undefined): number {
  if (!hasSeals(database)) return 0;
  const waiting = database.prepare<[number], { name: string; key: RowKey }>(
    'SELECT name, key FROM unsealed LIMIT ?',
  );
  const put = database.prepare<[string, RowKey, number]>(
    'INSERT INTO seals VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET checksum = excluded.checksum',
  );
  const drop = database.prepare<[string, RowKey]>('DELETE FROM seals WHERE name = ? AND key = ?');
  const done = database.prepare<[string, RowKey]>(
    'DELETE FROM unsealed WHERE name = ? AND key = ?',
  );
  const rows = createRowReader(database);
  const seal = database.transaction((): number => {
    const portion = waiting.all(atOnce);
    for (const { name, key } of portion) {
      const checksum = rows.checksum(name, key);
      if (checksum === null) drop.run(name, key);
      else put.run(name, key, checksum);
      done.run(name, key);
    }
    return portion.length;
  });
  let sealed = 0;
  for (let count = seal.immediate(); count > 0; count = seal.immediate()) {
    sealed += count;
    rest();
  }
  return sealed;
}

/** Has every row sealed anew, after a store was put together from others. Within a transaction. */
export function queueAllRows(database: Database): void {
  database.exec('DELETE FROM seals; DELETE FROM unsealed');
  for (const { name, key } of sealedTables)
    database.exec(`INSERT INTO unsealed SELECT '${name}', ${key} FROM ${name}`);
}

/**
 * Finds the rows that are not what was written: whose checksum is another, that nobody wrote, and
 * that nobody deleted. What was written since the last sealing is left out.
 */
export function findAlteredRows(
  database: Database,
  rest: () => void = () => undefined,
): AlteredRow[] {
  if (!hasSeals(database)) return [];
  return sealedTables.flatMap((table) => {
    rest();
    const keys = [...alteredIn(database, table, rest), ...lostFrom(database, table)];
    return keys.map((key) => ({
      table: table.name,
      key,
      story: storyOf(database, table, key),
    }));
  });
}

/**
 * Puts a row back that a copy has exactly as it was sealed. What was written since the row was found
 * altered stays: whoever typed meanwhile is newer than any copy.
 * @returns whether it stands as it was sealed now.
 */
export function putBackRow(
  database: Database,
  copy: Database,
  { table: name, key }: Pick<AlteredRow, 'table' | 'key'>,
): boolean {
  const table = sealedTables.find((one) => one.name === name);
  if (!table) return false;
  const copied = createRowReader(copy).checksum(name, key);
  if (copied === null) return false;
  const row = copy
    .prepare<[Keyed], Record<string, unknown>>(`SELECT * FROM ${name} WHERE ${table.isRow}`)
    .get({ key });
  if (!row) return false;
  // Within the transaction that writes: between the check and now anybody may have written.
  const run = database.transaction((): boolean => {
    if (sealOf(database, name, key) !== copied || isUnsealed(database, name, key)) return false;
    write(database, table, key, row);
    // An altered key of another row in the way, or a column that the table keeps otherwise.
    if (createRowReader(database).checksum(name, key) !== copied) throw new NotPutBack();
    return true;
  });
  try {
    return run.immediate();
  } catch (error) {
    if (error instanceof NotPutBack) return false;
    throw error;
  }
}

class NotPutBack extends Error {}

function sealOf(database: Database, name: string, key: RowKey): number | undefined {
  return database
    .prepare<[string, RowKey], number>('SELECT checksum FROM seals WHERE name = ? AND key = ?')
    .pluck()
    .get(name, key);
}

function isUnsealed(database: Database, name: string, key: RowKey): boolean {
  return (
    database
      .prepare<[string, RowKey]>('SELECT 1 FROM unsealed WHERE name = ? AND key = ?')
      .get(name, key) !== undefined
  );
}

/**
 * Forgets the seals of a story's rows that are known by words of it, once they are deleted: a seal
 * would keep those words until the next sealing. Within the transaction that deletes them.
 */
export function forgetSealsOfStory(database: Database, story: number): void {
  // The keys are JSON, which begins with the story; “-” is the sign behind “,”.
  const [from, to] = [`[${story},`, `[${story}-`];
  for (const seals of ['seals', 'unsealed']) {
    const drop = database.prepare<[string, string, string]>(
      `DELETE FROM ${seals} WHERE name = ? AND key >= ? AND key < ?`,
    );
    for (const { name } of sealedTables.filter(({ isOfStory }) => isOfStory))
      drop.run(name, from, to);
  }
}

function write(
  database: Database,
  table: SealedTable,
  key: RowKey,
  row: Record<string, unknown>,
): void {
  const columns = table.columns ?? Object.keys(row);
  // What keeps a record from being rewritten must let what was written come back.
  const triggers = database
    .prepare<[string], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?",
    )
    .all(table.name);
  for (const trigger of triggers) database.exec(`DROP TRIGGER ${trigger.name}`);
  const { changes } = database
    .prepare(
      `UPDATE ${table.name} SET ${columns.map((column) => `${column} = ?`).join(', ')}
       WHERE ${table.isRow}`,
    )
    .run(...columns.map((column) => row[column]), { key });
  const names = Object.keys(row);
  if (changes === 0)
    database
      .prepare(
        `INSERT INTO ${table.name} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      )
      .run(...Object.values(row));
  for (const { sql } of triggers) database.exec(sql);
}

function hasSeals(database: Database): boolean {
  return database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'seals'").get() !== undefined;
}

function* alteredIn(
  database: Database,
  { name, key, columns }: SealedTable,
  rest: () => void,
): Generator<RowKey> {
  const rows = database
    .prepare<[], [RowKey, number | null, ...(Buffer | null)[]]>(
      `SELECT ${key}, seals.checksum, ${bytesOf(name, columnsOf(database, name, columns))} FROM ${name}
       LEFT JOIN seals ON seals.name = '${name}' AND seals.key = ${key}
       WHERE NOT EXISTS (SELECT 1 FROM unsealed WHERE unsealed.name = '${name}' AND unsealed.key = ${key})`,
    )
    .raw();
  let read = 0;
  for (const [row, sealedAs, ...values] of rows.iterate()) {
    if (++read % 1000 === 0) rest();
    if (checksumOf(values) !== sealedAs) yield row;
  }
}

function lostFrom(database: Database, { name, isSealed }: SealedTable): RowKey[] {
  return database
    .prepare<[string], RowKey>(
      `SELECT seals.key FROM seals WHERE name = ?
       AND NOT EXISTS (SELECT 1 FROM ${name} WHERE ${isSealed})
       AND NOT EXISTS (SELECT 1 FROM unsealed WHERE unsealed.name = seals.name AND unsealed.key = seals.key)`,
    )
    .pluck()
    .all(name);
}

/** Reads single rows' checksums. */
function createRowReader(database: Database) {
  const statements = new Map<string, Statement<[Keyed], (Buffer | null)[]>>();
  const statementOf = (name: string) => {
    const known = statements.get(name);
    if (known) return known;
    const table = sealedTables.find((one) => one.name === name);
    if (!table) return null;
    const made = database
      .prepare<[Keyed], (Buffer | null)[]>(
        `SELECT ${bytesOf(name, columnsOf(database, name, table.columns))} FROM ${name} WHERE ${table.isRow}`,
      )
      .raw();
    statements.set(name, made);
    return made;
  };
  return {
    /** Null when there is no such row. */
    checksum: (name: string, key: RowKey): number | null => {
      const values = statementOf(name)?.get({ key });
      return values ? checksumOf(values) : null;
    },
  };
}

function columnsOf(
  database: Database,
  name: string,
  columns: readonly string[] | null,
): readonly string[] {
  if (columns) return columns;
  return database
    .prepare<[string], string>('SELECT name FROM pragma_table_info(?)')
    .pluck()
    .all(name);
}

// As bytes: text that is no text any more would otherwise be read as if it were.
function bytesOf(name: string, columns: readonly string[]): string {
  return columns.map((column) => `CAST(${name}.${column} AS BLOB)`).join(', ');
}

/** The CRC-32 over all values, each with its length, so that none can pass for a part of another. */
function checksumOf(values: readonly (Buffer | null)[]): number {
  return values.reduce((sum, value) => {
    if (value === null) return crc32('null,', sum);
    return crc32(value, crc32(`${value.length},`, sum));
  }, 0);
}

const throughStory = 'SELECT headline FROM stories WHERE row =';
const storyQueries: Readonly<Record<string, (table: string, isRow: string) => string>> = {
  stories: () => `${throughStory} @key`,
  evidence: (name, isRow) =>
    `${throughStory} (SELECT story FROM claims WHERE row = (SELECT claim FROM ${name} WHERE ${isRow}))`,
  claim_events: (name, isRow) =>
    `${throughStory} (SELECT story FROM claims WHERE row = (SELECT claim FROM ${name} WHERE ${isRow}))`,
  exports: (name, isRow) =>
    `SELECT headline FROM stories WHERE id = (SELECT story_id FROM ${name} WHERE ${isRow})`,
};

const shared: ReadonlySet<string> = new Set([
  'tags',
  'lexicon',
  'house_rules',
  'rules_off',
  'always_ignored',
  'settings',
  'media',
  'files',
]);

function storyOf(database: Database, { name, isRow }: SealedTable, row: RowKey): string | null {
  if (shared.has(name)) return null;
  const sql =
    storyQueries[name]?.(name, isRow) ??
    `${throughStory} (SELECT story FROM ${name} WHERE ${isRow})`;
  // A row that is gone tells of no story.
  return database.prepare<[Keyed], string>(sql).pluck().get({ key: row }) ?? '';
}
