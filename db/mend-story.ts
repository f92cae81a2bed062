import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { StoryId } from '../core/base/id.ts';
import { checksumOf, type JournalRow } from './journal-row.ts';
import type { LiveDocuments } from './live-documents.ts';
import { mendJournal } from './salvage/mend-journal.ts';
import { createSealer } from './sealed-format.ts';
import type { StoreKey } from './store-key.ts';
import { storyJournals } from './salvage/story-journal.ts';
import { makeFolder, writeWhole } from './whole-file.ts';

/** What became of a story whose journal could not be followed. */
export interface MendedStory {
  /** When the last change that is left was made, in milliseconds since 1970; null for its beginning. */
  readonly lastAt: number | null;
  /** Whether its text is the last one all the same, and only moments before it are lost. */
  readonly isLastText: boolean;
  /** The file that holds every row of its journal as it was found. */
  readonly kept: string;
}

/** Makes a story with a damaged journal one that opens, as of its last good moment. */
export type MendStory = (id: StoryId) => MendedStory | null;

interface Head {
  readonly row: number;
  readonly seq: number;
}

interface Trigger {
  readonly name: string;
  readonly sql: string;
}

/**
 * Mends stories of an open store, one at a time and no other along with it. First every row of the
 * story's journal is put away in a file under `damaged/`, as it is; then, in one transaction, rows
 * that cannot be followed make room for what leads to the next good snapshot, or go. The triggers
 * that keep a journal from being altered are off for that transaction alone.
 */
export function createStoryMending(
  database: Database,
  live: Pick<LiveDocuments, 'forget'>,
  place: { readonly folder: string; readonly key?: StoreKey | undefined },
  now: () => number,
): MendStory {
  const head = database.prepare<[string], Head>('SELECT row, seq FROM stories WHERE id = ?');
  const rows = database.prepare<[number], JournalRow>(
    'SELECT * FROM journal WHERE story = ? ORDER BY seq',
  );
  const guards = database.prepare<[], Trigger>(
    "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ('journal', 'snapshots')",
  );

  const write = database.transaction(({ row, seq }: Head, kept: string): MendedStory | null => {
    const triggers = guards.all();
    for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
    const journals = storyJournals(database);
    const mended = mendJournal(journals.remains(row, seq));
    if (mended) {
      journals.write(row, mended);
      database
        .prepare(
          `UPDATE stories SET seq = ?, indexed_seq = -1, selection_anchor = NULL,
             selection_head = NULL WHERE row = ?`,
        )
        .run(mended.seq, row);
    }
    for (const { sql } of triggers) database.exec(sql);
    return mended && { lastAt: mended.lastAt, isLastText: mended.isLastText, kept };
  });

  return (id) => {
    const story = head.get(id);
    if (!story) return null;
    const kept = keepRows(place, `${stampOf(now())}-story-${id}`, rows.all(story.row));
    const mended = write.immediate(story, kept);
    live.forget(story.row);
    return mended;
  };
}

function stampOf(at: number): string {
  return new Date(at).toISOString().replace(/[:.]/g, '-');
}

function keepRows(
  { folder, key }: { readonly folder: string; readonly key?: StoreKey | undefined },
  name: string,
  rows: readonly JournalRow[],
): string {
  const damaged = join(folder, 'damaged');
  makeFolder(damaged);
  const marked = rows.map((row) => ({ ...row, isDamaged: checksumOf(row) !== row.checksum }));
  const bytes = Buffer.from(JSON.stringify(marked));
  const path = join(damaged, key ? `${name}.sealed` : `${name}.json`);
  // What a library keeps under a key leaves it in no other form.
  writeWhole(path, key ? seal(key, bytes) : bytes);
  return path;
}

function seal(key: StoreKey, bytes: Buffer): Buffer {
  const sealer = createSealer(key, 'damaged rows');
  const last = Math.max(0, Math.ceil(bytes.length / sealer.chunkSize) - 1);
  const chunks = Array.from({ length: last + 1 }, (_, index) => {
    const from = index * sealer.chunkSize;
    return sealer.seal(bytes.subarray(from, from + sealer.chunkSize), index, index === last);
  });
  return Buffer.concat([sealer.header, ...chunks]);
}
