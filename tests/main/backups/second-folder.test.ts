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
  expect(state).toEqual({ path: folder, trouble: '', updatedAt: library.clock.now() });
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
