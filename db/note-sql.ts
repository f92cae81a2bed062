import type { Database } from 'better-sqlite3';
import type { NoteKind, NoteOutcome } from '../core/article/note.ts';
import type { NoteId, ReplyId } from '../core/base/id.ts';
import type { NoteEvent } from './notes.ts';

/** A note as it is stored. */
export interface NoteRow {
  readonly id: NoteId;
  readonly kind: NoteKind;
  /** Exact text, as is `quote`. */
  readonly text: string;
  readonly quote: string;
  readonly author: string;
  readonly at: number | null;
  readonly edited_at: number | null;
  readonly settled_at: number | null;
  readonly settled_by: string;
  readonly outcome: NoteOutcome;
}

/** An answer as it is stored. */
export interface ReplyRow {
  readonly note: NoteId;
  readonly id: ReplyId;
  /** Exact text. */
  readonly text: string;
  readonly author: string;
  readonly at: number | null;
  readonly edited_at: number | null;
  readonly removed_at: number | null;
}

/** The story that notes belong to: its row, and where its journal stands. */
export interface NotedStory {
  readonly row: number;
  readonly seq: number;
}

type OfStory<Row> = Row & { readonly story: number };

interface EventRow {
  readonly story: number;
  readonly note: NoteId;
  readonly at: number;
  readonly editor: string;
  readonly what: NoteEvent['what'];
  readonly seq: number;
}

const columns = 'id, kind, text, quote, author, at, edited_at, settled_at, settled_by, outcome';
const replyColumns = 'note, id, text, author, at, edited_at, removed_at';

/** The query for the threads that a story is sent with, in the order that they came; `?` is its id. */
export const storyNotesSql = `SELECT ${columns} FROM notes
  WHERE story = (SELECT row FROM stories WHERE id = ?)
    AND (outcome = '' OR outcome = 'resolved' AND kind IN ('note', 'comment')) ORDER BY row`;

/** The query for the answers of a story's threads, in the order that they came; `?` is its id. */
export const storyRepliesSql = `SELECT ${replyColumns} FROM note_replies
  WHERE story = (SELECT row FROM stories WHERE id = ?) ORDER BY row`;

/** The query for the answers of one note; takes the story's row and the note's id. */
export const noteRepliesSql = `SELECT ${replyColumns} FROM note_replies
  WHERE story = ? AND note = ? ORDER BY row`;

/** The query for what happened to a story's notes; `?` is its id. */
export const noteEventsSql = `SELECT note AS noteId, kind,
    iif(outcome = 'removed', '""', text) AS text, quote, author, what,
    note_events.at AS at, editor, seq
  FROM note_events JOIN notes ON notes.story = note_events.story AND notes.id = note_events.note
  WHERE note_events.story = (SELECT row FROM stories WHERE id = ?)
  ORDER BY seq, note_events.row`;

/** The statements behind the notes; each takes a story's row, not its id, unless it is named otherwise. */
export function noteStatements(database: Database) {
  const story = database.prepare<[string], NotedStory>('SELECT row, seq FROM stories WHERE id = ?');
  const ofStory = database.prepare<[string], NoteRow>(storyNotesSql);
  const repliesOfStory = database.prepare<[string], ReplyRow>(storyRepliesSql);
  const find = database.prepare<[number, string], NoteRow>(
    `SELECT ${columns} FROM notes WHERE story = ? AND id = ?`,
  );
  const replies = database.prepare<[number, string], ReplyRow>(noteRepliesSql);
  const insert = database.prepare<[OfStory<NoteRow>]>(
    `INSERT INTO notes (story, ${columns}) VALUES (@story, @id, @kind, @text, @quote, @author, @at,
       @edited_at, @settled_at, @settled_by, @outcome) ON CONFLICT DO NOTHING`,
  );
  const setText = database.prepare<[string, number, number, string]>(
    'UPDATE notes SET text = ?, edited_at = ? WHERE story = ? AND id = ?',
  );
  const setOutcome = database.prepare<[number | null, string, NoteOutcome, number, string]>(
    'UPDATE notes SET settled_at = ?, settled_by = ?, outcome = ? WHERE story = ? AND id = ?',
  );
  const record = database.prepare<[EventRow]>(
    `INSERT INTO note_events (story, note, at, editor, what, seq)
     VALUES (@story, @note, @at, @editor, @what, @seq)`,
  );
  const insertReply = database.prepare<[OfStory<ReplyRow>]>(
    `INSERT INTO note_replies (story, ${replyColumns}) VALUES (@story, @note, @id, @text, @author,
       @at, @edited_at, @removed_at) ON CONFLICT DO NOTHING`,
  );
  const setReply = database.prepare<[string, number, number, string]>(
    'UPDATE note_replies SET text = ?, edited_at = ? WHERE story = ? AND id = ?',
  );
  const removeReply = database.prepare<[number, number, string]>(
    'UPDATE note_replies SET removed_at = ? WHERE story = ? AND id = ?',
  );
  const events = database.prepare<[string], NoteEvent>(noteEventsSql);
  return {
    story: (storyId: string): NotedStory | undefined => story.get(storyId),
    ofStory: (storyId: string): NoteRow[] => ofStory.all(storyId),
    repliesOfStory: (storyId: string): ReplyRow[] => repliesOfStory.all(storyId),
    find: (row: number, id: NoteId): NoteRow | undefined => find.get(row, id),
    replies: (row: number, id: NoteId): ReplyRow[] => replies.all(row, id),
    insert: (note: OfStory<NoteRow>): void => void insert.run(note),
    setText: (row: number, id: NoteId, text: string, at: number): void =>
      void setText.run(text, at, row, id),
    setOutcome: (
      row: number,
      id: NoteId,
      to: Pick<NoteRow, 'settled_at' | 'settled_by' | 'outcome'>,
    ): void => void setOutcome.run(to.settled_at, to.settled_by, to.outcome, row, id),
    record: (event: EventRow): void => void record.run(event),
    /** @returns whether the story had no answer of this id. */
    insertReply: (reply: OfStory<ReplyRow>): boolean => insertReply.run(reply).changes > 0,
    setReply: (row: number, id: ReplyId, text: string, at: number): void =>
      void setReply.run(text, at, row, id),
    removeReply: (row: number, id: ReplyId, at: number): void => void removeReply.run(at, row, id),
    events: (storyId: string): NoteEvent[] => events.all(storyId),
  };
}
