import type { Database } from 'better-sqlite3';
import { readTreePage } from './page-cells.ts';
import { readRecord } from './record-format.ts';
import { isProved } from './row-proofs.ts';
import type { StorePages } from './store-pages.ts';
import { asRow, type TableLayout } from './table-layouts.ts';
import type { Tree } from './walk-pages.ts';

interface RootRow {
  readonly table: string;
  readonly root: number;
  readonly type: string;
}

/**
 * Where the trees of a store lie when its schema cannot be read: where a new store of its version
 * has them, since every store is made by the same steps. A store that was put together anew (from a
 * backup) has them elsewhere, so what is there must fit, all of it, or none is believed.
 */
export function likelyTrees(
  pages: StorePages,
  store: Database,
  layouts: readonly TableLayout[],
): Tree[] {
  const names = new Map(layouts.map((layout) => [layout.name, layout]));
  const roots = store
    .prepare<[], RootRow>(
      `SELECT name AS "table", rootpage AS root, type FROM sqlite_schema
       WHERE rootpage > 1 ORDER BY rootpage`,
    )
    .all();
  const isLikely = roots.every(({ table, root }) => fitsRoot(pages, root, names.get(table)));
  if (!isLikely) return [];
  return roots.map(({ table, root, type }) => ({
    table,
    root,
    isTable: type === 'table' && names.has(table),
  }));
}

function fitsRoot(pages: StorePages, root: number, layout: TableLayout | undefined): boolean {
  const page = readTreePage(pages, root);
  // A damaged root says nothing; the others have to.
  if (!page || !layout) return true;
  if (page.kind.startsWith('table') !== layout.hasRowNumbers) return false;
  return page.cells.every(({ row, payload }) => {
    const record = readRecord(payload);
    const read = record && asRow(layout, row, record);
    return read !== null && isProved(layout.name, read);
  });
}
