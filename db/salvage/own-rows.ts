import { openBytes } from './byte-source.ts';
import { readTreePage } from './page-cells.ts';
import { readRecord, type RecordValue } from './record-format.ts';
import { isProved } from './row-proofs.ts';
import { readPages } from './store-pages.ts';

// A store of ours shows itself on its first pages; a large file of somebody else's is not read whole.
const mostPages = 4_000;

/**
 * Whether a file whose beginning is not a store's holds rows that only a store of ours has: words
 * that prove themselves by their checksum. Then its beginning is damaged, and it is no stranger's.
 */
export function holdsOwnRows(file: string): boolean {
  const bytes = openBytes(file);
  try {
    const pages = readPages(bytes, null);
    for (let number = 1; number <= Math.min(pages.count, mostPages); number++) {
      const cells = readTreePage(pages, number)?.cells ?? [];
      if (cells.some(({ payload }) => isOwn(readRecord(payload) ?? []))) return true;
    }
    return false;
  } finally {
    bytes.close();
  }
}

const journal = ['story', 'seq', 'at', 'editor', 'version', 'step_count', 'steps', 'checksum'];
const snapshot = ['story', 'seq', 'at', 'version', 'document', 'checksum'];

function isOwn(values: readonly RecordValue[]): boolean {
  return isRowOf('journal', journal, values) || isRowOf('snapshots', snapshot, values);
}

function isRowOf(table: string, names: readonly string[], values: readonly RecordValue[]): boolean {
  if (values.length !== names.length) return false;
  return isProved(table, Object.fromEntries(names.map((name, at) => [name, values[at] ?? null])));
}
