import type { Database } from 'better-sqlite3';
import type { TableLayout } from './table-layouts.ts';

interface Reference {
  readonly id: number;
  readonly table: string;
  readonly from: string;
  readonly to: string;
}

/** Takes out rows whose story, claim or source is gone; a reference that may be empty is emptied. */
export function removeOrphans(database: Database, layouts: readonly TableLayout[]): void {
  const statements = layouts.flatMap((layout) => orphanStatements(database, layout));
  const remove = database.transaction(() => {
    // A row that goes may leave others without their parent.
    while (statements.some((statement) => statement.run().changes > 0));
  });
  remove();
}

function orphanStatements(database: Database, { name, columns }: TableLayout) {
  const parts = database
    .prepare<[string], Reference>(
      'SELECT id, "table", "from", "to" FROM pragma_foreign_key_list(?) ORDER BY id, seq',
    )
    .all(name);
  const ids = [...new Set(parts.map(({ id }) => id))];
  return ids.map((id) => {
    const pairs = parts.filter((part) => part.id === id);
    const isParent = pairs.map(({ from, to }) => `parent.${to} = ${name}.${from}`).join(' AND ');
    const isSet = pairs.map(({ from }) => `${from} IS NOT NULL`).join(' AND ');
    const orphans = `WHERE ${isSet} AND NOT EXISTS
      (SELECT 1 FROM ${pairs[0]?.table} AS parent WHERE ${isParent})`;
    const [only, ...more] = pairs;
    const mayBeEmpty = columns.some(
      (one) => one.name === only?.from && !one.isNeeded && !one.isRowNumber,
    );
    return database.prepare(
      mayBeEmpty && more.length === 0
        ? `UPDATE ${name} SET ${only?.from} = NULL ${emptied[name] ?? ''} ${orphans}`
        : `DELETE FROM ${name} ${orphans}`,
    );
  });
}

// What a constraint asks to be emptied along with the reference.
const emptied: Readonly<Record<string, string>> = { sources: ", file_name = ''" };
