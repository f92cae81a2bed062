import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { saveArchive } from '../../../db/archive/save-archive.ts';
import { readyNewLibrary } from '../../../db/archive/settle-archive.ts';
import { unpackArchive } from '../../../db/archive/unpack-archive.ts';
import { createKeyFile, openKeyFile, readKeyFile, writeKeyFile } from '../../../db/key-file.ts';
import { createStoreKey } from '../../../db/store-key.ts';
import { headlines, mustOpen, temporaryFolder } from '../store-fixture.ts';
import { at, fillLibrary, filesOf, mustSave, mustUnpack, rowsOf } from './archive-fixture.ts';

const name = 'desk.galley-desk';

test('a desk comes out of its archive as it went in: every row and every file', async () => {
  const folder = temporaryFolder();
  await fillLibrary(folder);
  const place = temporaryFolder();
  const path = join(place, name);

  const saved = await mustSave(folder, path);

  expect(saved).toMatchObject({ stories: 1, files: 2, missing: 0, size: statSync(path).size });
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(place)).toEqual([name]);
  expect(readdirSync(join(folder, 'backups'))).toEqual([]);
  const other = join(place, 'new', 'library');
  expect(await mustUnpack(path, other)).toMatchObject({ isOpened: true, missing: 0 });
  expect(rowsOf(other)).toEqual(rowsOf(folder));
  expect(rowsOf(other)['journal']).toHaveLength(13);
  expect(filesOf(other)).toEqual(filesOf(folder));
  expect(Object.keys(filesOf(other))).toHaveLength(2);
  expect(readdirSync(other).toSorted()).toEqual(['galley.sqlite', 'media', 'vault']);
  expect(headlines(mustOpen(other))).toEqual([`${'x'.repeat(12)}Ferry at noon`]);
});

test('a desk under a passphrase stays under it in its archive, with its key file', async () => {
  const folder = temporaryFolder();
  const { file, key } = await createKeyFile('the slow ferry', null);
  await fillLibrary(folder, key);
  writeKeyFile(folder, { ...file, state: 'sealed' });
  const path = join(temporaryFolder(), name);
  await mustSave(folder, path, key);
  const bytes = readFileSync(path);
  for (const plain of ['SQLite format 3', 'The harbour log', 'Ferry at noon'])
    expect(bytes.includes(plain)).toBe(false);

  const unseen = join(temporaryFolder(), 'library');
  expect(await mustUnpack(path, unseen)).toMatchObject({ isOpened: false, missing: null });
  const lock = readKeyFile(unseen);
  if (!lock.ok || !lock.value) throw new Error('No key file');
  const opened = await openKeyFile(lock.value, 'the slow ferry');
  expect(opened).toEqual(key);
  expect(rowsOf(unseen, key)).toEqual(rowsOf(folder, key));
  expect(filesOf(unseen)).toEqual(filesOf(folder));
  const seen = join(temporaryFolder(), 'library');
  expect(await mustUnpack(path, seen, key)).toMatchObject({ isOpened: true, missing: 0 });
  const into = temporaryFolder();
  expect(await unpackArchive({ archive: path, into, key: createStoreKey() })).toMatchObject({
    ok: false,
    error: { code: 'other-key' },
  });
});

test('a picture that is damaged or gone is left out and counted', async () => {
  const folder = temporaryFolder();
  await fillLibrary(folder);
  const [picture = '', source = ''] = Object.keys(filesOf(folder)).toSorted();
  writeFileSync(join(folder, picture), 'other bytes');
  rmSync(join(folder, source));
  const path = join(temporaryFolder(), name);
  expect(await mustSave(folder, path)).toMatchObject({ files: 0, missing: 2 });
  expect(await mustUnpack(path, join(temporaryFolder(), 'a'))).toMatchObject({ missing: 2 });
});

test('a file of that name is replaced only when that is wanted', async () => {
  const folder = temporaryFolder();
  await fillLibrary(folder);
  const path = join(temporaryFolder(), name);
  writeFileSync(path, 'mine');
  const order = { library: folder, to: path, at, leaveFree: 0 };
  expect(await saveArchive({ ...order, replaces: false })).toMatchObject({
    error: { code: 'taken' },
  });
  expect(readFileSync(path, 'utf8')).toBe('mine');
  expect(await saveArchive({ ...order, replaces: true })).toMatchObject({ ok: true });
});

test('a save that is stopped leaves nothing, and what an older one left is swept', async () => {
  const folder = temporaryFolder();
  await fillLibrary(folder);
  const place = temporaryFolder();
  const to = join(place, name);
  writeFileSync(join(place, `${name}.part-999999999-x`), 'half');
  writeFileSync(join(place, 'other.galley-desk.part-999999999-x'), 'not ours');
  const stop = new AbortController();
  const order = { library: folder, to, replaces: true, at, leaveFree: 0 };
  const saving = saveArchive({
    ...order,
    signal: stop.signal,
    hear: (share) => (share > 0.4 ? stop.abort() : undefined),
  });
  await expect(saving).rejects.toMatchObject({ name: 'AbortError' });
  expect(readdirSync(place)).toEqual(['other.galley-desk.part-999999999-x']);
  expect(readdirSync(join(folder, 'backups'))).toEqual([]);
});

test('a save without room says so before it writes', async () => {
  const folder = temporaryFolder();
  await fillLibrary(folder);
  const to = join(temporaryFolder(), name);
  const saved = await saveArchive({ library: folder, to, replaces: true, at, leaveFree: 2 ** 60 });
  expect(saved).toMatchObject({ ok: false, error: { code: 'no-room' } });
});

test('a new library goes into a new or an empty folder, and into no other', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'empty'));
  writeFileSync(join(folder, 'empty', '.DS_Store'), '');
  mkdirSync(join(folder, 'letters'));
  writeFileSync(join(folder, 'letters', 'a.txt'), 'mine');
  writeFileSync(join(folder, 'file'), '');
  mkdirSync(join(folder, 'library'));
  writeFileSync(join(folder, 'library', 'galley.sqlite'), 'mine');
  mkdirSync(join(folder, 'library', 'unpacking-999999999-x'));
  mkdirSync(join(folder, 'unfinished', 'media', '00'), { recursive: true });
  mkdirSync(join(folder, 'unfinished', 'unpacking-999999999-x'));
  mkdirSync(join(folder, 'pictures', 'media'), { recursive: true });
  const isReady = (name: string): boolean => readyNewLibrary(join(folder, name)).ok;
  expect(['new', 'empty', 'unfinished'].map(isReady)).toEqual([true, true, true]);
  expect(['letters', 'file', 'library', 'pictures'].map(isReady)).toEqual(Array(4).fill(false));
  expect(readFileSync(join(folder, 'library', 'galley.sqlite'), 'utf8')).toBe('mine');
  expect(readdirSync(join(folder, 'unfinished'))).toHaveLength(1);
});
