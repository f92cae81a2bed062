import { copyFileSync, readdirSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import type { StorePlaces } from '../../../db/open-database.ts';
import { openStore } from '../../../db/open-store.ts';
import { backupsIn } from '../../../db/salvage/good-copy.ts';
import { salvageStore } from '../../../db/salvage/salvage-store.ts';
import type { SalvageReport } from '../../../db/salvage/salvage-report.ts';
import { createRandom } from '../generate-stories.ts';
import { mustOpen } from '../store-fixture.ts';
import { closedDesk, edit, keepBackup, spoil, textsOf } from './damaged-store.ts';

const pageSize = 4096;
const now = () => 1_790_000_000_000;

function goOn(places: StorePlaces): SalvageReport {
  return salvageStore(places, { backups: backupsIn(places.backups), now });
}

/** The pages of a table's or an index's tree. */
function pagesOf(file: string, name: string): number[] {
  const database = new Database(file, { readonly: true });
  const pages = database
    .prepare<[string], number>('SELECT pageno FROM dbstat WHERE name = ? ORDER BY pageno')
    .pluck()
    .all(name);
  database.close();
  return pages;
}

function zero(file: string, pages: readonly number[]): void {
  spoil(file, (bytes) => {
    for (const page of pages) bytes.fill(0, (page - 1) * pageSize, page * pageSize);
    return bytes;
  });
}

function expectAll(places: StorePlaces, desk: ReturnType<typeof closedDesk>): void {
  const store = mustOpen(places.folder);
  expect(textsOf(store, desk.ids)).toEqual(desk.texts);
  store.close();
}

describe('without a backup', () => {
  test('a damaged index costs nothing', () => {
    const desk = closedDesk();
    const { places } = desk;
    zero(places.file, pagesOf(places.file, 'stories_by_status'));
    expect(openStore(places.folder).ok).toBe(false);
    const report = goOn(places);
    expect(report).toMatchObject({ stories: 12, whole: 12, outcomes: [] });
    expectAll(places, desk);
  });

  test('a damaged first page costs nothing', () => {
    const desk = closedDesk();
    const { places } = desk;
    zero(places.file, [1]);
    expect(goOn(places)).toMatchObject({ stories: 12, whole: 12, outcomes: [] });
    expectAll(places, desk);
  });

  test('a damaged page of the journal costs the stories on it their last words and no other any', () => {
    const desk = closedDesk({ stories: 6, edits: 60 });
    const { places } = desk;
    const journal = pagesOf(places.file, 'journal');
    zero(places.file, [journal[Math.floor(journal.length / 2)]!]);
    const report = goOn(places);
    expect(report.stories).toBe(6);
    const store = mustOpen(places.folder);
    const left = textsOf(store, desk.ids);
    expect(left.size).toBe(6);
    for (const { id } of report.outcomes) left.delete(id as never);
    for (const [id, text] of left) expect(text).toBe(desk.texts.get(id));
    expect(report.whole).toBe(left.size);
    expect(left.size).toBeGreaterThan(2);
    store.close();
  });

  test('the damaged files are kept as they were, with a report, and nothing else is left', () => {
    const { places } = closedDesk();
    zero(places.file, [1]);
    const before = readFileSync(places.file);
    const { damaged } = goOn(places);
    expect(readFileSync(join(damaged, 'galley.sqlite')).equals(before)).toBe(true);
    expect(readFileSync(join(damaged, 'report.txt'), 'utf8')).toContain('12 stories');
    expect(readdirSync(damaged).sort()).toEqual(['galley.sqlite', 'report.json', 'report.txt']);
    expect(readdirSync(places.folder).sort()).toEqual(['damaged', 'galley.sqlite']);
  });

  test('a file of which nothing is left gives an empty store', () => {
    const { places } = closedDesk();
    truncateSync(places.file, 0);
    expect(goOn(places)).toMatchObject({ stories: 0, whole: 0 });
    mustOpen(places.folder).close();
  });
});

describe('with a backup', () => {
  test('what the damaged file lacks comes from the backup, the newest words from the file', () => {
    const desk = closedDesk({ stories: 6, edits: 40 });
    const { places, ids } = desk;
    keepBackup(places);
    const later = mustOpen(places.folder);
    const first = ids[0]!;
    edit(later, first, 25, 77);
    const texts = textsOf(later, ids);
    later.close();
    zero(places.file, pagesOf(places.file, 'stories').slice(-1));
    zero(places.file, pagesOf(places.file, 'snapshots').slice(-2));
    const report = goOn(places);
    expect(report).toMatchObject({ stories: 6, whole: 6, backup: 'good.sqlite' });
    const store = mustOpen(places.folder);
    expect(textsOf(store, ids)).toEqual(texts);
    store.close();
  });

  test('an empty file goes on from the backup alone', () => {
    const desk = closedDesk();
    keepBackup(desk.places);
    truncateSync(desk.places.file, 0);
    const report = goOn(desk.places);
    expect(report).toMatchObject({ stories: 12, whole: 0 });
    // Nothing is left that could tell whether one was changed after the copy.
    expect(new Set(report.outcomes.map(({ kind }) => kind))).toEqual(new Set(['unproved']));
    expectAll(desk.places, desk);
  });

  test('words later than the backup that noise took are never called saved', () => {
    const desk = closedDesk({ stories: 4, edits: 10 });
    const { places, ids } = desk;
    keepBackup(places);
    const later = mustOpen(places.folder);
    edit(later, ids[0]!, 5, 78);
    const texts = textsOf(later, ids);
    later.close();
    const random = createRandom(9);
    spoil(places.file, (bytes) => {
      for (let at = pageSize; at < bytes.length; at += 1) bytes[at] = Math.floor(random() * 256);
      return bytes;
    });
    const report = goOn(places);
    expect(report.stories).toBe(4);
    const told = new Set<string>(report.outcomes.map(({ id }) => id));
    const store = mustOpen(places.folder);
    const altered = [...textsOf(store, ids)].filter(([id, text]) => text !== texts.get(id));
    store.close();
    expect(altered.map(([id]) => id)).toEqual([ids[0]]);
    for (const [id] of altered) expect(told).toContain(id);
    expect(report.whole).toBe(4 - told.size);
    expect(readFileSync(join(report.damaged, 'report.txt'), 'utf8')).toContain('as last found');
  });

  test('a damaged backup is passed over for an older good one', () => {
    const desk = closedDesk();
    const good = keepBackup(desk.places, 'a.sqlite');
    const bad = keepBackup(desk.places, 'b.sqlite');
    zero(bad, [2, 3, 4]);
    truncateSync(desk.places.file, 5000);
    const report = salvageStore(desk.places, { backups: [bad, good], now });
    expect(report.backup).toBe('a.sqlite');
    expectAll(desk.places, desk);
  });

  test('a story that was deleted stays deleted when the damaged file says so', () => {
    const desk = closedDesk();
    const { places, ids } = desk;
    keepBackup(places);
    const later = mustOpen(places.folder);
    later.stories.purge(ids[3]!);
    later.close();
    zero(places.file, pagesOf(places.file, 'stories_by_status'));
    expect(goOn(places).stories).toBe(11);
  });
});

test('what is in the log only is part of the store', () => {
  const desk = closedDesk();
  const { places, ids } = desk;
  const open = mustOpen(places.folder);
  edit(open, ids[0]!, 20, 5);
  const texts = textsOf(open, ids);
  const copy = closedDesk({ stories: 0 }).places;
  for (const end of ['', '-wal']) copyFileSync(places.file + end, copy.file + end);
  open.close();
  zero(copy.file, [1]);
  expect(statSync(`${copy.file}-wal`).size).toBeGreaterThan(0);
  goOn(copy);
  const store = mustOpen(copy.folder);
  expect(textsOf(store, ids)).toEqual(texts);
  store.close();
});
