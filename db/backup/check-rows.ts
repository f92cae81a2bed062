import type { Database } from 'better-sqlite3';
import { checksumOf, type JournalRow } from '../journal-row.ts';
import { snapshotChecksum } from '../snapshots.ts';

interface SnapshotRow {
  readonly seq: number;
  readonly version: number;
  readonly document: string;
  readonly checksum: number;
}

/** Of which stories the rows are looked at: all, or some of them spread over the whole store. */
export type RowSample = 'all' | { readonly stories: number };

/**
 * Looks whether the rows of journal and snapshots still are what was written, by their checksums,
 * and whether each story's journal reaches as far as the story says.
 * @param rest called after each story; what it throws ends the check
 * @returns what is wrong, for the log; null when nothing is.
 */
export function findDamagedRow(
  database: Database,
  sample: RowSample,
  rest: () => void = () => undefined,
): string | null {
  const journal = database.prepare<[number], JournalRow>(
    'SELECT * FROM journal WHERE story = ? ORDER BY seq',
  );
  const snapshots = database.prepare<[number], SnapshotRow>(
    'SELECT seq, version, document, checksum FROM snapshots WHERE story = ?',
  );
  for (const { row, seq } of storiesOf(database, sample)) {
    let last = 0;
    for (const entry of journal.iterate(row)) {
      if (entry.seq !== last + 1 || checksumOf(entry) !== entry.checksum)
        return `journal of story ${row} at ${entry.seq}`;
      last = entry.seq;
    }
    if (last !== seq) return `journal of story ${row} ends at ${last} instead of ${seq}`;
    for (const entry of snapshots.iterate(row)) {
      const { seq: at, version, document, checksum } = entry;
      if (snapshotChecksum(row, at, version, document) !== checksum)
        return `snapshot of story ${row} at ${at}`;
    }
    rest();
  }
  return null;
}

interface StoryHead {
  readonly row: number;
  readonly seq: number;
}

/** All stories; or the ones that changed last, and as many again spread evenly over the others. */
function storiesOf(database: Database, sample: RowSample): StoryHead[] {
  const all = database.prepare<[], StoryHead>('SELECT row, seq FROM stories ORDER BY row').all();
  if (sample === 'all' || all.length <= 2 * sample.stories) return all;
  const latest = database
    .prepare<[number], StoryHead>('SELECT row, seq FROM stories ORDER BY updated_at DESC LIMIT ?')
    .all(sample.stories);
  const stride = all.length / sample.stories;
  const start = Math.random() * stride;
  const spread = latest.map((_, index) => all[Math.floor(start + index * stride)]);
  const known = new Set(latest.map(({ row }) => row));
  return [...latest, ...spread.filter((story) => story && !known.has(story.row))] as StoryHead[];
}
