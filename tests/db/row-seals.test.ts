import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { storeDocument } from '../../core/article/document.ts';
import { threadOf } from '../../core/article/note.ts';
import { blankDetails } from '../../core/article/story.ts';
import type { NoteId, ReplyId, StoryId } from '../../core/base/id.ts';
import { connect } from '../../db/connection.ts';
import { sealedTables } from '../../db/migrations/0008-seals.ts';
import { placesOf, type StorePlaces } from '../../db/open-database.ts';
import { findAlteredRows, putBackRow, sealRows, type AlteredRow } from '../../db/row-seals.ts';
import { salvageStore } from '../../db/salvage/salvage-store.ts';
import { convertLibrary } from '../../db/sealed-library.ts';
import { createKeyFile, writeKeyFile } from '../../db/key-file.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { checkOpenStore } from '../../main/store-chores/check-store.ts';
import { findingsSentence } from '../../main/store-watch.ts';
import { buildDocument } from '../support/build-document.ts';
import { addSource } from './archive/archive-fixture.ts';
import { claimId, evidence, storyWithClaim } from './claim-fixture.ts';
import { createRandom } from './generate-stories.ts';
import { png } from './pictures.ts';
import { keepBackup } from './salvage/damaged-store.ts';
import { exportOf, mustOpen, temporaryFolder } from './store-fixture.ts';

/** Does something to every table that is sealed. */
async function workOn(store: ArticleStore): Promise<StoryId> {
  const id = storyWithClaim(store);
  const editor = 'Ada';
  store.claims.addEvidence({ id: claimId, evidence: evidence(), editor });
  store.claims.settle({ id: claimId, verdict: 'confirmed', text: 'Ferry at noon', editor });
  const noteId = 'n1' as NoteId;
  const said = { id: noteId, kind: 'comment' as const, text: 'Which pier?', author: editor, at: 7 };
  store.notes.add(id, threadOf(said));
  const reply = { id: 'r1' as ReplyId, text: 'The old one.' };
  store.notes.reply({ storyId: id, noteId, editor: 'Jon', reply });
  store.notes.resolve({ storyId: id, ids: [noteId], editor } as never);
  store.corrections.add(id, 'The ferry left at one.', editor);
  store.history.name({ id, seq: 1, name: 'As filed', editor });
  store.stories.setDetails(id, { slug: 'ferry-noon', kicker: 'Harbour' });
  store.stories.setStatus(id, 'checking', editor, { reason: 'The pilot is asleep', errors: 2 });
  store.stories.addIgnore(id, { rule: 'name', text: 'Elderfield' });
  store.facts.dismiss({ storyId: id, dismissal: { kind: 'proposal', text: 'At noon.' }, editor });
  store.tags.add(id, { kind: 'place', name: 'Port Elder' });
  store.lexicon.add({ kind: 'name', text: 'Vellamo' });
  store.houseStyle.switchRule('doubled', false);
  store.houseStyle.addIgnore({ rule: 'name', text: 'Lutflot' });
  store.houseStyle.putRule({
    id: 'a',
    pattern: 'port bureau',
    isExpression: false,
    matchesCase: false,
    suggestions: ['the harbour office'],
    message: 'Our own name for it.',
  });
  store.settings.set({ editor });
  store.media.add(png(30, 20));
  await addSource(store, id, Buffer.from('The harbour log of 4 May'));
  const content = {
    document: storeDocument(buildDocument({ headline: 'Ferry at noon' })),
    details: { ...blankDetails, publisher: 'The Quay' },
    updatedAt: 1,
    tags: [],
    corrections: [],
  };
  store.exports.record(exportOf(id, { at: 5, format: 'page', seq: 1, content }));
  return id;
}

async function sealedLibrary(): Promise<StorePlaces> {
  const places = placesOf(temporaryFolder());
  const store = mustOpen(places.folder);
  await workOn(store);
  store.close();
  sealIn(places);
  return places;
}

function within<T>({ file }: StorePlaces, act: (database: Database.Database) => T): T {
  const database = connect(file, { lockWait: 0 });
  try {
    return act(database);
  } finally {
    database.close();
  }
}

const sealIn = (places: StorePlaces): number => within(places, sealRows);
const alteredIn = (places: StorePlaces): AlteredRow[] =>
  within(places, (database) => findAlteredRows(database));

/** Flips a bit behind the store's back: no trigger and no constraint of it hears. */
function flip(database: Database.Database, table: string, column: string, random: () => number) {
  database.pragma('foreign_keys = OFF');
  database.pragma('ignore_check_constraints = ON');
  const triggers = database
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'",
    )
    .all();
  const [old] = database
    .prepare<[], Buffer | null>(`SELECT CAST(${column} AS BLOB) FROM ${table}`)
    .pluck()
    .all();
  if (!old || old.length === 0) return false;
  const bytes = Buffer.from(old);
  const at = Math.floor(random() * bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
  const type = database
    .prepare<[string, string], string>('SELECT type FROM pragma_table_info(?) WHERE name = ?')
    .pluck()
    .get(table, column);
  const value = type === 'BLOB' ? '?' : 'CAST(? AS TEXT)';
  database
    .prepare(`UPDATE ${table} SET ${column} = ${value} WHERE CAST(${column} AS BLOB) = ?`)
    .run(bytes, old);
  for (const { sql } of triggers) database.exec(sql);
  return true;
}

interface Column {
  readonly name: string;
  readonly type: string;
}

function textsOf(database: Database.Database): { table: string; column: string }[] {
  return sealedTables.flatMap(({ name, columns }) =>
    database
      .prepare<[string], Column>('SELECT name, type FROM pragma_table_info(?)')
      .all(name)
      .filter((one) => ['TEXT', 'BLOB'].includes(one.type))
      .filter((one) => columns === null || columns.includes(one.name))
      .map((one) => ({ table: name, column: one.name })),
  );
}

test('work of every kind leaves no row that is not sealed, and none that looks altered', async () => {
  const places = await sealedLibrary();
  within(places, (database) => {
    for (const { name } of sealedTables.filter((one) => !mayBeEmpty.has(one.name)))
      expect([name, database.prepare(`SELECT count(*) FROM ${name}`).pluck().get()]).not.toEqual([
        name,
        0,
      ]);
    expect(database.prepare('SELECT count(*) FROM unsealed').pluck().get()).toBe(0);
  });
  expect(alteredIn(places)).toEqual([]);
});

const mayBeEmpty = new Set(['quote_ties', 'restores', 'detail_changes', 'note_events']);

test('any bit of any text that the disk flips is found in its table, and put back from a copy', async () => {
  const places = await sealedLibrary();
  const image = readFileSync(places.file);
  // Where the header says that there is a log; memory has none.
  image[18] = image[19] = 1;
  const good = new Database(Buffer.from(image), { readonly: true });
  const random = createRandom(11);
  let tried = 0;
  for (const { table, column } of textsOf(good))
    for (let round = 0; round < 3; round++) {
      const database = new Database(Buffer.from(image));
      if (flip(database, table, column, random)) {
        tried += 1;
        const found = findAlteredRows(database);
        expect([column, ...new Set(found.map((row) => row.table))]).toEqual([column, table]);
        for (const row of found.filter((one) => isKnown(database, one)))
          expect([column, putBackRow(database, good, row)]).toEqual([column, true]);
        // A row under a name that nobody gave it stays: there is no telling what it is.
        expect(findAlteredRows(database).filter((one) => isKnown(database, one))).toEqual([]);
      }
      database.close();
    }
  good.close();
  expect(tried).toBeGreaterThan(120);
});

function isKnown(database: Database.Database, { table, key }: AlteredRow): boolean {
  const seal = database.prepare('SELECT 1 FROM seals WHERE name = ? AND key = ?').get(table, key);
  return seal !== undefined;
}

test('what the check finds is put back, and told in words that name the story and the list', async () => {
  const places = await sealedLibrary();
  keepBackup(places);
  within(places, (database) => {
    flip(database, 'claims', 'note', createRandom(1));
    flip(database, 'evidence', 'quote', createRandom(2));
    flip(database, 'settings', 'value', createRandom(3));
  });
  const order = { library: places.folder, now: Date.now(), kind: 'full' as const };
  const context = { signal: new AbortController().signal, progress: () => undefined };
  const found = await checkOpenStore(order, context);
  expect(found?.rows.map(({ table, isPutBack }) => [table, isPutBack])).toEqual([
    ['evidence', true],
    ['settings', true],
  ]);
  const told = found && findingsSentence(found);
  expect(told).toContain('evidence of “Ferry at noon”');
  expect(told).toContain('the settings');
  expect(told).toContain('put back as it was written');
  expect((await checkOpenStore(order, context))?.rows).toEqual([]);
  const store = mustOpen(places.folder);
  expect(store.settings.get().editor).toBe('Ada');
  store.close();
});

test('what was written since a row was found altered is never put back to what a copy has', async () => {
  const places = await sealedLibrary();
  const copy = connect(keepBackup(places), { readOnly: true, lockWait: 0 });
  const found = within(places, (database) => {
    flip(database, 'settings', 'value', createRandom(3));
    const trigger = "SELECT sql FROM sqlite_schema WHERE name = 'lexicon_gone'";
    const sql = String(database.prepare(trigger).pluck().get());
    database.exec("DROP TRIGGER lexicon_gone; DELETE FROM lexicon WHERE text = 'Vellamo'");
    database.exec(sql);
    return findAlteredRows(database);
  });
  expect(found.map(({ table }) => table)).toEqual(['lexicon', 'settings']);
  const store = mustOpen(places.folder);
  store.settings.set({ editor: 'Jon' });
  // Put in and taken out again by hand: it is gone because somebody wanted that.
  store.lexicon.add({ kind: 'name', text: 'Vellamo' });
  store.lexicon.remove({ kind: 'name', text: 'Vellamo' });
  within(places, (database) => {
    for (const row of found)
      expect([row.table, putBackRow(database, copy, row)]).toEqual([row.table, false]);
  });
  copy.close();
  expect(store.settings.get().editor).toBe('Jon');
  expect(store.lexicon.list()).not.toContainEqual(expect.objectContaining({ text: 'Vellamo' }));
  store.close();
  sealIn(places);
  expect(alteredIn(places)).toEqual([]);
});

test('no row is called altered after salvage, a passphrase, deletion or further work', async () => {
  const places = await sealedLibrary();
  salvageStore(places, { backups: [], now: () => 9 });
  expect(alteredIn(places)).toEqual([]);
  expect(sealIn(places)).toBeGreaterThan(20);
  expect(alteredIn(places)).toEqual([]);
  const store = mustOpen(places.folder);
  store.lexicon.remove({ kind: 'name', text: 'Vellamo' });
  store.settings.set({ editor: 'Jon' });
  store.close();
  expect(alteredIn(places)).toEqual([]);
  sealIn(places);
  expect(alteredIn(places)).toEqual([]);
  const { file: lock, key } = await createKeyFile('the slow ferry', null);
  writeKeyFile(places.folder, lock);
  expect(await convertLibrary({ folder: places.folder, key, to: 'seal' })).toMatchObject({
    ok: true,
  });
  const database = connect(places.file, { lockWait: 0, key });
  expect(findAlteredRows(database)).toEqual([]);
  database.exec('DELETE FROM stories');
  expect(findAlteredRows(database)).toEqual([]);
  sealRows(database);
  expect(findAlteredRows(database)).toEqual([]);
  database.close();
});

test('a row that is gone although nobody deleted it is found', async () => {
  const places = await sealedLibrary();
  within(places, (database) => {
    database.exec('DROP TRIGGER lexicon_gone; DELETE FROM lexicon');
    expect(findAlteredRows(database)).toMatchObject([{ table: 'lexicon', story: null }]);
  });
});
