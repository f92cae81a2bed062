import type { Database } from 'better-sqlite3';
import type { RecordValue } from './record-format.ts';

/** A column as a record of its table holds it. */
export interface ColumnLayout {
  readonly name: string;
  readonly type: 'INTEGER' | 'TEXT' | 'BLOB' | 'REAL';
  /** Whether it must have a value that a record names. */
  readonly isNeeded: boolean;
  /** Whether the record says null and the row number is the value. */
  readonly isRowNumber: boolean;
}

/** How the rows of a table lie in the file. */
export interface TableLayout {
  readonly name: string;
  /** In the order of the record, which begins with the key where a table has no row numbers. */
  readonly columns: readonly ColumnLayout[];
  readonly hasRowNumbers: boolean;
  /** The columns of the key. */
  readonly key: readonly string[];
  /** The shortest record: columns that were added later may be missing in older rows. */
  readonly fewest: number;
}

/** A row by its columns' names. */
export type SavedRow = Readonly<Record<string, RecordValue>>;

interface TableRow {
  readonly name: string;
  readonly wr: 0 | 1;
}

interface ColumnRow {
  readonly name: string;
  readonly type: string;
  readonly notnull: 0 | 1;
  readonly dflt_value: string | null;
  readonly pk: number;
}

/**
 * The layouts of all tables that hold what was written; indexes and the tables of full text, which
 * are made of the others, are not among them, nor are the seals of rows, which are made anew.
 * @param database a store of the version that is asked about
 */
export function layoutsOf(database: Database): TableLayout[] {
  const tables = database
    .prepare<[], TableRow>(
      `SELECT name, wr FROM pragma_table_list
       WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
         AND name NOT IN ('seals', 'unsealed')`,
    )
    .all();
  return tables.map((table) => layoutOf(database, table)).sort(byName);
}

function byName(one: TableLayout, other: TableLayout): number {
  return one.name < other.name ? -1 : 1;
}

function layoutOf(database: Database, { name, wr }: TableRow): TableLayout {
  const rows = database
    .prepare<[string], ColumnRow>('SELECT * FROM pragma_table_info(?)')
    .all(name);
  const keyed = rows.filter(({ pk }) => pk > 0).sort((one, other) => one.pk - other.pk);
  const ordered = wr === 1 ? [...keyed, ...rows.filter(({ pk }) => pk === 0)] : rows;
  const isAlias = wr === 0 && keyed.length === 1 && keyed[0]?.type === 'INTEGER';
  const columns = ordered.map((column) => ({
    name: column.name,
    type: column.type as ColumnLayout['type'],
    isNeeded: column.notnull === 1 || (wr === 1 && column.pk > 0),
    isRowNumber: isAlias && column.pk === 1,
  }));
  const optional = ordered.findLastIndex(
    ({ notnull, dflt_value, pk }) => pk > 0 || (notnull === 1 && dflt_value === null),
  );
  const key = keyed.map((column) => column.name);
  return { name, columns, hasRowNumbers: wr === 0, key, fewest: optional + 1 };
}

/**
 * Reads a record as a row of a table.
 * @param row the row number, or null in a table without
 * @returns null when it cannot be one: too short or long, a value of another type, one missing.
 */
export function asRow(
  layout: TableLayout,
  row: number | null,
  record: readonly RecordValue[],
): SavedRow | null {
  const { columns, fewest } = layout;
  if (record.length > columns.length || record.length < fewest) return null;
  if (layout.hasRowNumbers !== (row !== null)) return null;
  const saved: Record<string, RecordValue> = {};
  for (const [index, value] of record.entries()) {
    const column = columns[index];
    if (!column) return null;
    if (column.isRowNumber && value !== null) return null;
    const actual = column.isRowNumber ? row : value;
    if (!fits(column, actual)) return null;
    saved[column.name] = actual;
  }
  return saved;
}

function fits({ type, isNeeded, isRowNumber }: ColumnLayout, value: RecordValue): boolean {
  if (value === null) return !isNeeded && !isRowNumber;
  switch (type) {
    case 'INTEGER':
      return Number.isSafeInteger(value);
    case 'REAL':
      return typeof value === 'number';
    case 'TEXT':
      return typeof value === 'string';
    case 'BLOB':
      return value instanceof Uint8Array;
  }
}

/** The kinds of values of an index's records; “TEXT”, “INTEGER” or “BLOB” each. */
export type IndexShape = readonly string[];

/** What the records of the indexes look like, so that none is taken for a table's row. */
export function indexShapesOf(database: Database): IndexShape[] {
  const names = database
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'index'")
    .pluck()
    .all();
  const types = database
    .prepare<[string], string>(
      `SELECT coalesce(column.type, 'INTEGER') FROM sqlite_schema AS entry
       JOIN pragma_index_xinfo(entry.name) AS part
       LEFT JOIN pragma_table_info(entry.tbl_name) AS column ON column.cid = part.cid
       WHERE entry.name = ? ORDER BY part.seqno`,
    )
    .pluck();
  return names.map((name) => types.all(name));
}

/** Whether a record could be one of an index. */
export function couldBeIndexed(
  shapes: readonly IndexShape[],
  record: readonly RecordValue[],
): boolean {
  return shapes.some(
    (shape) =>
      shape.length === record.length &&
      shape.every((type, index) => isOfType(type, record[index] ?? null)),
  );
}

function isOfType(type: string, value: RecordValue): boolean {
  if (value === null) return true;
  if (type === 'TEXT') return typeof value === 'string';
  return type === 'INTEGER' ? typeof value === 'number' : value instanceof Uint8Array;
}
