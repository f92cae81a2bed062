import type { Database } from 'better-sqlite3';
import type { Node } from 'prosemirror-model';
import { storyWords } from '../core/article/word-count.ts';
import type { StoryId } from '../core/base/id.ts';
import type { StoryBeginning, StoryMoment } from '../core/contract/history.ts';
import type { HistoryStore, Restore } from './history.ts';
import type { LiveDocuments } from './live-documents.ts';
import { createNamedMoments } from './named-moments.ts';
import { sittingsOf, stretchesOf, type JournalMoment } from './sittings.ts';
import { wellFormed } from './stored-text.ts';
import { createStoryEvents } from './story-events.ts';

interface StoryRow {
  readonly row: number;
  readonly id: StoryId;
  readonly seq: number;
  readonly createdAt: number;
}

/** Stories of which the beginning is remembered. */
const mostBeginnings = 64;

/** The query for a story's batches without their steps, in journal order; `?` is its row. */
export const journalMomentsSql =
  'SELECT seq, at, editor, step_count FROM journal WHERE story = ? ORDER BY seq';

/** The history of the stories in `database`. @param now the clock, in milliseconds. */
export function createHistoryStore(
  database: Database,
  live: LiveDocuments,
  now: () => number,
): HistoryStore {
  const story = database.prepare<[string], StoryRow>(
    'SELECT row, id, seq, created_at AS createdAt FROM stories WHERE id = ?',
  );
  const moments = database.prepare<[number], JournalMoment>(journalMomentsSql);
  const between = database.prepare<[number, number, number], JournalMoment>(
    `SELECT seq, at, editor, step_count FROM journal
     WHERE story = ? AND seq BETWEEN ? AND ? ORDER BY seq`,
  );
  const restore = database.prepare<[Omit<Restore, 'id' | 'isWhole' | 'backupAt'> & RestorePlace]>(
    `INSERT INTO restores (story, seq, from_seq, is_whole, backup_at, at, editor)
     VALUES (@story, @seq, @from, @isWhole, @backupAt, @at, @editor)`,
  );
  const names = createNamedMoments(database, now);
  const eventsOf = createStoryEvents(database);
  const beginnings = new Map<number, Pick<StoryBeginning, 'words' | 'pictures'>>();

  function beginningOf({ row }: StoryRow): Pick<StoryBeginning, 'words' | 'pictures'> {
    const known = beginnings.get(row);
    if (known) return known;
    const doc = live.past(row, 0);
    const counted = { words: storyWords(doc), pictures: countPictures(doc) };
    if (beginnings.size >= mostBeginnings) beginnings.clear();
    beginnings.set(row, counted);
    return counted;
  }

  function momentOf({ row, createdAt }: StoryRow, seq: number): StoryMoment {
    const [batch] = between.all(row, seq, seq);
    return { seq, at: batch?.at ?? createdAt, editor: batch?.editor ?? '' };
  }

  /** Does something with a story that is there and has come to the moment that is meant. */
  function at<T>(
    id: StoryId,
    seq: number | null,
    act: (found: StoryRow, seq: number) => T,
  ): T | null {
    const found = story.get(id);
    const meant = seq ?? found?.seq ?? 0;
    return found && meant <= found.seq ? act(found, meant) : null;
  }

  const timeline = database.transaction((id: StoryId) =>
    at(id, null, (found) => {
      const { begunBy, events } = eventsOf(found);
      return {
        sittings: sittingsOf(moments.iterate(found.row), events),
        names: names.ofStory(found.row),
        beginning: { at: found.createdAt, editor: begunBy, ...beginningOf(found) },
      };
    }),
  );

  return {
    timeline: (id) => timeline(id),
    stretches: (id, firstSeq, lastSeq) =>
      at(id, null, ({ row }) => stretchesOf(between.iterate(row, firstSeq, lastSeq))),
    read: (id, seq) =>
      at(id, seq, (found) => ({
        ...momentOf(found, seq),
        document: seq === found.seq ? live.head(found.row, seq).doc : live.past(found.row, seq),
      })),
    versions: (id, from, to) =>
      at(id, to, (found, end) =>
        at(id, from, () => {
          const ends = { from: momentOf(found, from), to: momentOf(found, end) };
          const [early, late] = live.two(found.row, Math.min(from, end), Math.max(from, end));
          return from <= end
            ? { ...ends, before: early, after: late }
            : { ...ends, before: late, after: early };
        }),
      ),
    name: ({ id, seq, name, editor }) =>
      database
        .transaction(() =>
          at(id, seq, ({ row }, meant) => {
            names.put(row, meant, name, editor);
            return names.ofStory(row);
          }),
        )
        .immediate(),
    unname: (id, seq) =>
      at(id, seq, ({ row }) => {
        names.remove(row, seq);
        return names.ofStory(row);
      }),
    recordRestore: ({ id, from, isWhole, backupAt = null, editor }) =>
      at(id, from, ({ row, seq }) => {
        const place = { story: row, seq, at: now(), isWhole: isWhole ? 1 : 0 };
        restore.run({ ...place, from, backupAt, editor: wellFormed(editor) });
        return true;
      }) ?? false,
  };
}

interface RestorePlace {
  readonly story: number;
  readonly seq: number;
  readonly at: number;
  readonly isWhole: number;
  readonly backupAt: number | null;
}

function countPictures(doc: Node): number {
  let count = 0;
  doc.descendants((node) => {
    if (node.attrs['media']) count += 1;
    return !node.isTextblock;
  });
  return count;
}
