import { readVarint } from './record-format.ts';
import type { StorePages } from './store-pages.ts';

// B-tree pages: https://www.sqlite.org/fileformat2.html#b_tree_pages

/** What a page of a tree is. */
export type PageKind = 'table-leaf' | 'table-node' | 'index-leaf' | 'index-node';

/** A cell with its content put together. */
export interface Cell {
  /** The row number; null in an index, which is what a table without row numbers is, too. */
  readonly row: number | null;
  readonly payload: Buffer;
  /** The pages that its end lies on. */
  readonly overflow: readonly number[];
}

/** What a page of a tree holds. */
export interface TreePage {
  readonly kind: PageKind;
  readonly cells: readonly Cell[];
  readonly children: readonly number[];
  /** How many cells could not be read. */
  readonly broken: number;
}

const kinds: Readonly<Record<number, PageKind>> = {
  0x02: 'index-node',
  0x05: 'table-node',
  0x0a: 'index-leaf',
  0x0d: 'table-leaf',
};

/** Reads a page as one of a tree; null when it is none. */
export function readTreePage(pages: StorePages, number: number): TreePage | null {
  const page = pages.page(number);
  if (!page) return null;
  const start = number === 1 ? 100 : 0;
  const kind = kinds[page[start] ?? 0];
  if (!kind) return null;
  const isNode = kind.endsWith('-node');
  const head = start + (isNode ? 12 : 8);
  const count = page.readUInt16BE(start + 3);
  if (head + 2 * count > pages.usable) return null;
  const cells: Cell[] = [];
  const children: number[] = [];
  let broken = 0;
  const seen = new Set<number>();
  for (let index = 0; index < count; index++) {
    const at = page.readUInt16BE(head + 2 * index);
    const isWithin = at >= head + 2 * count && at + 4 <= pages.usable && !seen.has(at);
    seen.add(at);
    if (isWithin && isNode) children.push(page.readUInt32BE(at));
    if (!isWithin) broken += 1;
    else if (kind !== 'table-node') {
      const cell = readCell(pages, page, at + (isNode ? 4 : 0), kind);
      if (cell) cells.push(cell);
      else broken += 1;
    }
  }
  if (isNode) children.push(page.readUInt32BE(start + 8));
  return { kind, cells, children, broken };
}

function readCell(pages: StorePages, page: Buffer, at: number, kind: PageKind): Cell | null {
  const size = readVarint(page, at);
  if (!size || size.value < 1 || size.value > pages.count * pages.pageSize) return null;
  const isLeaf = kind === 'table-leaf';
  const row = isLeaf ? readVarint(page, size.next) : null;
  if (isLeaf && (!row || !Number.isSafeInteger(row.value))) return null;
  const from = row?.next ?? size.next;
  const local = localSize(size.value, pages.usable, isLeaf);
  if (from + local > pages.usable) return null;
  const part = page.subarray(from, from + local);
  if (local === size.value) return { row: row?.value ?? null, payload: part, overflow: [] };
  if (from + local + 4 > pages.usable) return null;
  const rest = readOverflow(pages, page.readUInt32BE(from + local), size.value - local);
  if (!rest) return null;
  const payload = Buffer.concat([part, ...rest.parts]);
  return { row: row?.value ?? null, payload, overflow: rest.numbers };
}

/** How much of a payload lies on the page itself. */
function localSize(size: number, usable: number, isTableLeaf: boolean): number {
  const most = isTableLeaf ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
  if (size <= most) return size;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const fitting = least + ((size - least) % (usable - 4));
  return fitting <= most ? fitting : least;
}

function readOverflow(
  pages: StorePages,
  first: number,
  size: number,
): { parts: Buffer[]; numbers: number[] } | null {
  const parts: Buffer[] = [];
  const numbers: number[] = [];
  let next = first;
  let left = size;
  while (left > 0) {
    const page = numbers.length <= pages.count ? pages.page(next) : null;
    if (!page) return null;
    numbers.push(next);
    const part = page.subarray(4, Math.min(pages.usable, 4 + left));
    parts.push(part);
    left -= part.length;
    next = page.readUInt32BE(0);
  }
  // A chain that does not end where the content ends leads through somebody else's pages.
  return next === 0 && new Set(numbers).size === numbers.length ? { parts, numbers } : null;
}
