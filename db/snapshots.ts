import { crc32 } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import type { Node } from 'prosemirror-model';
import { openDocument, storeDocument } from '../core/article/document.ts';

/** A story as it stood at `seq`. */
export interface Snapshot {
  readonly seq: number;
  readonly doc: Node;
}

/** Whole documents along the journal, so that nothing is replayed from its beginning. */
export interface Snapshots {
  write(story: number, seq: number, at: number, doc: Node): void;
  /** The last good snapshot at or before `seq`; a damaged one is passed over. */
  nearest(story: number, seq: number): Snapshot | null;
}

interface SnapshotRow {
  readonly seq: number;
  readonly version: number;
  readonly document: string;
  readonly checksum: number;
}

/** The snapshots of `database`. */
export function createSnapshots(database: Database): Snapshots {
  const insert = database.prepare<[number, number, number, number, string, number]>(
    'INSERT INTO snapshots (story, seq, at, version, document, checksum) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const downwards = database.prepare<[number, number], SnapshotRow>(
    `SELECT seq, version, document, checksum FROM snapshots
     WHERE story = ? AND seq <= ? ORDER BY seq DESC`,
  );
  return {
    write: (story, seq, at, doc) => {
      const { version, doc: json } = storeDocument(doc);
      const document = JSON.stringify(json);
      const checksum = snapshotChecksum(story, seq, version, document);
      insert.run(story, seq, at, version, document, checksum);
    },
    nearest: (story, seq) => {
      for (const row of downwards.iterate(story, seq)) {
        const doc = readSnapshot(story, row);
        if (doc) return { seq: row.seq, doc };
      }
      return null;
    },
  };
}

function readSnapshot(story: number, row: SnapshotRow): Node | null {
  if (snapshotChecksum(story, row.seq, row.version, row.document) !== row.checksum) return null;
  const opened = openDocument({ version: row.version, doc: JSON.parse(row.document) as unknown });
  return opened.ok ? opened.value : null;
}

/** The CRC-32 over all that a snapshot says. */
export function snapshotChecksum(
  story: number,
  seq: number,
  version: number,
  document: string,
): number {
  return crc32(document, crc32(`${story} ${seq} ${version}\n`));
}
