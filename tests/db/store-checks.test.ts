import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { connect } from '../../db/connection.ts';
import { openStore } from '../../db/open-store.ts';
import {
  checkDue,
  checkStore,
  isWell,
  lastPageDamage,
  recordCheck,
  storeFindings,
} from '../../db/store-checks.ts';
import { runChoreHere } from '../../main/store-chores/run-chore.ts';
import { findingsSentence, watchStore } from '../../main/store-watch.ts';
import { addStory, batch, mustOpen, temporaryFolder, typing } from './store-fixture.ts';

const day = 86_400_000;
const now = 1_790_000_000_000;

function deskWithStories() {
  const folder = temporaryFolder();
  const store = mustOpen(folder);
  const ids = ['Ferry', 'Quay', 'Bay'].map((headline) => {
    const id = addStory(store, { headline, body: ['word '.repeat(400)] });
    for (let seq = 0; seq < 5; seq++)
      store.journal.append(batch(id, seq, { steps: [typing(1, 'x')] }));
    return id;
  });
  store.close();
  const file = join(folder, 'galley.sqlite');
  return { folder, file, ids };
}

function withDatabase<T>(file: string, act: (database: Database.Database) => T): T {
  const database = connect(file, { lockWait: 0 });
  try {
    return act(database);
  } finally {
    database.close();
  }
}

/** Alters stored rows as a flipped bit would: past the triggers that keep us from it. */
function alter(file: string, sql: string): void {
  const database = new Database(file);
  const triggers = database
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    .pluck()
    .all();
  database.pragma('foreign_keys = OFF');
  for (const name of triggers) database.exec(`DROP TRIGGER ${name}`);
  database.exec(sql);
  database.close();
}

describe('a check', () => {
  test('finds nothing in a store that is well', () => {
    const { file } = deskWithStories();
    for (const kind of ['quick', 'full'] as const)
      expect(withDatabase(file, (database) => isWell(checkStore(database, kind)))).toBe(true);
  });

  test.each([
    ['a flipped bit in the journal', `UPDATE journal SET steps = replace(steps, '"x"', '"y"')`],
    ['a row of the journal that is gone', 'DELETE FROM journal WHERE seq = 3'],
    ['a journal that ends too soon', 'DELETE FROM journal WHERE seq = 5'],
    ['a flipped bit in a snapshot', `UPDATE snapshots SET document = replace(document, 'w', 'v')`],
  ])('finds %s, and whose story it is', (_what, sql) => {
    const { file } = deskWithStories();
    alter(file, `${sql} ${sql.includes('WHERE') ? 'AND' : 'WHERE'} story = 2`);
    const found = withDatabase(file, (database) => checkStore(database, 'full'));
    expect(found.stories.map(({ headline }) => headline)).toEqual(['Quay']);
    expect(found.pages).toBe('');
    expect(withDatabase(file, (database) => isWell(checkStore(database, 'quick')))).toBe(true);
  });

  test('finds rows without their parent', () => {
    const { file } = deskWithStories();
    alter(file, "INSERT INTO ignores VALUES (99, 'spelling', 'quay')");
    expect(withDatabase(file, (database) => checkStore(database, 'full')).pages).toContain('1');
  });
});

describe('a check is due', () => {
  test('in full at first, then daily, and in full every week', () => {
    const { file } = deskWithStories();
    withDatabase(file, (database) => {
      expect(checkDue(database, now)).toBe('full');
      recordCheck(database, { at: now, kind: 'full', found: '' });
      expect(checkDue(database, now + day / 2)).toBeNull();
      expect(checkDue(database, now + day)).toBe('quick');
      recordCheck(database, { at: now + day, kind: 'quick', found: '' });
      expect(checkDue(database, now + day + 1)).toBeNull();
      expect(checkDue(database, now + 7 * day)).toBe('full');
    });
  });

  test('again when the clock was set back', () => {
    const { file } = deskWithStories();
    withDatabase(file, (database) => {
      recordCheck(database, { at: now, kind: 'full', found: '' });
      expect(checkDue(database, now - 30 * day)).toBe('full');
    });
  });

  test('and no more than a hundred are kept', () => {
    const { file } = deskWithStories();
    withDatabase(file, (database) => {
      for (let at = 0; at < 130; at++) recordCheck(database, { at, kind: 'quick', found: '' });
      const count = database.prepare<[], number>('SELECT count(*) FROM store_checks').pluck().get();
      expect(count).toBe(100);
    });
  });
});

test('what a check found in the pages is looked at when the store is opened next', () => {
  const { folder, file } = deskWithStories();
  const found = storeFindings({ pages: 'page 7 is lost', stories: [], sources: [], rows: [] });
  withDatabase(file, (database) => {
    recordCheck(database, { at: now, kind: 'quick', found });
    expect(lastPageDamage(database)).toBe('page 7 is lost');
  });
  // The pages are well: what was found is no reason to refuse a store that proves whole.
  expect(openStore(folder).ok).toBe(true);
});

test('the desk is looked over a while after its start, and told what is found', async () => {
  const { folder, file } = deskWithStories();
  alter(file, `UPDATE journal SET steps = replace(steps, '"x"', '"y"') WHERE story = 1`);
  const told: string[] = [];
  const waits: (() => void)[] = [];
  const emit = (_name: string, { message }: { message: string }): void => void told.push(message);
  watchStore(
    {
      ports: { now: () => now, library: { folder }, emit: emit as never },
      run: runChoreHere,
    },
    (task) => void waits.push(task),
  );
  expect(told).toEqual([]);
  waits.shift()?.();
  await expect.poll(() => waits.length, { timeout: 30_000 }).toBe(1);
  expect(told).toHaveLength(1);
  expect(told[0]).toContain('“Ferry”');
  waits.shift()?.();
  await expect.poll(() => waits.length, { timeout: 30_000 }).toBe(1);
  expect(told, 'within the day nothing is due').toHaveLength(1);
});

test.each([
  [['Ferry'], '“Ferry”'],
  [['Ferry', ''], '“Ferry” and “Untitled”'],
  [['Ferry', 'Quay', 'Bay'], '“Ferry”, “Quay” and “Bay”'],
  [['Ferry', 'Quay', 'Bay', 'Pier'], '“Ferry” and 3 others'],
])('the stories %j are told of as %s', (headlines, words) => {
  const stories = headlines.map((headline) => ({ id: headline, headline }));
  expect(findingsSentence({ pages: '', stories, sources: [], rows: [] })).toContain(words);
});
