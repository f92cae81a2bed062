import {
  existsSync,
  mkdirSync,
  readdirSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { MediaHash } from '../../core/base/id.ts';
import { removeCopy } from '../../db/backup/copies.ts';
import { sweepMirror } from '../../db/backup/sweep-mirror.ts';
import { createBackupLibrary } from '../main/backups/backup-fixture.ts';
import { png } from './pictures.ts';
import { temporaryFolder } from './store-fixture.ts';

// What no copy in the folder besides names goes; what one may name, and what is not ours, stays.

const twoDays = 2 * 24 * 60 * 60;
const hour = 60 * 60 * 1000;

async function mirrored() {
  const library = createBackupLibrary();
  const store = library.open();
  const ids = [png(3, 4), png(5, 6)].map((bytes) => {
    const added = store.media.add(bytes);
    if (!added.ok) throw new Error(added.error);
    return added.value.hash;
  });
  const [first, second] = ids as [MediaHash, MediaHash];
  const service = library.begin();
  const disk = temporaryFolder();
  expect(await service.second.choose(disk)).toBeNull();
  await service.make();
  const folder = join(disk, 'Galley backups');
  const placeOf = (hash: string): string => join(folder, 'media', hash.slice(0, 2), hash);
  return { library, store, service, folder, first, second, placeOf };
}

/** As if it had lain there for two days. */
function age(path: string): void {
  const then = Date.now() / 1000 - twoDays;
  utimesSync(path, then, then);
}

/** The store no longer names a picture, as after a story was deleted for good. */
function forget(library: { readonly folder: string }, hash: string): void {
  const database = new Database(join(library.folder, 'galley.sqlite'));
  database.prepare('DELETE FROM media WHERE hash = ?').run(hash);
  database.close();
}

const copiesIn = (folder: string): string[] =>
  readdirSync(folder).filter((name) => name.endsWith('.sqlite'));

test('a picture stays as long as a copy there names it, and goes with the last', async () => {
  const { library, service, folder, first, second, placeOf } = await mirrored();
  for (const hash of [first, second]) age(placeOf(hash));
  forget(library, first);
  library.pass(hour);
  await service.make();
  expect(existsSync(placeOf(first))).toBe(true);
  const [oldest = ''] = copiesIn(folder);
  removeCopy(folder, oldest);
  library.pass(hour);
  await service.make();
  expect(existsSync(placeOf(first))).toBe(false);
  expect(existsSync(placeOf(second))).toBe(true);
  expect(service.state().folder).toMatchObject({ trouble: '', files: { count: 1 } });
});

test('what came there within a day stays, for a copy that names it may be on its way', async () => {
  const { library, service, folder, first, placeOf } = await mirrored();
  forget(library, first);
  for (const name of copiesIn(folder)) removeCopy(folder, name);
  library.pass(hour);
  await service.make();
  expect(existsSync(placeOf(first))).toBe(true);
  age(placeOf(first));
  await service.make();
  expect(existsSync(placeOf(first))).toBe(false);
});

test('nothing goes while a copy there cannot be asked, nor when something could not be copied', async () => {
  const { library, service, folder, first, second, placeOf } = await mirrored();
  const [oldest = ''] = copiesIn(folder);
  for (const hash of [first, second]) age(placeOf(hash));
  forget(library, first);
  writeFileSync(join(folder, oldest), 'scorched');
  library.pass(hour);
  await service.make();
  expect(existsSync(placeOf(first))).toBe(true);
  removeCopy(folder, oldest);
  const third = png(7, 8);
  const lost = addAndScorch(library, third);
  library.pass(hour);
  await service.make();
  expect(service.state().folder?.trouble).toMatch(/1 picture or source is damaged or gone/);
  expect(existsSync(placeOf(first))).toBe(true);
  forget(library, lost);
  library.pass(hour);
  await service.make();
  // The copy of the pass in which one was lost names it still, but not the first.
  expect(existsSync(placeOf(first))).toBe(false);
});

test('what is not Galley’s is not touched, and half a file of a copying that ended goes', async () => {
  const { service, library, folder, first, placeOf } = await mirrored();
  const stranger = join(folder, 'media', first.slice(0, 2), 'holiday.jpg');
  const elsewhere = join(folder, 'media', 'albums', 'a'.repeat(64));
  const misplaced = join(folder, 'media', first.slice(0, 2), `${other(first)}${'0'.repeat(63)}`);
  const outside = join(temporaryFolder(), 'kept');
  const linked = join(folder, 'vault', 'ab', `ab${'c'.repeat(62)}`);
  const draft = `${placeOf(first)}.new-01234567-89ab-cdef-0123-456789abcdef`;
  for (const path of [stranger, elsewhere, misplaced, outside, draft]) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, 'mine');
    age(path);
  }
  mkdirSync(dirname(linked), { recursive: true });
  symlinkSync(outside, linked);
  library.pass(hour);
  await service.make();
  for (const path of [stranger, elsewhere, misplaced, outside, linked])
    expect(existsSync(path), path).toBe(true);
  expect(existsSync(draft)).toBe(false);
});

/** A sign that no name in this one's folder begins with. */
const other = (hash: string): string => (hash.startsWith('0') ? '1' : '0');

function addAndScorch(library: ReturnType<typeof createBackupLibrary>, bytes: Buffer): string {
  const store = library.open();
  const added = store.media.add(bytes);
  if (!added.ok) throw new Error(added.error);
  const { hash } = added.value;
  store.close();
  writeFileSync(join(library.folder, 'media', hash.slice(0, 2), hash), 'scorched');
  return hash;
}

test('nothing goes through a link to where others keep files, nor where no copy is to be asked', async () => {
  const { folder, first, placeOf } = await mirrored();
  age(placeOf(first));
  const order = { folder, now: Date.now(), removes: true, rest: () => undefined };
  for (const name of copiesIn(folder)) removeCopy(folder, name);
  expect(sweepMirror(order).removed).toBe(0);
  expect(existsSync(placeOf(first))).toBe(true);
  const linking = temporaryFolder();
  symlinkSync(join(folder, 'media'), join(linking, 'media'));
  expect(sweepMirror({ ...order, folder: linking })).toEqual({ files: 0, bytes: 0, removed: 0 });
  expect(existsSync(placeOf(first))).toBe(true);
});
