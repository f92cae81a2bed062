import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openDocument } from '../../../core/article/document.ts';
import { salvageStore } from '../../../db/salvage/salvage-store.ts';
import { headlines, mustOpen, query, textOf } from '../store-fixture.ts';
import { closedDesk, edit } from './damaged-store.ts';

const now = () => 1_790_000_000_000;

/** Loses rows as a damaged page would: past the triggers that keep us from it. */
function lose(file: string, sql: string): void {
  const database = new Database(file);
  const names = database
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    .pluck()
    .all();
  for (const name of names) database.exec(`DROP TRIGGER ${name}`);
  database.exec(sql);
  database.close();
}

test('a story of which nothing is left but what the search knows comes back as plain words', () => {
  const { places, ids } = closedDesk({ stories: 3, edits: 4 });
  const store = mustOpen(places.folder);
  for (const id of ids) store.stories.reindex(id);
  const words = textOf(store, ids[1]!).textContent;
  store.close();
  lose(places.file, 'DELETE FROM snapshots WHERE story = 2; DELETE FROM journal WHERE story = 2');
  const report = salvageStore(places, { backups: [], now });
  expect(report).toMatchObject({ stories: 3, whole: 2, outcomes: [{ kind: 'words' }] });
  const again = mustOpen(places.folder);
  expect(again.stories.open(ids[1]!)).toBeNull();
  const [name = ''] = headlines(again).filter((headline) => headline.endsWith(' (recovered)'));
  const found = again.stories.list(query()).rows.find(({ headline }) => headline === name);
  const opened = again.stories.open(found!.id);
  const doc = openDocument(opened!.document);
  expect(doc.ok && doc.value.textContent.replace(' (recovered)', '')).toBe(words);
  expect(opened!.notes).toHaveLength(1);
});

test('words behind a lost end of a journal come back beside the story', () => {
  const { places, ids } = closedDesk({ stories: 3, edits: 12 });
  const store = mustOpen(places.folder);
  const id = ids[0]!;
  edit(store, id, 10, 8);
  store.stories.reindex(id);
  const words = textOf(store, id).textContent;
  store.close();
  lose(places.file, 'DELETE FROM journal WHERE story = 1 AND seq > 15');
  const report = salvageStore(places, { backups: [], now });
  expect(report).toMatchObject({ stories: 4, whole: 2 });
  expect(report.outcomes).toMatchObject([{ kind: 'shortened', lost: 7, hasWords: true }]);
  const again = mustOpen(places.folder);
  expect(textOf(again, id).textContent).not.toBe(words);
  const found = again.stories
    .list(query())
    .rows.find(({ headline }) => headline.endsWith(' (recovered)'));
  expect(textOf(again, found!.id).textContent.replace(' (recovered)', '')).toBe(words);
});
