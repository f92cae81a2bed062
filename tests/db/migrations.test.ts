import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { migrate } from '../../db/migrate.ts';
import { migrations } from '../../db/migrations/all.ts';
import type { Migration } from '../../db/migrations/migration.ts';
import { openStore } from '../../db/open-store.ts';
import { backUp } from '../../db/store-backup.ts';
import { applicationId, storeVersion } from '../../db/store-format.ts';
import { storeDocument } from '../../core/article/document.ts';
import { buildDocument } from '../support/build-document.ts';
import { headlines, mustOpen, temporaryFolder, textOf } from './store-fixture.ts';
import { crc32 } from 'node:zlib';
import type { StoryId } from '../../core/base/id.ts';

const nothing = (): void => undefined;

/** A store as an older release left it, at `version`, still open. */
function storeAt(version: number, folder = temporaryFolder()): Database.Database {
  const database = new Database(join(folder, 'galley.sqlite'));
  database.pragma(`application_id = ${applicationId}`);
  migrate(database, { to: version, backUp: nothing });
  return database;
}

function versionOf(database: Database.Database): unknown {
  return database.pragma('user_version', { simple: true });
}

/** Everything in the tables that are named, as plain rows. */
function rowsOf(database: Database.Database, tables: readonly string[]): unknown {
  return tables.map((table) => [
    table,
    database.prepare(`SELECT * FROM ${table} ORDER BY 1`).all(),
  ]);
}

const tablesOf: Readonly<Record<number, readonly string[]>> = {
  1: ['stories', 'journal', 'snapshots', 'status_changes', 'ignores'],
  2: ['claims', 'evidence', 'claim_events', 'tags', 'story_tags'],
  3: ['lexicon', 'media', 'exports', 'settings'],
  4: [],
  5: ['rules_off', 'house_rules', 'always_ignored'],
  6: ['files', 'sources', 'source_texts', 'dismissals', 'quote_ties'],
};

function fillFirst(database: Database.Database): void {
  const document = JSON.stringify(
    storeDocument(buildDocument({ headline: 'Ferry returns', body: ['At noon.'] })).doc,
  );
  const checksum = crc32(document, crc32('1 0 1\n'));
  database.exec(`
    INSERT INTO stories (id, status, slug, kicker, language, canonical_url, publisher, published_at, headline,
      created_at, updated_at, seq)
    VALUES ('s1', 'checking', 'ferry', 'Harbour', 'en-GB', '', 'The Quay', 5, 'Ferry returns', 1, 2, 0);
    INSERT INTO status_changes (story, at, editor, status) VALUES (1, 2, 'Ada', 'checking');
    INSERT INTO ignores VALUES (1, 'spelling', 'quayside');
  `);
  database.prepare('INSERT INTO snapshots VALUES (1, 0, 1, 1, ?, ?)').run(document, checksum);
}

function fillSecond(database: Database.Database): void {
  database.exec(`
    INSERT INTO claims VALUES (1, 'c1', 1, 'confirmed', '"At noon."', 'Seen', 'Jon', 9, 8);
    INSERT INTO evidence VALUES (1, 'e1', 1, 'noon', 'Timetable', 'p. 2', 1, 9);
    INSERT INTO claim_events VALUES (3, 1, 8, 'Ada', 'added', NULL, '"At noon."');
    INSERT INTO claim_events VALUES (7, 1, 9, 'Jon', 'settled', 'confirmed', '"At noon."');
    INSERT INTO tags (row, kind, name, folded) VALUES (1, 'place', 'Port Elder', 'port elder');
    INSERT INTO story_tags VALUES (1, 1);
  `);
}

function fillThird(database: Database.Database): void {
  database.exec(`
    INSERT INTO lexicon VALUES ('name', 'Elderfield', 3);
    INSERT INTO media VALUES ('${'a'.repeat(64)}', 'image/png', 4, 3, 80, 3);
    INSERT INTO exports VALUES (1, 's1', 'ferry.html', '${'b'.repeat(64)}', 900, NULL, 7);
    INSERT INTO settings VALUES ('editor', '"Ada"');
  `);
}

function fillFifth(database: Database.Database): void {
  database.exec(`
    INSERT INTO rules_off VALUES ('doubled');
    INSERT INTO house_rules VALUES (1, 'h1', 'quai', 0, 0, '["quay"]', 'We write quay.');
    INSERT INTO always_ignored VALUES ('spelling', 'quayside', 4);
  `);
}

function fillSixth(database: Database.Database): void {
  const hash = 'c'.repeat(64);
  database.exec(`
    UPDATE claims SET kind = 'date', fix = '"At one."', signed_by = 'Eve', signed_at = 10;
    UPDATE evidence SET source_id = 'q1', passage_from = 0, passage_to = 4;
    INSERT INTO claim_events (claim, at, editor, kind, verdict, text)
      VALUES (1, 10, 'Eve', 'signed-off', 'confirmed', '"At noon."');
    INSERT INTO files VALUES ('${hash}', 'application/pdf', 8, 1);
    INSERT INTO sources VALUES (1, 'q1', 1, 'pdf', 'Timetable', '', '', '', '', NULL, '${hash}',
      'times.pdf', 'read', '', 1, 'Ada', NULL);
    INSERT INTO source_texts VALUES (1, '"Noon"', '[]', 0);
    INSERT INTO source_words (rowid, title, text) VALUES (1, 'Timetable', 'Noon');
    INSERT INTO dismissals VALUES (1, 'proposal', '"Noon"', 1, 'Ada');
    INSERT INTO quote_ties VALUES (1, 1, 't1', '"Noon"', 'q1', 0, 4, '"Noon"', 1, 'Ada');
    INSERT INTO status_changes (story, at, editor, status, seq, reason, errors)
      VALUES (1, 3, 'Ada', 'ready', 0, 'the lawyer agrees', 2);
    INSERT INTO exports (story_id, name, sha256, bytes, override, editor, at)
      VALUES ('s1', 'ferry.md', '${'d'.repeat(64)}', 90, NULL, 'Jon', 8);
  `);
}

const fill: Readonly<Record<number, (database: Database.Database) => void>> = {
  1: fillFirst,
  2: fillSecond,
  3: fillThird,
  5: fillFifth,
  6: fillSixth,
};

/** A store at `version` with something in every table that it has. */
function filledStore(version: number, folder?: string): Database.Database {
  const database = storeAt(0, folder);
  // Each release wrote its rows in the form that it knew.
  for (let step = 1; step <= version; step++) {
    migrate(database, { to: step, backUp: nothing });
    fill[step]?.(database);
  }
  return database;
}

describe('every migration', () => {
  test('leads to the version of its place in the list', () => {
    expect(migrations.map(({ version }) => version)).toEqual(
      migrations.map((_step, index) => index + 1),
    );
    expect(storeVersion).toBe(migrations.length);
  });

  test.each([2, 3, 4, 5, 6, 7, 8])(
    'to version %i leaves everything that was there as it was',
    (version) => {
      const database = filledStore(version - 1);
      const tables = Array.from(
        { length: version - 1 },
        (_, index) => tablesOf[index + 1] ?? [],
      ).flat();
      const before = rowsOf(database, tables);
      migrate(database, { to: version, backUp: nothing });
      expect(versionOf(database)).toBe(version);
      const after = rowsOf(database, tables);
      // Columns may be added; what was written must be found in its place.
      expect(after).toMatchObject(before as object);
      expect(database.pragma('foreign_key_check')).toEqual([]);
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
      database.close();
    },
  );

  test('to version 2 counts how many stories carry a tag, in and out of the bin', () => {
    const database = filledStore(2);
    const uses = (): unknown => database.prepare('SELECT uses FROM tags').pluck().get();
    expect(uses()).toBe(1);
    database.exec('UPDATE stories SET removed_at = 5');
    expect(uses()).toBe(0);
    database.exec('UPDATE stories SET removed_at = NULL');
    expect(uses()).toBe(1);
    database.close();
  });

  test('to version 4 marks every story for indexing', () => {
    const database = filledStore(3);
    migrate(database, { to: 4, backUp: nothing });
    expect(
      database.prepare('SELECT count(*) FROM stories WHERE indexed_seq < seq').pluck().get(),
    ).toBe(1);
    database.close();
  });

  describe('to version 6', () => {
    function upgraded(): Database.Database {
      const database = filledStore(5);
      migrate(database, { to: 6, backUp: nothing });
      return database;
    }

    test('gives an old claim no kind, fix or sign-off, and its evidence no passage', () => {
      const database = upgraded();
      expect(database.prepare('SELECT kind, fix, signed_by, signed_at FROM claims').all()).toEqual([
        { kind: 'other', fix: '""', signed_by: '', signed_at: null },
      ]);
      expect(
        database.prepare('SELECT source_id, passage_from, passage_to FROM evidence').all(),
      ).toEqual([{ source_id: null, passage_from: null, passage_to: null }]);
      expect(database.prepare('SELECT seq, reason, errors FROM status_changes').all()).toEqual([
        { seq: null, reason: null, errors: 0 },
      ]);
      database.close();
    });

    test('still lets nobody rewrite or shorten the history of a claim', () => {
      const database = upgraded();
      expect(() => database.exec("UPDATE claim_events SET editor = 'x'")).toThrow(/is kept/);
      expect(() => database.exec('DELETE FROM claim_events')).toThrow(/is kept/);
      expect(() =>
        database.exec(`INSERT INTO claim_events VALUES (9, 1, 9, '', 'guessed', NULL, '""')`),
      ).toThrow(/CHECK/);
      database.exec(
        `INSERT INTO claim_events (claim, at, editor, kind, text) VALUES (1, 9, '', 'signed-off', '""')`,
      );
      // The next row comes after the last one, so that the order of what happened stays.
      expect(database.prepare('SELECT max(row) FROM claim_events').pluck().get()).toBe(8);
      database.close();
    });

    test('lets all of a story go with it, the index of its sources too, and nothing of another', () => {
      const database = upgraded();
      database.pragma('foreign_keys = ON');
      const hash = 'c'.repeat(64);
      database.exec(`
        INSERT INTO stories (id, status, slug, kicker, language, canonical_url, publisher, headline,
          created_at, updated_at, seq) SELECT 's2', status, '', '', language, '', '', '', 1, 1, 0 FROM stories;
        INSERT INTO files VALUES ('${hash}', 'application/pdf', 8, 1);
      `);
      for (const story of [1, 2])
        database.exec(`
          INSERT INTO sources VALUES (${story}, 'q${story}', ${story}, 'pdf', 'Timetable', '', '', '', '', NULL,
            '${hash}', 'times.pdf', 'read', '', 1, 'Ada', NULL);
          INSERT INTO source_texts VALUES (${story}, '"Noon"', '[]', 0);
          INSERT INTO source_words (rowid, title, text) VALUES (${story}, 'Timetable', 'Noon');
          INSERT INTO dismissals VALUES (${story}, 'proposal', '"Noon"', 1, 'Ada');
          INSERT INTO quote_ties VALUES (${story}, ${story}, 't1', '"Noon"', 'q${story}', 0, 4, '"Noon"', 1, 'Ada');
        `);
      database.exec('DELETE FROM stories WHERE row = 1');
      const left = (table: string, column: string): unknown =>
        database.prepare(`SELECT ${column} FROM ${table}`).pluck().all();
      expect(left('sources', 'row')).toEqual([2]);
      expect(left('source_texts', 'source')).toEqual([2]);
      expect(left("source_words WHERE source_words MATCH 'noon'", 'rowid')).toEqual([2]);
      expect(left('dismissals', 'story')).toEqual([2]);
      expect(left('quote_ties', 'story')).toEqual([2]);
      expect(left('files', 'hash')).toEqual([hash]);
      expect(left('claim_events', 'row')).toEqual([]);
      expect(database.pragma('foreign_key_check')).toEqual([]);
      database.close();
    });

    test('keeps the words of a source from being altered', () => {
      const database = upgraded();
      database.exec(`
        INSERT INTO sources VALUES (1, 'q1', 1, 'text', '', '', '', '', '', NULL, NULL, '', 'read', '', 1, '', NULL);
        INSERT INTO source_texts VALUES (1, '"Noon"', '[]', 0);
      `);
      for (const sql of [
        `UPDATE source_texts SET text = '"One"'`,
        `INSERT OR REPLACE INTO source_texts VALUES (1, '"One"', '[]', 0)`,
      ])
        expect(() => database.exec(sql)).toThrow(/never change/);
      database.close();
    });
  });

  describe('to version 7', () => {
    function upgraded(fillMore: (database: Database.Database) => void = nothing) {
      const database = filledStore(6);
      fillMore(database);
      database.exec('UPDATE stories SET indexed_seq = seq');
      migrate(database, { to: 7, backUp: nothing });
      return database;
    }
    const all = (database: Database.Database, sql: string): unknown =>
      database.prepare(sql).raw().all();

    test('gives an old story no embargo, and an old picture no words', () => {
      const database = upgraded();
      expect(all(database, 'SELECT embargo_until, fact_check FROM stories')).toEqual([
        [null, null],
      ]);
      expect(all(database, 'SELECT alt, caption, credit, rights FROM media')).toEqual([
        ['', '', '', ''],
      ]);
      database.close();
    });

    test('tells the form of an old export by its name, and knows nothing of what was in it', () => {
      const database = upgraded();
      expect(all(database, 'SELECT name, format, seq, content FROM exports ORDER BY row')).toEqual([
        ['ferry.html', 'page', null, null],
        ['ferry.md', 'markdown', null, null],
      ]);
      database.close();
    });

    test('leaves stories that ever had a picture to be indexed anew, and no others', () => {
      const hash = 'a'.repeat(64);
      const database = upgraded((older) => {
        older.exec(`
          INSERT INTO stories (id, status, slug, kicker, language, canonical_url, publisher, headline,
            created_at, updated_at, seq)
            SELECT stories.id || '-' || value, status, '', '', language, '', '', '', 1, 1, 0
            FROM stories, json_each('["kept", "typed"]');
          INSERT INTO snapshots VALUES (2, 0, 1, 1, '{"attrs":{"media":"${hash}"}}', 0);
          INSERT INTO journal VALUES (3, 1, 1, '', 1, 1, '[{"attrs":{"media":"${hash}"}}]', 0);
          UPDATE stories SET seq = 1 WHERE row = 3;
        `);
      });
      expect(all(database, 'SELECT row FROM stories WHERE indexed_seq < seq')).toEqual([[2], [3]]);
      database.close();
    });

    test('keeps notes and corrections of one id apart by their stories, and lets them go with them', () => {
      const database = upgraded();
      database.pragma('foreign_keys = ON');
      database.exec(`
        INSERT INTO notes (story, id, kind, text, author, at) VALUES (1, 'n1', 'note', '"a"', '', 1);
        INSERT INTO corrections (story, id, at, text, editor) VALUES (1, 'k1', 1, '"a"', '');
        INSERT INTO published_contents (row, story, hash, content) VALUES (4, 1, 'h', x'00');
        UPDATE exports SET content = 4 WHERE row = 1;
      `);
      for (const sql of [
        `INSERT INTO notes (story, id, kind, text, author, at) VALUES (1, 'n1', 'note', '"b"', '', 1)`,
        `INSERT INTO notes (story, id, kind, text, author, at) VALUES (1, 'n2', 'film', '"b"', '', 1)`,
        `INSERT INTO corrections (story, id, at, text, editor) VALUES (1, 'k2', 1, 'b', '')`,
        `UPDATE exports SET format = 'film'`,
      ])
        expect(() => database.exec(sql)).toThrow(/UNIQUE|CHECK/);
      database.exec('DELETE FROM stories WHERE row = 1');
      for (const table of ['notes', 'corrections', 'published_contents'])
        expect(all(database, `SELECT * FROM ${table}`)).toEqual([]);
      expect(all(database, 'SELECT content FROM exports')).toEqual([[null], [null]]);
      database.close();
    });
  });

  test('together make the layout that a new store has', () => {
    const folder = temporaryFolder();
    mustOpen(folder).close();
    const fresh = new Database(join(folder, 'galley.sqlite'), { readonly: true });
    const upgraded = filledStore(1);
    migrate(upgraded, { backUp: nothing });
    const layout = 'SELECT type, name, sql FROM sqlite_schema ORDER BY type, name';
    expect(upgraded.prepare(layout).all()).toEqual(fresh.prepare(layout).all());
    fresh.close();
    upgraded.close();
  });
});

describe('an older store', () => {
  test.each([1, 2, 3, 4, 5, 6, 7])(
    'of version %i opens with its story, text, search and all',
    (version) => {
      const folder = temporaryFolder();
      filledStore(version, folder).close();
      const store = mustOpen(folder);
      expect(headlines(store, { search: 'noon' })).toEqual(['Ferry returns']);
      expect(textOf(store, 's1' as StoryId).lastChild?.textContent).toBe('At noon.');
      expect(store.stories.get('s1' as StoryId)).toMatchObject({
        status: 'checking',
        publisher: 'The Quay',
      });
    },
  );

  test('is copied before it is changed; the copy is whole, private and as it was', () => {
    const folder = temporaryFolder();
    filledStore(2, folder).close();
    mustOpen(folder);
    const copies = readdirSync(join(folder, 'backups'));
    expect(copies).toEqual([expect.stringMatching(/^before-update-from-2-.*\.sqlite$/)]);
    const path = join(folder, 'backups', copies[0]!);
    expect(statSync(path).mode & 0o077).toBe(0);
    const copy = new Database(path, { readonly: true });
    expect(versionOf(copy)).toBe(2);
    expect(copy.pragma('application_id', { simple: true })).toBe(applicationId);
    const original = filledStore(2);
    const tables = [...(tablesOf[1] ?? []), ...(tablesOf[2] ?? [])];
    expect(rowsOf(copy, tables)).toEqual(rowsOf(original, tables));
    copy.close();
    original.close();
  });

  test('with no stories in it is not copied', () => {
    const folder = temporaryFolder();
    storeAt(2, folder).close();
    mustOpen(folder);
    expect(readdirSync(folder)).not.toContain('backups');
  });

  test('is brought forward in a copy when it is only to be read', () => {
    const folder = temporaryFolder();
    filledStore(3, folder).close();
    const store = mustOpen(folder, { readOnly: true });
    expect(store.tags.ofStory('s1' as StoryId)).toEqual([{ kind: 'place', name: 'Port Elder' }]);
    store.close();
    const database = new Database(join(folder, 'galley.sqlite'), { readonly: true });
    expect(versionOf(database)).toBe(3);
    database.close();
  });
});

describe('a migration that fails', () => {
  const broken: Migration = {
    version: 3,
    run: (database) => {
      database.exec(
        'ALTER TABLE stories ADD COLUMN half INTEGER; DELETE FROM ignores; CREATE TABLE stories (row INTEGER)',
      );
    },
  };

  test('is rolled back whole: the store stands at the version before it', () => {
    const database = filledStore(2);
    const before = rowsOf(database, [...(tablesOf[1] ?? []), ...(tablesOf[2] ?? [])]);
    const steps = [...migrations.slice(0, 2), broken];
    expect(() => migrate(database, { steps, to: 3, backUp: nothing })).toThrow(/already exists/);
    expect(versionOf(database)).toBe(2);
    expect(rowsOf(database, [...(tablesOf[1] ?? []), ...(tablesOf[2] ?? [])])).toEqual(before);
    expect(database.pragma('foreign_keys', { simple: true })).toBe(1);
    database.close();
  });

  test('because it leaves rows without their parent is rolled back too', () => {
    const orphaning: Migration = {
      version: 3,
      run: (database) => void database.exec('DELETE FROM stories'),
    };
    const database = filledStore(2);
    const steps = [...migrations.slice(0, 2), orphaning];
    expect(() => migrate(database, { steps, to: 3, backUp: nothing })).toThrow(
      /without their parent/,
    );
    expect(database.prepare('SELECT count(*) FROM stories').pluck().get()).toBe(1);
    database.close();
  });

  test('does not begin when there is no copy', () => {
    const database = filledStore(2);
    const noRoom = (): never => {
      throw new Error('no room');
    };
    expect(() => migrate(database, { backUp: noRoom })).toThrow('no room');
    expect(versionOf(database)).toBe(2);
    database.close();
  });
});

test('a copy that could not be made leaves nothing behind, and the store is refused as it was', () => {
  const folder = temporaryFolder();
  const database = filledStore(2, folder);
  database.close();
  const backups = join(folder, 'backups');
  const source = new Database(join(folder, 'galley.sqlite'));
  backUp(source, backups, () => 'first');
  expect(() => backUp(source, backups, () => 'first')).toThrow(/EEXIST/);
  expect(readdirSync(backups)).toEqual(['first.sqlite']);
  source.close();
  expect(openStore(folder).ok).toBe(true);
});
