import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { MediaHash } from '../../../core/base/id.ts';
import { connect } from '../../../db/connection.ts';
import { createStoreKey } from '../../../db/store-key.ts';
import { placesOf } from '../../../db/open-database.ts';
import { salvageStore } from '../../../db/salvage/salvage-store.ts';
import { fillLibrary } from '../archive/archive-fixture.ts';
import { mustOpen, temporaryFolder } from '../store-fixture.ts';
import { spoil } from './damaged-store.ts';

const pageSize = 4096;
const now = () => 1_790_000_000_000;

function rootsOf(file: string, ...tables: string[]): number[] {
  const database = new Database(file, { readonly: true });
  const root = database
    .prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?')
    .pluck();
  const roots = tables.map((table) => root.get(table) ?? 0);
  database.close();
  return roots;
}

async function libraryWithFiles() {
  const places = placesOf(temporaryFolder());
  (await fillLibrary(places.folder)).close();
  const [picture = ''] = readdirSync(places.media, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
  return { places, picture: picture as MediaHash };
}

test('rows of pictures and sources’ files come from the files themselves', async () => {
  const { places, picture } = await libraryWithFiles();
  const before = mustOpen(places.folder);
  const facts = before.media.get(picture);
  const [id] = before.stories.list({
    search: '',
    status: null,
    tag: null,
    offset: 0,
    limit: 1,
  }).rows;
  const sources = before.stories.open(id!.id)!.sources;
  before.close();
  expect(facts).toMatchObject({ width: 300, height: 200 });
  const roots = rootsOf(places.file, 'media', 'files');
  spoil(places.file, (bytes) => {
    for (const root of roots) bytes.fill(0, (root - 1) * pageSize, root * pageSize);
    return bytes;
  });
  salvageStore(places, { backups: [], now });
  const store = mustOpen(places.folder);
  expect(store.media.get(picture)).toEqual(facts);
  expect(store.media.read(picture)).not.toBeNull();
  expect(store.stories.open(id!.id)!.sources).toEqual(sources);
  const file = await store.sources.file(sources[0]!.file!.hash);
  expect(file?.type).toBe('text/plain');
  store.close();
});

test('a file that is not what its name says gets no row, and neither does a stranger', async () => {
  const { places, picture } = await libraryWithFiles();
  const path = join(places.media, picture.slice(0, 2), picture);
  const bytes = readFileSync(path);
  bytes[bytes.length - 20]! ^= 1;
  writeFileSync(path, bytes);
  writeFileSync(join(places.media, picture.slice(0, 2), 'notes.txt'), 'mine');
  const [root = 0] = rootsOf(places.file, 'media');
  spoil(places.file, (store) => store.fill(0, (root - 1) * pageSize, root * pageSize));
  salvageStore(places, { backups: [], now });
  const store = mustOpen(places.folder);
  expect(store.media.get(picture)).toBeNull();
  store.close();
});

test('what a whole table lacks does not come back', async () => {
  const { places, picture } = await libraryWithFiles();
  const database = new Database(places.file);
  database.exec('DELETE FROM media');
  database.close();
  const [tags = 0] = rootsOf(places.file, 'tags');
  spoil(places.file, (bytes) => bytes.fill(0, (tags - 1) * pageSize, tags * pageSize));
  salvageStore(places, { backups: [], now });
  const store = mustOpen(places.folder);
  expect(store.media.get(picture)).toBeNull();
  store.close();
});

test('in a library under a key the files are sealed, and give their rows all the same', async () => {
  const places = placesOf(temporaryFolder());
  const key = createStoreKey();
  (await fillLibrary(places.folder, key)).close();
  const [picture = ''] = readdirSync(places.media, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
  // A copy from before the picture came is all there is.
  const copy = join(temporaryFolder(), 'copy.sqlite');
  writeFileSync(copy, readFileSync(places.file));
  const older = connect(copy, { lockWait: 0, key });
  older.exec('DELETE FROM media');
  older.close();
  spoil(places.file, (bytes) => bytes.subarray(0, 100));
  salvageStore(places, { backups: [copy], now, key });
  const store = mustOpen(places.folder, { key });
  expect(store.media.get(picture as MediaHash)).toMatchObject({ width: 300, height: 200 });
  expect(store.media.read(picture as MediaHash)).not.toBeNull();
  store.close();
});
