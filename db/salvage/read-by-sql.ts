import Database from 'better-sqlite3';
import type { TableLayout } from './table-layouts.ts';

/** A row as SQLite gives it. */
export type SqlRow = Readonly<Record<string, unknown>>;

// A damaged place is halved until what is left can be read or holds nothing: so many questions at
// most for one table, each answered at once where the damage is.
const mostQuestions = 1_500;

/**
 * Reads a table of a damaged database as far as SQLite itself can: from both ends, then by ranges
 * of its key that halve around what cannot be read. Indexes are left alone.
 * @param deadline when to give up, on the clock of `performance.now()`
 * @returns whether the table was read through and its tree is sound.
 */
export function readTable(
  database: Database.Database,
  layout: TableLayout,
  take: (row: SqlRow) => void,
  deadline: number,
): boolean {
  try {
    return isSound(database, layout.name) && readWhole(database, layout, take);
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    readAround(database, layout, take, deadline);
    return false;
  }
}

function isSound(database: Database.Database, table: string): boolean {
  const found = database.pragma(`quick_check('${table}')`, { simple: true });
  if (found === 'ok') return true;
  throw new Database.SqliteError(String(found), 'SQLITE_CORRUPT');
}

function readWhole(
  database: Database.Database,
  layout: TableLayout,
  take: (row: SqlRow) => void,
): boolean {
  const all = database.prepare<[], SqlRow>(`SELECT ${namesOf(layout)} FROM ${layout.name}`);
  for (const row of all.iterate()) take(row);
  return true;
}

function readAround(
  database: Database.Database,
  layout: TableLayout,
  take: (row: SqlRow) => void,
  deadline: number,
): void {
  const statements = attemptStatements(database, layout);
  if (!statements) return;
  const open: (readonly [from: number, to: number])[] = [[-1, Number.MAX_SAFE_INTEGER]];
  let questions = 0;
  for (let range = open.shift(); range; range = open.shift()) {
    const [from, to] = range;
    questions += 2;
    if (questions > mostQuestions || performance.now() > deadline) return;
    const upTo = readUntilDamage(statements.upwards, from, to, statements.key, take);
    if (upTo === 'all') continue;
    const downTo = readUntilDamage(statements.downwards, from, to, statements.key, take);
    if (downTo === 'all') continue;
    const left = upTo === null ? from : upTo + 1;
    const right = downTo === null ? to : downTo - 1;
    // Every key of a range of one has been asked for.
    if (left >= right) continue;
    const middle = left + Math.floor((right - left) / 2);
    open.push([left, middle], [middle + 1, right]);
  }
}

interface RangeStatements {
  readonly key: string;
  readonly upwards: Database.Statement<[number, number], SqlRow>;
  readonly downwards: Database.Statement<[number, number], SqlRow>;
}

function attemptStatements(
  database: Database.Database,
  layout: TableLayout,
): RangeStatements | null {
  const [key] = layout.key;
  const isNumber = layout.columns.some(({ name, type }) => name === key && type === 'INTEGER');
  // By the row number alone: an index of the key may be damaged as well.
  const by = layout.hasRowNumbers ? 'rowid' : isNumber ? key : null;
  if (!by || !key) return null;
  const order = layout.hasRowNumbers ? ['rowid'] : layout.key;
  const range = `SELECT ${namesOf(layout)}, ${by} AS salvage_key FROM ${layout.name} NOT INDEXED
    WHERE ${by} BETWEEN ? AND ? ORDER BY`;
  try {
    return {
      key: 'salvage_key',
      upwards: database.prepare(`${range} ${order.join(', ')}`),
      downwards: database.prepare(`${range} ${order.map((name) => `${name} DESC`).join(', ')}`),
    };
  } catch (error) {
    // The schema itself cannot be read.
    if (error instanceof Database.SqliteError) return null;
    throw error;
  }
}

/** @returns the last key that was read, null for none, or “all” when nothing was in the way. */
function readUntilDamage(
  statement: Database.Statement<[number, number], SqlRow>,
  from: number,
  to: number,
  key: string,
  take: (row: SqlRow) => void,
): number | 'all' | null {
  let last: number | null = null;
  try {
    for (const row of statement.iterate(from, to)) {
      last = Number(row[key]);
      take(row);
    }
    return 'all';
  } catch (error) {
    if (error instanceof Database.SqliteError) return last;
    throw error;
  }
}

function namesOf(layout: TableLayout): string {
  return layout.columns.map(({ name }) => name).join(', ');
}
