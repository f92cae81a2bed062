import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verifyCopy } from '../../../db/backup/verify-copy.ts';
import { backupEvery, restAfterStart } from '../../../main/backups/backup-due.ts';
import { png } from '../../db/pictures.ts';
import { temporaryFolder } from '../../db/store-fixture.ts';
import { createBackupLibrary } from './backup-fixture.ts';

const minute = 60_000;

async function chosen() {
  const library = createBackupLibrary();
  const store = library.open();
  library.change(store);
  const service = library.begin();
  const disk = join(temporaryFolder(), 'disk');
  expect(await service.second.choose(disk)).toBeNull();
  return { library, store, service, disk, folder: join(disk, 'Galley backups') };
}

test('a second folder gets each copy, with the pictures that it names', async () => {
  const { library, store, service, folder } = await chosen();
  const picture = store.media.add(png(3, 4));
  if (!picture.ok) throw new Error(picture.error);
  await service.make();
  const { hash } = picture.value;
  expect(existsSync(join(folder, 'media', hash.slice(0, 2), hash))).toBe(true);
  const { copies, folder: state } = service.state();
  const bytes = png(3, 4).byteLength;
  expect(state).toEqual({
    path: folder,
    trouble: '',
    updatedAt: library.clock.now(),
    files: { count: 1, bytes },
  });
  expect(copies).toMatchObject([{ place: 'library', isInBoth: true }]);
  const [copy] = copies;
  expect(verifyCopy(join(folder, copy?.name ?? ''), { how: 'full' }).ok).toBe(true);
});

test('a disk that is gone costs no copy in the library, is told, and is tried again', async () => {
  const { library, store, service, disk, folder } = await chosen();
  await service.make();
  renameSync(disk, `${disk}-unplugged`);
  // The place where it was is often still there, and empty.
  mkdirSync(disk);
  library.change(store);
  library.pass(backupEvery + restAfterStart);
  await service.tick();
  expect(service.state().trouble).toBe('');
  expect(service.state().folder?.trouble).toMatch(/^The folder that you chose cannot be found/);
  expect(service.state().copies).toHaveLength(2);
  expect(readdirSync(disk)).toEqual([]);
  rmSync(disk, { recursive: true });
  renameSync(`${disk}-unplugged`, disk);
  library.pass(11 * minute);
  await service.tick();
  expect(service.state().folder?.trouble).toBe('');
  expect(readdirSync(folder).filter((name) => name.endsWith('.sqlite'))).toHaveLength(2);
});

test('what was copied while it was away comes there as soon as somebody looks', async () => {
  const { library, store, service, disk, folder } = await chosen();
  await service.make();
  renameSync(disk, `${disk}-unplugged`);
  for (let made = 0; made < 3; made++) {
    library.change(store);
    library.pass(backupEvery + restAfterStart);
    await service.tick();
  }
  expect(service.state().folder?.trouble).toMatch(/cannot be found/);
  expect(service.state().copies.every(({ place }) => place === 'library')).toBe(true);
  renameSync(`${disk}-unplugged`, disk);
  await service.look();
  const { copies, folder: state } = service.state();
  expect(state).toMatchObject({ trouble: '', updatedAt: library.clock.now() });
  expect(copies).toHaveLength(4);
  expect(copies.every(({ isInBoth }) => isInBoth)).toBe(true);
  expect(readdirSync(folder).filter((name) => name.endsWith('.sqlite'))).toHaveLength(4);
});

test('that it is gone is told once, also over starts, and anew after it was back', async () => {
  const { library, store, service, disk } = await chosen();
  const told = () => library.emitted.filter(({ event }) => event === 'backup.failed');
  const work = async (desk = service) => {
    library.change(store);
    library.pass(backupEvery + restAfterStart);
    await desk.tick();
  };
  await work();
  expect(told()).toHaveLength(0);
  renameSync(disk, `${disk}-unplugged`);
  await work();
  await work();
  expect(told()).toHaveLength(1);
  expect(told()[0]?.detail).toEqual({ trouble: service.state().folder?.trouble });
  const next = library.begin();
  await work(next);
  await work(next);
  expect(next.state().folder?.trouble).toMatch(/^The folder that you chose cannot be found/);
  expect(told()).toHaveLength(1);
  renameSync(`${disk}-unplugged`, disk);
  await work(next);
  renameSync(disk, `${disk}-unplugged`);
  await work(next);
  expect(told()).toHaveLength(2);
});

test('a copy that is deleted by hand goes in both places, and what it alone held is copied anew', async () => {
  const { library, store, service, folder } = await chosen();
  await service.make();
  library.change(store);
  library.pass(backupEvery);
  await service.make();
  const own = join(library.folder, 'backups');
  const named = (place: string) => readdirSync(place).filter((name) => name.includes('.sqlite'));
  const [newest, older] = service.state().copies;
  if (!newest || !older) throw new Error('There are no two copies');
  expect(await service.remove(older)).toBe(true);
  for (const place of [own, folder])
    expect(named(place).filter((name) => name.startsWith(older.name))).toEqual([]);
  expect(service.state().copies.map(({ name }) => name)).toEqual([newest.name]);
  expect(await service.remove(older)).toBe(false);
  expect(await service.remove({ place: 'library', name: '../../galley.sqlite' })).toBe(false);
  library.pass(backupEvery);
  await service.tick();
  expect(service.state().copies).toHaveLength(1);
  expect(await service.remove(newest)).toBe(true);
  expect(service.state().copies).toEqual([]);
  await service.tick();
  expect(service.state().copies).toMatchObject([{ isInBoth: true, stories: 2 }]);
});

test('a folder that holds the copies of another library is refused', async () => {
  const { disk } = await chosen();
  const other = createBackupLibrary();
  other.change(other.open());
  const service = other.begin();
  expect(await service.second.choose(disk)).toMatch(
    /^This folder holds the backups of another library/,
  );
  expect(service.state().folder).toBeNull();
});

test('a picture that is damaged in the library is not copied as if it were whole', async () => {
  const { library, store, service, folder } = await chosen();
  const picture = store.media.add(png(3, 4));
  if (!picture.ok) throw new Error(picture.error);
  const { hash } = picture.value;
  writeFileSync(join(library.folder, 'media', hash.slice(0, 2), hash), 'scorched');
  await service.make();
  expect(service.state().folder?.trouble).toMatch(/1 picture or source is damaged or gone/);
  expect(existsSync(join(folder, 'media', hash.slice(0, 2), hash))).toBe(false);
  expect(service.state().copies).toMatchObject([{ isInBoth: true }]);
});
