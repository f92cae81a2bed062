import type { Database } from 'better-sqlite3';
import { readTable } from './read-by-sql.ts';
import { createRowCollection } from './row-collection.ts';
import type { StorePages } from './store-pages.ts';
import type { TableLayout } from './table-layouts.ts';
import { likelyTrees } from './likely-trees.ts';
import { walkPages, type FoundRecord } from './walk-pages.ts';

/** A damaged store, as far as there is a way into it. */
export interface DamagedStore {
  /** Its file's pages; null for an encrypted store, which SQLite alone can read. */
  readonly pages: StorePages | null;
  /** A connection to a copy; null when SQLite cannot open it at all. */
  readonly database: Database | null;
}

/** What came of a damaged store. */
export interface Collected {
  /** The tables of which nothing is missing: what is not in them was not in the store. */
  readonly complete: ReadonlySet<string>;
  /** Pages and rows that could not be read or believed. */
  readonly unreadable: { readonly pages: number; readonly rows: number };
}

/** What a long work tells, and how long it may take. */
export interface SalvageLimits {
  /** What is being done now, and how much of it is done, from 0 to 1. */
  readonly progress?: (doing: string, share: number) => void;
  /** Milliseconds that reading around damage may take in SQLite. */
  readonly patience?: number;
  /** Called again and again; what it throws ends the work, and everything is as it was. */
  readonly rest?: () => void;
}

const usualPatience = 60_000;
const nothing = (): void => undefined;
// Often enough to end within a moment, seldom enough to cost nothing.
const rowsAtOnce = 200;

/**
 * Collects into `store` (without triggers) whatever a damaged store still gives: by SQL table by
 * table, and from its pages for the tables where SQL met damage.
 */
export function collectRows(
  { pages, database }: DamagedStore,
  store: Database,
  layouts: readonly TableLayout[],
  { progress, patience = usualPatience, rest = nothing }: SalvageLimits = {},
): Collected {
  const collection = createRowCollection(store, layouts);
  const complete = new Set<string>();
  const deadline = performance.now() + patience;
  let rows = 0;
  let read = 0;
  const all = pages ? pages.count * pages.pageSize : 0;
  const collect = store.transaction(() => {
    for (const layout of layouts) {
      if (!database) continue;
      const refused = rows;
      const isRead = readTable(
        database,
        layout,
        (row) => {
          if (!collection.takeRow(layout, row)) rows += 1;
          read += 1;
          if (read % rowsAtOnce !== 0) return;
          rest();
          progress?.('reading', all === 0 ? 0 : Math.min(1, sizeOf(store) / all));
        },
        deadline,
      );
      if (isRead && rows === refused) complete.add(layout.name);
    }
  });
  collect();
  // Behind damage in the log lies what SQLite does not see: then nothing it says is all there is.
  if (pages?.isLogBroken) complete.clear();
  const isWhole = complete.size === layouts.length;
  if (isWhole || !pages) return { complete, unreadable: { pages: 0, rows } };
  const found = collectFromPages(pages, store, layouts, complete, (share) => {
    rest();
    progress?.('pages', share);
  });
  // An index that is damaged is no reason to doubt its table.
  for (const name of pages.isLogBroken ? [] : found.whole) complete.add(name);
  return { complete, unreadable: { pages: found.pages, rows: found.rows } };
}

/** Bytes of what was collected so far. */
function sizeOf(store: Database): number {
  return Number(store.pragma('page_count', { simple: true })) * 4096;
}

/** Collects what lies on the pages, but for tables that need nothing more. */
export function collectFromPages(
  pages: StorePages,
  store: Database,
  layouts: readonly TableLayout[],
  complete: ReadonlySet<string> = new Set(),
  hear: (share: number) => void = nothing,
): { readonly pages: number; readonly rows: number; readonly whole: ReadonlySet<string> } {
  const needed = layouts.filter(({ name }) => !complete.has(name));
  const collection = createRowCollection(store, needed);
  const wanted = new Set(layouts.map(({ name }) => name));
  const doubted = new Set<string>();
  const likely = likelyTrees(pages, store, layouts);
  let refused = 0;
  const take = ({ table, row, values }: FoundRecord): void => {
    if (table !== null && complete.has(table)) return;
    const taken = collection.takeRecord(table, row, values);
    // A row that hung on no tree is missing from its own.
    if (taken !== null && taken !== table) doubted.add(taken);
    if (taken !== null || table === null) return;
    refused += 1;
    doubted.add(table);
  };
  const walk = store.transaction(() => walkPages(pages, wanted, take, likely, hear))();
  const whole = new Set([...walk.whole].filter((name) => !doubted.has(name)));
  return { pages: walk.pages, rows: walk.cells + refused, whole };
}
