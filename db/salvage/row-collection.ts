import Database from 'better-sqlite3';
import { isProvable, isProved } from './row-proofs.ts';
import type { SqlRow } from './read-by-sql.ts';
import type { RecordValue } from './record-format.ts';
import {
  asRow,
  couldBeIndexed,
  indexShapesOf,
  type SavedRow,
  type TableLayout,
} from './table-layouts.ts';

/** A store that is filled with whatever rows are found. */
export interface RowCollection {
  /** Takes a row that SQLite read from a table. @returns whether it can be believed. */
  takeRow(layout: TableLayout, row: SqlRow): boolean;
  /**
   * Takes a record as it lies on a page; of a table, or of any when it is not known which.
   * @returns the table that it is a row of; null when it cannot be believed.
   */
  takeRecord(
    table: string | null,
    row: number | null,
    values: readonly RecordValue[],
  ): string | null;
}

/**
 * Collects rows into `store`, whose triggers are off and whose constraints are on: what they do not
 * let pass was never written by us. The first row of a key is kept.
 */
export function createRowCollection(
  store: Database.Database,
  layouts: readonly TableLayout[],
): RowCollection {
  const statements = new Map<string, Database.Statement<RecordValue[]>>();
  const shapes = indexShapesOf(store);

  function insert(layout: TableLayout, row: SavedRow): boolean {
    const names = Object.keys(row);
    const key = `${layout.name} ${names.length}`;
    const statement =
      statements.get(key) ??
      store.prepare<RecordValue[]>(
        `INSERT OR IGNORE INTO ${layout.name} (${names.join(', ')})
         VALUES (${names.map(() => '?').join(', ')})`,
      );
    statements.set(key, statement);
    try {
      return statement.run(...Object.values(row)).changes > 0 || isThere(layout, row);
    } catch (error) {
      // Such as a number where words belong, which the table itself refuses.
      if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT'))
        return false;
      throw error;
    }
  }

  function isThere(layout: TableLayout, row: SavedRow): boolean {
    const found = store
      .prepare(
        `SELECT 1 FROM ${layout.name} WHERE ${layout.key.map((name) => `${name} IS ?`).join(' AND ')}`,
      )
      .get(...layout.key.map((name) => row[name]));
    return found !== undefined;
  }

  function takeUnknown(row: number | null, values: readonly RecordValue[]): string | null {
    const likely = layouts.flatMap((layout) => {
      const read = asRow(layout, row, values);
      return read && isProved(layout.name, read) && mayBe(layout, read) ? [{ layout, read }] : [];
    });
    const proved = likely.filter(({ layout }) => isProvable(layout.name));
    const isMistakable = row === null && couldBeIndexed(shapes, values);
    const told = isMistakable ? likely.filter(({ layout }) => telling.has(layout.name)) : likely;
    const [only, ...others] = proved.length > 0 ? proved : told;
    // What could be a row of two tables is a row of neither.
    const isClear = only !== undefined && others.length === 0;
    return isClear && insert(only.layout, only.read) ? only.layout.name : null;
  }

  const byName = new Map(layouts.map((layout) => [layout.name, layout]));
  return {
    takeRow: (layout, row) => {
      const values = layout.columns.map(({ name, isRowNumber }) =>
        isRowNumber ? null : readValue(row[name]),
      );
      const number = layout.hasRowNumbers ? Number(row[layout.key[0] ?? '']) : null;
      const own = layout.columns.some(({ isRowNumber }) => isRowNumber) ? number : 0;
      const read = asRow(layout, layout.hasRowNumbers ? own : null, values);
      return read !== null && isProved(layout.name, read) && insert(layout, read);
    },
    takeRecord: (table, row, values) => {
      const layout = table === null ? undefined : byName.get(table);
      const read = layout ? asRow(layout, row, values) : null;
      if (layout && read && isProved(layout.name, read) && insert(layout, read)) return layout.name;
      // A page that came to hang on another table's tree still holds its own rows.
      return takeUnknown(row, values);
    },
  };
}

function mayBe({ name }: TableLayout, { kind, rule }: SavedRow): boolean {
  const isKind = (value: unknown): boolean => value === 'word' || value === 'name';
  if (name === 'lexicon') return isKind(kind);
  return name !== 'always_ignored' || !isKind(rule);
}

// Tables whose constraints let no record of an index, and no row of another, pass.
const telling: ReadonlySet<string> = new Set(['lexicon']);

function readValue(value: unknown): RecordValue {
  if (typeof value === 'number' || typeof value === 'string') return value;
  return value instanceof Uint8Array ? value : null;
}
