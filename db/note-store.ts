import type { Database } from 'better-sqlite3';
import type { Note, NoteKind } from '../core/article/note.ts';
import type { NoteId, StoryId } from '../core/base/id.ts';
import type { NoteStore } from './notes.ts';
import { exactText, readExactText, wellFormed } from './stored-text.ts';

interface NoteRow {
  readonly id: NoteId;
  readonly kind: NoteKind;
  /** Exact text. */
  readonly text: string;
  readonly author: string;
  readonly at: number | null;
}

/** The query for the notes of a story that stand, in the order that they came; `?` is its id. */
export const storyNotesSql = `SELECT id, kind, text, author, at FROM notes
  WHERE story = (SELECT row FROM stories WHERE id = ?) AND settled_at IS NULL ORDER BY row`;

/** The notes of `database`. @param now the clock, in milliseconds. */
export function createNoteStore(database: Database, now: () => number): NoteStore {
  const standing = database.prepare<[string], NoteRow>(storyNotesSql);
  const story = database.prepare<[string], number>('SELECT row FROM stories WHERE id = ?').pluck();
  const insert = database.prepare<[NoteRow & { story: number }]>(
    `INSERT INTO notes (story, id, kind, text, author, at)
     VALUES (@story, @id, @kind, @text, @author, @at) ON CONFLICT DO NOTHING`,
  );
  const isThere = database
    .prepare<[string, string], number>(
      'SELECT 1 FROM notes WHERE story = (SELECT row FROM stories WHERE id = ?) AND id = ?',
    )
    .pluck();
  const settle = database.prepare<[number, string, string, string]>(
    `UPDATE notes SET settled_at = ?, settled_by = ?
     WHERE story = (SELECT row FROM stories WHERE id = ?) AND id = ? AND settled_at IS NULL`,
  );
  const reopen = database.prepare<[string, string]>(
    `UPDATE notes SET settled_at = NULL, settled_by = ''
     WHERE story = (SELECT row FROM stories WHERE id = ?) AND id = ?`,
  );
  const ofStory = (id: StoryId): Note[] => standing.all(id).map(toNote);

  const add = database.transaction((storyId: StoryId, note: Note): boolean => {
    const row = story.get(storyId);
    if (row !== undefined) insert.run({ story: row, ...toRow(note) });
    return row !== undefined;
  });

  /** Does something to a note that is there. @returns those that stand then. */
  const change = database.transaction(
    (storyId: StoryId, noteId: NoteId, carryOut: () => void): Note[] | null => {
      if (isThere.get(storyId, noteId) === undefined) return null;
      carryOut();
      return ofStory(storyId);
    },
  );

  return {
    ofStory,
    add: (storyId, note) => add.immediate(storyId, note),
    settle: (storyId, noteId, editor) =>
      change.immediate(storyId, noteId, () => {
        settle.run(now(), wellFormed(editor), storyId, noteId);
      }),
    reopen: (storyId, noteId) =>
      change.immediate(storyId, noteId, () => {
        reopen.run(storyId, noteId);
      }),
  };
}

function toRow({ id, kind, text, author, at }: Note): NoteRow {
  return { id, kind, text: exactText(text), author: wellFormed(author), at };
}

function toNote({ id, kind, text, author, at }: NoteRow): Note {
  return { id, kind, text: readExactText(text), author, at };
}
