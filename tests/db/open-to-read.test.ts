import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, expect, test, vi } from 'vitest';
import type { ArticleStore } from '../../db/article-store.ts';
import { createStoreKey } from '../../db/store-key.ts';
import { connect } from '../../db/connection.ts';
import { openStore } from '../../db/open-store.ts';
import { openToRead } from '../../db/open-to-read.ts';
import { placesOf } from '../../db/open-database.ts';
import { closedDesk, fillStore, spoil, textsOf } from './salvage/damaged-store.ts';
import { mustOpen, temporaryFolder } from './store-fixture.ts';

const pageSize = 4096;
const all = { search: '', status: null, tag: null, offset: 0, limit: 100 };

afterEach(() => {
  vi.unstubAllEnvs();
});

function mustRead(folder: string, key?: Parameters<typeof openToRead>[1]): ArticleStore {
  const opened = openToRead(folder, key);
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** Nothing can be written, whichever way it was opened. */
function expectOnlyRead(store: ArticleStore): void {
  expect(store.isReadOnly).toBe(true);
  expect(() => store.lexicon.add({ kind: 'name', text: 'Vellamo' })).toThrow(/readonly/i);
  expect(() => store.settings.set({ editor: 'Vellamo' })).toThrow(/readonly/i);
}

function rootOf(file: string, name: string): number {
  const database = new Database(file, { readonly: true });
  const root = database
    .prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?')
    .pluck()
    .get(name);
  database.close();
  return root ?? 0;
}

test('a store with a damaged page is read as far as it goes, and stays as it was', () => {
  const { places, ids, texts } = closedDesk();
  const root = rootOf(places.file, 'stories_by_status');
  spoil(places.file, (bytes) => bytes.fill(0, (root - 1) * pageSize, root * pageSize));
  const before = hashOf(places.file);
  expect(openStore(places.folder)).toMatchObject({ ok: false, error: { code: 'corrupt' } });
  const store = mustRead(places.folder);
  expect(textsOf(store, ids)).toEqual(texts);
  expect(store.stories.list(all).rows).toHaveLength(12);
  expectOnlyRead(store);
  store.close();
  expect(hashOf(places.file)).toBe(before);
});

test('a store whose list of stories cannot be read is not opened', () => {
  const { places } = closedDesk();
  const root = rootOf(places.file, 'stories');
  spoil(places.file, (bytes) => bytes.fill(0, (root - 1) * pageSize, root * pageSize));
  expect(openToRead(places.folder)).toMatchObject({ ok: false, error: { code: 'corrupt' } });
});

/** A store in use, with words that stand in its log alone, held by another program. */
function heldDesk(key?: ReturnType<typeof createStoreKey>) {
  const places = placesOf(temporaryFolder());
  const writer = mustOpen(places.folder, { key });
  const ids = fillStore(writer, { stories: 3 });
  const texts = textsOf(writer, ids);
  const holder = connect(places.file, { lockWait: 0, key });
  holder.exec('BEGIN');
  holder.exec('SELECT count(*) FROM stories');
  writer.close();
  holder.exec('COMMIT');
  holder.pragma('locking_mode = EXCLUSIVE');
  holder.exec('BEGIN EXCLUSIVE; UPDATE stories SET row = row; COMMIT');
  return { places, ids, texts, holder };
}

test.each([
  ['from a copy', undefined],
  ['from memory where no copy can be made', '/dev/null/nowhere'],
])('a store that another program holds is read %s', (_way, temporary) => {
  const { places, ids, texts, holder } = heldDesk();
  const before = readdirSync(places.folder).map((name) => [
    name,
    hashOf(join(places.folder, name)),
  ]);
  if (temporary !== undefined) vi.stubEnv('TMPDIR', temporary);
  expect(openStore(places.folder, { lockWait: 0 })).toMatchObject({
    ok: false,
    error: { code: 'locked' },
  });
  const store = mustRead(places.folder);
  expect(textsOf(store, ids)).toEqual(texts);
  expectOnlyRead(store);
  store.close();
  const now = readdirSync(places.folder).map((name) => [name, hashOf(join(places.folder, name))]);
  expect(now).toEqual(before);
  holder.close();
});

test('an encrypted one is read from a copy, which is encrypted as well', () => {
  const key = createStoreKey();
  const { places, ids, texts, holder } = heldDesk(key);
  const store = mustRead(places.folder, key);
  expect(textsOf(store, ids)).toEqual(texts);
  expectOnlyRead(store);
  store.close();
  holder.close();
  expect(openToRead(places.folder, createStoreKey()).ok).toBe(false);
});

test('a store of a newer release is not shown', () => {
  const { places } = closedDesk({ stories: 1 });
  const database = new Database(places.file);
  database.pragma('user_version = 9999');
  database.close();
  expect(openToRead(places.folder)).toMatchObject({ ok: false, error: { code: 'newer' } });
});
