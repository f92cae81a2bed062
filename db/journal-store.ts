import type { Database } from 'better-sqlite3';
import { documentVersion } from '../core/article/document.ts';
import { failure, success, type Result } from '../core/base/result.ts';
import type { Saved } from '../core/contract/journal.ts';
import type { AppendError, JournalBatch, JournalStore } from './journal.ts';
import {
  applyForeignSteps,
  checksumOf,
  type AppliedSteps,
  type JournalRow,
} from './journal-row.ts';
import type { LiveDocument, LiveDocuments } from './live-documents.ts';
import { countResent } from './resent-batch.ts';
import type { Snapshots } from './snapshots.ts';
import { wellFormed } from './stored-text.ts';

// A snapshot costs the whole document, replaying costs every batch since: 500 batches replay in
// a few milliseconds, and so much text is more than the snapshot of most stories.
const snapshotRows = 500;
const snapshotSize = 512 * 1024;

interface Head {
  readonly row: number;
  readonly seq: number;
}

interface Appended {
  readonly row: number;
  readonly live: LiveDocument;
  readonly at: number;
}

/** What the journal needs of its neighbours. */
export interface JournalParts {
  readonly database: Database;
  readonly live: LiveDocuments;
  readonly snapshots: Snapshots;
  readonly now: () => number;
}

/** The journal of `database`. */
export function createJournalStore({ database, live, snapshots, now }: JournalParts): JournalStore {
  const head = database.prepare<[string], Head>('SELECT row, seq FROM stories WHERE id = ?');
  const insert = database.prepare<[JournalRow]>(
    `INSERT INTO journal (story, seq, at, editor, version, step_count, steps, checksum)
     VALUES (@story, @seq, @at, @editor, @version, @step_count, @steps, @checksum)`,
  );
  const since = database.prepare<[number, number], Pick<JournalRow, 'at' | 'step_count' | 'steps'>>(
    'SELECT at, step_count, steps FROM journal WHERE story = ? AND seq > ? ORDER BY seq',
  );
  const advance = database.prepare<[{ row: number; seq: number }]>(
    'UPDATE stories SET seq = @seq WHERE row = @row',
  );
  const setChanged = database.prepare<[{ row: number; at: number }]>(
    'UPDATE stories SET updated_at = @at WHERE row = @row',
  );
  const select = database.prepare<[number, number, number]>(
    'UPDATE stories SET selection_anchor = ?, selection_head = ? WHERE row = ?',
  );
  function write(
    row: number,
    before: LiveDocument,
    applied: AppliedSteps,
    batch: JournalBatch,
  ): Appended {
    const at = now();
    const seq = batch.seq + 1;
    insert.run(sealed(row, at, applied, batch));
    advance.run({ row, seq });
    // The page tells its readers this moment: what they cannot see must not move it.
    if (!applied.isPrivate) setChanged.run({ row, at });
    if (batch.selection) select.run(batch.selection.anchor, batch.selection.head, row);
    const rows = before.unsnapped.rows + 1;
    const size = before.unsnapped.size + applied.steps.length;
    const isDue = rows >= snapshotRows || size >= snapshotSize;
    if (isDue) snapshots.write(row, seq, at, applied.doc);
    const unsnapped = isDue ? { rows: 0, size: 0 } : { rows, size };
    return { row, at, live: { seq, doc: applied.doc, unsnapped } };
  }

  const append = database.transaction((batch: JournalBatch): Result<Appended, AppendError> => {
    const story = head.get(batch.id);
    if (!story) return failure('not-found');
    const fresh = unstored(story, batch);
    if (fresh === null) return failure('conflict');
    const before = live.head(story.row, story.seq);
    if (fresh.steps.length === 0) return success({ row: story.row, live: before, at: fresh.at });
    const applied = applyForeignSteps(before.doc, fresh.steps);
    return applied ? success(write(story.row, before, applied, fresh)) : failure('invalid');
  });

  /** What of a batch is not in the journal yet; null when it was made upon another text. */
  function unstored(story: Head, batch: JournalBatch): (JournalBatch & { at: number }) | null {
    if (story.seq === batch.seq) return { ...batch, at: 0 };
    const ahead = story.seq - batch.seq;
    // Every row has a step at least.
    if (ahead < 0 || ahead > batch.steps.length) return null;
    const rows = since.all(story.row, batch.seq);
    const count = countResent(rows, batch.steps);
    if (count === null) return null;
    const at = rows.at(-1)?.at ?? 0;
    return { ...batch, seq: story.seq, steps: batch.steps.slice(count), at };
  }

  return {
    append: (batch): Result<Saved, AppendError> => {
      const appended = append.immediate(batch);
      if (!appended.ok) return appended;
      // Only now has the disk answered: a commit that failed must leave no trace here either.
      live.keep(appended.value.row, appended.value.live);
      return success({ seq: appended.value.live.seq, savedAt: appended.value.at });
    },
    documentAt: (id, seq) => {
      const story = head.get(id);
      if (!story || seq < 0 || seq > story.seq) return null;
      return seq === story.seq ? live.head(story.row, seq).doc : live.past(story.row, seq);
    },
  };
}

function sealed(story: number, at: number, applied: AppliedSteps, batch: JournalBatch): JournalRow {
  const row = {
    story,
    seq: batch.seq + 1,
    at,
    editor: wellFormed(batch.editor),
    version: documentVersion,
    step_count: batch.steps.length,
    steps: applied.steps,
  };
  return { ...row, checksum: checksumOf(row) };
}
