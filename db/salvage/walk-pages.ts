import { readTreePage, type TreePage } from './page-cells.ts';
import { readRecord, type RecordValue } from './record-format.ts';
import type { StorePages } from './store-pages.ts';

/** A record that was found, and the table whose tree it hung on; null when it hung on none. */
export interface FoundRecord {
  readonly table: string | null;
  readonly row: number | null;
  readonly values: readonly RecordValue[];
}

/** What a walk found, and what it could not read. */
export interface Walk {
  /** Pages of trees that are no longer what they were. */
  readonly pages: number;
  /** Cells on pages that could be read otherwise. */
  readonly cells: number;
  /** The tables whose whole tree was read. */
  readonly whole: ReadonlySet<string>;
}

/** A tree of the file: of a table, an index or full text. */
export interface Tree {
  readonly table: string;
  readonly root: number;
  /** Whether it holds what is looked for; others are walked to know their pages. */
  readonly isTable: boolean;
}

const pagesAtOnce = 64;

/**
 * Finds the records of a database file by its pages alone. First along the trees that its schema
 * names; then on every page that no tree, free list or long record led to.
 * @param wanted names of the tables whose records are looked for
 * @param take is called for each record: those with a table first
 * @param likely where trees are to be looked for that the schema no longer names
 * @param hear hears now and then which share of the pages was read; what it throws ends the walk
 */
export function walkPages(
  pages: StorePages,
  wanted: ReadonlySet<string>,
  take: (found: FoundRecord) => void,
  likely: readonly Tree[] = [],
  hear: (share: number) => void = () => undefined,
): Walk {
  const used = new Set<number>();
  const whole = new Set<string>();
  const losses = { pages: 0, cells: 0 };
  let looked = 0;

  function look(number: number): TreePage | null {
    looked += 1;
    if (looked % pagesAtOnce === 0) hear(Math.min(1, looked / pages.count));
    return readTreePage(pages, number);
  }

  /** Hands on the records of a page. @returns how many of its cells could not be read. */
  function hand(page: TreePage, give: (row: number | null, values: RecordValue[]) => void): number {
    let broken = page.broken;
    for (const { row, payload, overflow } of page.cells) {
      for (const number of overflow) used.add(number);
      const values = readRecord(payload);
      if (values) give(row, values);
      else broken += 1;
    }
    return broken;
  }

  /** @returns how many pages and cells of the tree could not be read. */
  function walk(root: number, visit: (page: TreePage) => number): Losses {
    const open = [root];
    const lost = { pages: 0, cells: 0 };
    let family: string | null = null;
    for (let number = open.pop(); number !== undefined; number = open.pop()) {
      const page = used.has(number) ? null : look(number);
      family ??= page && familyOf(page);
      // A page of another kind belongs to somebody else; it is looked at again when all is walked.
      if (!page || familyOf(page) !== family) {
        lost.pages += 1;
        continue;
      }
      used.add(number);
      open.push(...page.children.toReversed());
      lost.cells += visit(page);
    }
    losses.pages += lost.pages;
    losses.cells += lost.cells;
    return lost;
  }

  const schema: RecordValue[][] = [];
  walk(1, (page) => hand(page, (_row, values) => void schema.push(values)));
  const named = treesOf(schema, wanted);
  const unnamed = likely.filter(({ table }) => !named.some((tree) => tree.table === table));
  for (const { table, root, isTable } of [...named, ...unnamed]) {
    const lost = walk(root, (page) =>
      isTable ? hand(page, (row, values) => take({ table, row, values })) : passBy(page, used),
    );
    if (isTable && lost.pages + lost.cells === 0) whole.add(table);
  }
  markFree(pages, used);
  for (let number = 1; number <= pages.count; number++) {
    const page = used.has(number) ? null : look(number);
    // Nodes of a tree with row numbers hold no records.
    if (page && page.kind !== 'table-node')
      losses.cells += hand(page, (row, values) => take({ table: null, row, values }));
  }
  return { ...losses, whole };
}

interface Losses {
  readonly pages: number;
  readonly cells: number;
}

function familyOf({ kind }: TreePage): string {
  return kind.slice(0, 5);
}

/** Notes the pages of an index or of full text, of which nothing is wanted. */
function passBy(page: TreePage, used: Set<number>): number {
  for (const { overflow } of page.cells) for (const number of overflow) used.add(number);
  return 0;
}

function treesOf(schema: readonly RecordValue[][], wanted: ReadonlySet<string>): Tree[] {
  return schema.flatMap(([type, name, , root]) => {
    if (typeof name !== 'string' || typeof root !== 'number' || root < 2) return [];
    return [{ table: name, root, isTable: type === 'table' && wanted.has(name) }];
  });
}

/**
 * Pages of the free list hold what was deleted. A list that leads where none can is damaged: it
 * must not hide what nobody has read yet, so nothing more is believed of it.
 */
function markFree(pages: StorePages, used: Set<number>): void {
  let trunk = pages.page(1)?.readUInt32BE(32) ?? 0;
  while (trunk > 1 && !used.has(trunk)) {
    const page = pages.page(trunk);
    const leaves = page && leavesOf(page, pages);
    if (!page || !leaves) return;
    used.add(trunk);
    for (const leaf of leaves) used.add(leaf);
    trunk = page.readUInt32BE(0);
  }
}

function leavesOf(page: Buffer, pages: StorePages): number[] | null {
  const count = page.readUInt32BE(4);
  if (page.readUInt32BE(0) > pages.count || count > pages.usable / 4 - 2) return null;
  const leaves = Array.from({ length: count }, (_, index) => page.readUInt32BE(8 + 4 * index));
  return leaves.every((leaf) => leaf > 1 && leaf <= pages.count) ? leaves : null;
}
