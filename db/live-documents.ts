import type { Database } from 'better-sqlite3';
import type { Node } from 'prosemirror-model';
import { replayRow, type JournalRow } from './journal-row.ts';
import type { Snapshots } from './snapshots.ts';
import { StoreDamage } from './store-failure.ts';

/** A story's text at one place of its journal. */
export interface LiveDocument {
  readonly seq: number;
  readonly doc: Node;
  /** What lies in the journal between the last snapshot and `seq`. */
  readonly unsnapped: { readonly rows: number; readonly size: number };
}

/** The stories that are being worked on, as they stand on disk; a bounded number of them. */
export interface LiveDocuments {
  /**
   * The story at the end of its journal, which is `seq`.
   * @throws StoreDamage when the journal cannot be read up to there.
   */
  head(story: number, seq: number): LiveDocument;
  /** The story as it once stood. @throws StoreDamage as `head` does. */
  past(story: number, seq: number): Node;
  /**
   * The story as it stood at two moments, `early` not after `late`; where it is little that lies
   * between them, what did not change is the same node in both. @throws StoreDamage as `head` does.
   */
  two(story: number, early: number, late: number): readonly [Node, Node];
  /** Remembers what a commit has just put on disk. */
  keep(story: number, live: LiveDocument): void;
  forget(story: number): void;
}

const capacity = 8;

/** Batches that are replayed rather than read another snapshot. */
const farApart = 2000;

/** @param snapshots those of the same database. */
export function createLiveDocuments(database: Database, snapshots: Snapshots): LiveDocuments {
  const kept = new Map<number, LiveDocument>();
  const between = database.prepare<[number, number, number], JournalRow>(
    'SELECT * FROM journal WHERE story = ? AND seq > ? AND seq <= ? ORDER BY seq',
  );

  function replay(story: number, from: LiveDocument, to: number): LiveDocument {
    let { doc, seq } = from;
    let { rows, size } = from.unsnapped;
    for (const row of between.iterate(story, seq, to)) {
      if (row.seq !== seq + 1) throw damaged(seq);
      doc = replayOne(doc, row);
      seq = row.seq;
      rows += 1;
      size += row.steps.length;
    }
    if (seq !== to) throw damaged(seq);
    return { seq, doc, unsnapped: { rows, size } };
  }

  function load(story: number, seq: number): LiveDocument {
    const snapshot = snapshots.nearest(story, seq);
    if (!snapshot) throw damaged(0);
    return replay(story, { ...snapshot, unsnapped: { rows: 0, size: 0 } }, seq);
  }

  function keep(story: number, live: LiveDocument): void {
    kept.delete(story);
    kept.set(story, live);
    const oldest = kept.keys().next();
    if (kept.size > capacity && !oldest.done) kept.delete(oldest.value);
  }

  return {
    head: (story, seq) => {
      const before = kept.get(story);
      // Another process may have appended; a store that was put back may stand earlier.
      const isUsable = before !== undefined && before.seq <= seq;
      const live = isUsable ? replay(story, before, seq) : load(story, seq);
      keep(story, live);
      return live;
    },
    past: (story, seq) => load(story, seq).doc,
    two: (story, early, late) => {
      const first = load(story, early);
      const second = late - early > farApart ? load(story, late) : replay(story, first, late);
      return [first.doc, second.doc];
    },
    keep,
    forget: (story) => kept.delete(story),
  };
}

function replayOne(doc: Node, row: JournalRow): Node {
  try {
    return replayRow(doc, row);
  } catch (error) {
    if (error instanceof Error) throw damaged(row.seq - 1, error);
    throw error;
  }
}

function damaged(lastGood: number, cause?: Error): StoreDamage {
  return new StoreDamage(
    `The journal of this story is damaged after change ${lastGood}. What it held up to there is untouched in the store; keep a copy of the store’s folder before you go on.`,
    { cause },
  );
}
