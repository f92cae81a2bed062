import { inflateSync } from 'node:zlib';
import { checksumOf, type JournalRow } from '../journal-row.ts';
import { snapshotChecksum } from '../snapshots.ts';
import { wordsChecksum } from '../source-sql.ts';
import type { SavedRow } from './table-layouts.ts';

/** How a row of a table that keeps a checksum proves that it is what was written. */
const proofs: Readonly<Record<string, (row: SavedRow) => boolean>> = {
  journal: (row) => checksumOf(row as unknown as JournalRow) === row['checksum'],
  snapshots: ({ story, seq, version, document, checksum }) =>
    snapshotChecksum(Number(story), Number(seq), Number(version), String(document)) === checksum,
  source_texts: ({ source, text, pages, checksum }) =>
    wordsChecksum(Number(source), String(text), String(pages)) === checksum,
  published_contents: ({ content }) => isWholeJson(content),
};

/** Whether the rows of a table prove themselves. */
export function isProvable(table: string): boolean {
  return table in proofs;
}

/** Whether a row is what was written; always true in a table without checksums. */
export function isProved(table: string, row: SavedRow): boolean {
  return proofs[table]?.(row) ?? true;
}

function isWholeJson(content: unknown): boolean {
  if (!(content instanceof Uint8Array)) return false;
  try {
    // The checksum within is what proves it; a bound, since a damaged length may ask for any amount.
    JSON.parse(inflateSync(content, { maxOutputLength: mostContent }).toString());
    return true;
  } catch {
    // Not what was deflated.
    return false;
  }
}

const mostContent = 256 * 1024 * 1024;
