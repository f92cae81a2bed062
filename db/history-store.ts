import type { Database } from 'better-sqlite3';
import type { Node } from 'prosemirror-model';
import { storyWords } from '../core/article/word-count.ts';
import type { StoryId } from '../core/base/id.ts';
import type { StoryBeginning, StoryMoment } from '../core/contract/history.ts';
import type { DetailChanges } from './detail-changes.ts';
import type { DetailHistory } from './detail-history.ts';
import { detailDifferences } from '../core/contract/moment-details.ts';
import type { HistoryStore, MomentNaming, MomentPlace, Restore } from './history.ts';
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

/** What the history is read from. */
export interface HistoryParts {
  readonly database: Database;
  readonly live: LiveDocuments;
  readonly details: DetailHistory;
  readonly changes: Pick<DetailChanges, 'after'>;
  /** The clock, in milliseconds. */
  readonly now: () => number;
}

/** The history of the stories in `database`. */
export function createHistoryStore(parts: HistoryParts): HistoryStore {
  const { database, live, details, now } = parts;
  const story = database.prepare<[string], StoryRow>(
    'SELECT row, id, seq, created_at AS createdAt FROM stories WHERE id = ?',
  );
  const moments = database.prepare<[number], JournalMoment>(journalMomentsSql);
  const between = database.prepare<[number, number, number], JournalMoment>(
    `SELECT seq, at, editor, step_count FROM journal
     WHERE story = ? AND seq BETWEEN ? AND ? ORDER BY seq`,
  );
  const size = database
    .prepare<[string], number>(
      `SELECT coalesce(max(octet_length(document)), 0) FROM snapshots
       WHERE story = (SELECT row FROM stories WHERE id = ?)`,
    )
    .pluck();
  const restore = database.prepare<[RestoreRow]>(
    `INSERT INTO restores (story, seq, from_seq, is_whole, has_details, backup_at, at, editor)
     VALUES (@story, @seq, @from, @isWhole, @hasDetails, @backupAt, @at, @editor)`,
  );
  const names = createNamedMoments(database, now);
  const eventsOf = createStoryEvents(database, parts.changes);
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

  function momentOf(found: StoryRow, seq: number, { detailsAt }: MomentPlace): StoryMoment {
    const { row, createdAt } = found;
    const [batch] = between.all(row, seq, seq);
    return {
      seq,
      detailsAt: Math.min(detailsAt ?? details.lastAt(found, seq), details.last(found)),
      at: batch?.at ?? createdAt,
      editor: batch?.editor ?? '',
    };
  }

  function endOf(found: StoryRow, place: MomentPlace): StoryMoment {
    // Where the journal ends, nothing has been written since: the details are those of now.
    return place.seq === null
      ? momentOf(found, found.seq, { ...place, detailsAt: details.last(found) })
      : momentOf(found, place.seq, place);
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

  const name = database.transaction(({ id, name: given, editor, ...place }: MomentNaming) =>
    at(id, place.seq, (found) => {
      const { seq, detailsAt } = endOf(found, place);
      const was = nameAt(found.row, seq);
      names.put({ story: found.row, seq, detailsAt, name: given, editor });
      details.named(found, was, given);
      return names.ofStory(found.row);
    }),
  );

  const unname = database.transaction((id: StoryId, seq: number) =>
    at(id, seq, (found) => {
      details.named(found, nameAt(found.row, seq), null);
      names.remove(found.row, seq);
      return names.ofStory(found.row);
    }),
  );

  const recordRestore = database.transaction((restored: Restore) =>
    at(restored.id, restored.from, (found) => {
      const { from, fromDetails, isWhole, hasDetails = false, backupAt = null, editor } = restored;
      const place = { story: found.row, seq: found.seq, at: now(), isWhole: isWhole ? 1 : 0 };
      const rest = { hasDetails: hasDetails ? 1 : 0, backupAt, editor: wellFormed(editor) };
      restore.run({ ...place, from, ...rest });
      const meant = momentOf(found, from, { seq: from, detailsAt: fromDetails }).detailsAt;
      return { brought: hasDetails ? details.restore(found, meant) : null };
    }),
  );

  function nameAt(row: number, seq: number): string | null {
    return names.ofStory(row).find((one) => one.seq === seq)?.name ?? null;
  }

  return {
    timeline: (id) => timeline(id),
    stretches: (id, firstSeq, lastSeq) =>
      at(id, null, ({ row }) => stretchesOf(between.iterate(row, firstSeq, lastSeq))),
    read: (id, place) =>
      at(id, place.seq, (found, seq) => {
        const moment = momentOf(found, seq, place);
        const present = details.at(found, details.last(found));
        return {
          ...moment,
          document: seq === found.seq ? live.head(found.row, seq).doc : live.past(found.row, seq),
          details: detailDifferences(details.at(found, moment.detailsAt), present),
        };
      }),
    ends: (id, from, to) =>
      at(id, to.seq, (found) =>
        at(id, from.seq, () => {
          const [early, late] = [endOf(found, from), endOf(found, to)];
          const [was, is] = [early, late].map((end) => details.at(found, end.detailsAt));
          return was && is ? { from: early, to: late, details: detailDifferences(was, is) } : null;
        }),
      ),
    versions: (id, from, to) =>
      at(id, to, (found, end) =>
        at(id, from, () => {
          const [early, late] = live.two(found.row, Math.min(from, end), Math.max(from, end));
          return from <= end ? { before: early, after: late } : { before: late, after: early };
        }),
      ),
    size: (id) => size.get(id) ?? 0,
    name: (naming) => name.immediate(naming),
    unname: (id, seq) => unname.immediate(id, seq),
    recordRestore: (restored) => recordRestore.immediate(restored),
    takeBackDetails: (id, from, to) =>
      at(id, null, (found) => details.takeBack(found, from, Math.min(to, details.last(found)))),
  };
}

interface RestoreRow {
  readonly story: number;
  readonly seq: number;
  readonly from: number;
  readonly at: number;
  readonly isWhole: number;
  readonly hasDetails: number;
  readonly backupAt: number | null;
  readonly editor: string;
}

function countPictures(doc: Node): number {
  let count = 0;
  doc.descendants((node) => {
    if (node.attrs['media']) count += 1;
    return !node.isTextblock;
  });
  return count;
}
