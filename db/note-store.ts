import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import {
  isChange,
  isStanding,
  threadOf,
  type ArrivingNote,
  type NoteOutcome,
  type NoteReply,
  type NoteThread,
} from '../core/article/note.ts';
import type { NoteId, ReplyId, StoryId } from '../core/base/id.ts';
import { failure, success } from '../core/base/result.ts';
import type { NoteOrder, NoteError, NotesOrder, NoteStore, ThreadResult } from './notes.ts';
import { noteStatements, type NotedStory, type NoteRow, type ReplyRow } from './note-sql.ts';
import { exactText, readExactText, wellFormed } from './stored-text.ts';

/** A note that is there, and the story that it is of. */
interface Found {
  readonly story: NotedStory;
  readonly note: NoteRow;
}

type Refusal = NoteError | null;

/** The notes of `database`. @param now the clock, in milliseconds. */
export function createNoteStore(database: Database, now: () => number): NoteStore {
  const sql = noteStatements(database);

  const thread = (story: NotedStory, id: NoteId): NoteThread | null => {
    const note = sql.find(story.row, id);
    return note ? toThread(note, sql.replies(story.row, id)) : null;
  };

  const bring = database.transaction((storyId: StoryId, note: ArrivingNote): NoteThread | null => {
    const story = sql.story(storyId);
    if (!story) return null;
    const { replies, ...own } = { ...threadOf(note), ...note };
    sql.insert({ story: story.row, ...toRow(own) });
    for (const reply of replies) {
      const row = { story: story.row, ...toReplyRow(note.id, reply) };
      // A file may name two answers alike: nothing that came is lost.
      if (!sql.insertReply(row)) sql.insertReply({ ...row, id: randomUUID() as ReplyId });
    }
    return thread(story, note.id);
  });

  const add = database.transaction(
    (storyId: StoryId, note: Parameters<NoteStore['add']>[1]): NoteThread | null => {
      const story = sql.story(storyId);
      if (!story) return null;
      sql.insert({ story: story.row, ...toRow({ ...threadOf(note), ...note }) });
      return thread(story, note.id);
    },
  );

  /** Does something to a note that is there. */
  const change = database.transaction(
    ({ storyId, noteId }: NoteOrder, carryOut: (found: Found) => Refusal): ThreadResult => {
      const story = sql.story(storyId);
      if (!story) return failure('not-found');
      const note = sql.find(story.row, noteId);
      if (!note) return failure('not-found');
      const refusal = carryOut({ story, note });
      const after = refusal === null ? thread(story, noteId) : null;
      return after ? success(after) : failure(refusal ?? 'not-found');
    },
  );

  const changeReply = (
    order: NoteOrder & { readonly replyId: ReplyId },
    carryOut: (story: NotedStory) => void,
  ): ThreadResult =>
    change.immediate(order, ({ story }) => {
      const { replyId, noteId, editor } = order;
      const reply = sql.replies(story.row, noteId).find(({ id }) => id === replyId);
      if (reply?.removed_at !== null) return 'not-found';
      if (reply.author !== wellFormed(editor)) return 'not-own';
      carryOut(story);
      return null;
    });

  const settle = ({ story, note }: Found, editor: string, outcome: NoteOutcome): void => {
    if (note.outcome === outcome) return;
    const [at, by] = [now(), wellFormed(editor)];
    const settled = { settled_at: at, settled_by: by, outcome };
    const stands = { settled_at: null, settled_by: '', outcome };
    sql.setOutcome(story.row, note.id, isStanding({ outcome }) ? stands : settled);
    const what = outcome === '' ? 'reopened' : outcome;
    sql.record({ story: story.row, note: note.id, at, editor: by, what, seq: story.seq });
  };

  /** Does something to those of many notes that are there. @returns null when one may not have it. */
  const changeAll = database.transaction(
    ({ storyId, noteIds, editor }: NotesOrder, outcome: NoteOutcome): NoteThread[] | null => {
      const story = sql.story(storyId);
      if (!story) return [];
      const notes = [...new Set(noteIds)].flatMap((id) => sql.find(story.row, id) ?? []);
      if (outcome !== '' && notes.some(({ kind }) => !isChange(kind))) return null;
      const open = notes.filter(({ outcome: was }) => was !== 'removed');
      for (const note of open) settle({ story, note }, editor, outcome);
      return open.flatMap(({ id }) => thread(story, id) ?? []);
    },
  );

  const ofStory = database.transaction((storyId: StoryId): NoteThread[] => {
    const replies = new Map<NoteId, ReplyRow[]>();
    for (const reply of sql.repliesOfStory(storyId)) {
      const before = replies.get(reply.note);
      if (before) before.push(reply);
      else replies.set(reply.note, [reply]);
    }
    return sql.ofStory(storyId).map((note) => toThread(note, replies.get(note.id) ?? []));
  });

  return {
    ofStory: (storyId) => ofStory(storyId),
    add: (storyId, note) => add.immediate(storyId, note),
    bring: (storyId, note) => void bring(storyId, note),
    edit: (order) =>
      change.immediate(order, ({ story, note }) => {
        if (note.author !== wellFormed(order.editor)) return 'not-own';
        sql.setText(story.row, note.id, exactText(order.text), now());
        return null;
      }),
    reply: (order) =>
      change.immediate(order, ({ story, note }) => {
        const { reply, editor } = order;
        const fresh = { ...reply, author: editor, at: now(), editedAt: null, isRemoved: false };
        sql.insertReply({ story: story.row, ...toReplyRow(note.id, fresh) });
        return null;
      }),
    editReply: (order) =>
      changeReply(order, ({ row }) =>
        sql.setReply(row, order.replyId, exactText(order.text), now()),
      ),
    removeReply: (order) =>
      changeReply(order, ({ row }) => sql.removeReply(row, order.replyId, now())),
    resolve: (order) =>
      change.immediate(order, (found) => {
        if (isChange(found.note.kind)) return 'wrong-kind';
        settle(found, order.editor, 'resolved');
        return null;
      }),
    remove: (order) =>
      change.immediate(order, ({ story, note }) => {
        if (isChange(note.kind)) return 'wrong-kind';
        if (note.author !== wellFormed(order.editor)) return 'not-own';
        const isAnswered = sql.replies(story.row, note.id).some((one) => one.removed_at === null);
        if (order.isRemoved && isAnswered) return 'answered';
        if (!order.isRemoved && note.outcome !== 'removed') return null;
        settle({ story, note }, order.editor, order.isRemoved ? 'removed' : '');
        return null;
      }),
    decide: (order) => {
      const decided = changeAll.immediate(order, order.outcome);
      if (decided === null) return failure('wrong-kind');
      return decided.length > 0 ? success(decided) : failure('not-found');
    },
    reopen: (order) => changeAll.immediate(order, '') ?? [],
    events: (storyId) =>
      sql.events(storyId).map((event) => ({
        ...event,
        text: readExactText(event.text),
        quote: readExactText(event.quote),
      })),
  };
}

function toRow(note: Omit<NoteThread, 'replies'>): NoteRow {
  const { id, kind, text, quote, author, at, editedAt, settledAt, settledBy, outcome } = note;
  return {
    id,
    kind,
    text: exactText(text),
    quote: exactText(quote),
    author: wellFormed(author),
    at,
    edited_at: editedAt,
    settled_at: settledAt,
    settled_by: wellFormed(settledBy),
    outcome,
  };
}

function toReplyRow(
  note: NoteId,
  { id, text, author, at, editedAt, isRemoved }: NoteReply,
): ReplyRow {
  return {
    note,
    id,
    text: exactText(text),
    author: wellFormed(author),
    at,
    edited_at: editedAt,
    removed_at: isRemoved ? (editedAt ?? at ?? 0) : null,
  };
}

function toThread(row: NoteRow, replies: readonly ReplyRow[]): NoteThread {
  const { id, kind, author, at, outcome } = row;
  return {
    id,
    kind,
    text: readExactText(row.text),
    author,
    at,
    quote: readExactText(row.quote),
    editedAt: row.edited_at,
    replies: replies.map(toReply),
    settledAt: row.settled_at,
    settledBy: row.settled_by,
    outcome,
  };
}

function toReply({ id, text, author, at, edited_at, removed_at }: ReplyRow): NoteReply {
  const isRemoved = removed_at !== null;
  return {
    id,
    text: isRemoved ? '' : readExactText(text),
    author,
    at,
    editedAt: edited_at,
    isRemoved,
  };
}
