import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate } from '../../db/migrate.ts';

const nothing = (): void => undefined;

/** A store of version 8 that had notes at version 7. */
function upgraded(): Database.Database {
  const database = new Database(':memory:');
  migrate(database, { to: 7, backUp: nothing });
  database.exec(`
    INSERT INTO stories (id, status, slug, kicker, language, canonical_url, publisher, headline,
      created_at, updated_at, seq) VALUES ('s1', 'draft', '', '', 'en-GB', '', '', '', 1, 1, 0);
    INSERT INTO notes (story, id, kind, text, author, at) VALUES (1, 'n1', 'note', '"a"', 'Ada', 1);
    INSERT INTO notes (story, id, kind, text, author, at, settled_at, settled_by)
      VALUES (1, 'n2', 'deletion', '"b"', 'Jon', 2, 3, 'Ada');
  `);
  migrate(database, { to: 8, backUp: nothing });
  database.pragma('foreign_keys = ON');
  return database;
}

test('the step to version 8 keeps every note, and calls one that was settled resolved', () => {
  const database = upgraded();
  expect(database.prepare('SELECT id, outcome, quote, settled_by FROM notes').raw().all()).toEqual([
    ['n1', '', '""', ''],
    ['n2', 'resolved', '""', 'Ada'],
  ]);
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  database.close();
});

test('names, restores and what happened to notes go with their story; a moment has one name', () => {
  const database = upgraded();
  database.exec(`
    INSERT INTO named_moments (story, seq, name, at, editor) VALUES (1, 0, '"As filed"', 1, 'Ada');
    INSERT INTO restores (story, seq, from_seq, is_whole, at, editor) VALUES (1, 0, 0, 1, 1, 'Ada');
    INSERT INTO note_events (story, note, at, editor, what, seq) VALUES (1, 'n1', 1, '', 'resolved', 0);
  `);
  for (const sql of [
    `INSERT INTO named_moments (story, seq, name, at, editor) VALUES (1, 0, '"x"', 1, '')`,
    `INSERT INTO restores (story, seq, from_seq, is_whole, at, editor) VALUES (1, 0, 0, 2, 1, '')`,
    `UPDATE note_events SET what = 'reopened'`,
  ])
    expect(() => database.exec(sql)).toThrow(/UNIQUE|CHECK|not changed/);
  database.exec('DELETE FROM stories');
  for (const table of ['notes', 'named_moments', 'restores', 'note_events'])
    expect(database.prepare(`SELECT * FROM ${table}`).all()).toEqual([]);
  database.close();
});
