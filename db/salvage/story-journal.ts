import type { Database } from 'better-sqlite3';
import { openDocument, storeDocument } from '../../core/article/document.ts';
import { checksumOf, type JournalRow } from '../journal-row.ts';
import { snapshotChecksum } from '../snapshots.ts';
import type { JournalRemains, MendedJournal, Standpoint } from './mend-journal.ts';

interface SnapshotRow {
  readonly seq: number;
  readonly at: number;
  readonly version: number;
  readonly document: string;
  readonly checksum: number;
}

/** The journals and snapshots of one schema of a connection, without its triggers. */
export interface StoryJournals {
  /** What is left of a story's journal; rows that do not prove themselves are left out. */
  remains(story: number, end: number): JournalRemains;
  /** Whether nothing is missing from the beginning to `end`. */
  isWhole(story: number, end: number): boolean;
  /** Makes the journal what mending made of it. */
  write(story: number, mended: MendedJournal): void;
  /** Adds a row under its own number, with a checksum that fits the story it names. */
  addRow(row: JournalRow): void;
  addSnapshot(story: number, standpoint: Standpoint): void;
  clear(story: number): void;
}

/** @param schema the name of an attached database, or “main” */
export function storyJournals(database: Database, schema = 'main'): StoryJournals {
  const rows = database.prepare<[number], JournalRow>(
    `SELECT * FROM ${schema}.journal WHERE story = ? ORDER BY seq`,
  );
  const snapshots = database.prepare<[number], SnapshotRow>(
    `SELECT * FROM ${schema}.snapshots WHERE story = ? ORDER BY seq`,
  );
  const extent = database.prepare<[number], { count: number; last: number | null }>(
    `SELECT count(*) AS count, max(seq) AS last FROM ${schema}.journal WHERE story = ?`,
  );
  const begins = database
    .prepare<[number], number>(`SELECT 1 FROM ${schema}.snapshots WHERE story = ? AND seq = 0`)
    .pluck();
  const addRow = database.prepare<[JournalRow]>(
    `INSERT OR REPLACE INTO ${schema}.journal
       (story, seq, at, editor, version, step_count, steps, checksum)
     VALUES (@story, @seq, @at, @editor, @version, @step_count, @steps, @checksum)`,
  );
  const addSnapshot = database.prepare<[number, number, number, number, string, number]>(
    `INSERT OR REPLACE INTO ${schema}.snapshots (story, seq, at, version, document, checksum)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const cutRows = database.prepare<[number, number]>(
    `DELETE FROM ${schema}.journal WHERE story = ? AND seq > ?`,
  );
  const cutSnapshots = database.prepare<[number, number]>(
    `DELETE FROM ${schema}.snapshots WHERE story = ? AND seq > ?`,
  );

  function put(story: number, { seq, at, doc }: Standpoint): void {
    const { version, doc: json } = storeDocument(doc);
    const document = JSON.stringify(json);
    addSnapshot.run(
      story,
      seq,
      at,
      version,
      document,
      snapshotChecksum(story, seq, version, document),
    );
  }

  return {
    remains: (story, end) => ({
      story,
      end,
      rows: new Map(
        rows
          .all(story)
          .filter((row) => checksumOf(row) === row.checksum)
          .map((row) => [row.seq, row]),
      ),
      snapshots: snapshots.all(story).flatMap((row) => standpointOf(story, row) ?? []),
    }),
    isWhole: (story, end) => {
      const found = extent.get(story);
      return found?.count === end && (found.last ?? 0) === end && begins.get(story) === 1;
    },
    write: (story, mended) => {
      if (mended.beginning) put(story, mended.beginning);
      for (const row of mended.fillers) addRow.run(row);
      cutRows.run(story, mended.seq);
      cutSnapshots.run(story, mended.seq);
    },
    addRow: (row) => void addRow.run({ ...row, checksum: checksumOf(row) }),
    addSnapshot: put,
    clear: (story) => {
      cutRows.run(story, -1);
      cutSnapshots.run(story, -1);
    },
  };
}

function standpointOf(story: number, row: SnapshotRow): Standpoint | null {
  if (snapshotChecksum(story, row.seq, row.version, row.document) !== row.checksum) return null;
  const opened = openDocument({ version: row.version, doc: JSON.parse(row.document) as unknown });
  return opened.ok ? { seq: row.seq, at: row.at, doc: opened.value } : null;
}
