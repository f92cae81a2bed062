import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verifyCopy } from '../../../db/backup/verify-copy.ts';
import { runChoreHere, type RunChore } from '../../../main/store-chores/run-chore.ts';
import { png } from '../../db/pictures.ts';
import { temporaryFolder } from '../../db/store-fixture.ts';
import { mountSmallDisk } from '../../faults/small-disk.ts';
import { createBackupLibrary } from './backup-fixture.ts';

const minute = 60_000;
const cannotBeFound = /^The folder that you chose cannot be found/;

/** Does chores here, and something else as soon as the one of this name tells how far it is. */
function interrupted(name: string, act: () => void): RunChore {
  let isDone = false;
  return (asked, options, terms) =>
    runChoreHere(asked, options, {
      ...terms,
      progress: (detail) => {
        terms?.progress?.(detail);
        if (isDone || asked !== name) return;
        isDone = true;
        act();
      },
    });
}

function fullLibrary() {
  const library = createBackupLibrary();
  const store = library.open();
  for (let count = 0; count < 20; count++) library.change(store);
  const picture = store.media.add(png(300, 200));
  if (!picture.ok) throw new Error(picture.error);
  return { library, store, own: join(library.folder, 'backups') };
}

const wholeCopies = (folder: string): boolean[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sqlite'))
    .map((name) => verifyCopy(join(folder, name), { how: 'full' }).ok);

test('the folder of the copies that goes while a copy is made is told calmly, and the next copy is made', async () => {
  const { library, store, own } = fullLibrary();
  const service = library.begin(
    interrupted('backup.make', () => rmSync(own, { recursive: true, force: true })),
  );
  expect(await service.make()).toBe(false);
  expect(service.state().trouble).toMatch(/^No backup was made.*Your stories are safe/);
  expect(library.emitted.filter(({ event }) => event === 'backup.failed')).toHaveLength(1);
  library.change(store);
  library.pass(minute);
  expect(await service.make()).toBe(true);
  expect(service.state()).toMatchObject({ trouble: '', running: null });
  expect(wholeCopies(own)).toEqual([true]);
});

test('the folder of the copies that is gone between two copies is made anew', async () => {
  const { library, store, own } = fullLibrary();
  const service = library.begin();
  expect(await service.make()).toBe(true);
  rmSync(own, { recursive: true });
  expect(service.state().copies).toEqual([]);
  library.change(store);
  library.pass(minute);
  expect(await service.make()).toBe(true);
  expect(service.state()).toMatchObject({ trouble: '', copies: [{ isGood: true }] });
  expect(wholeCopies(own)).toEqual([true]);
});

test('a folder besides that goes while it is brought up to date costs no copy, is told, and is caught up with', async () => {
  const { library, store, own } = fullLibrary();
  const disk = join(temporaryFolder(), 'disk');
  const away = `${disk}-away`;
  const service = library.begin(interrupted('backup.mirror', () => renameSync(disk, away)));
  expect(await service.second.choose(disk)).toBeNull();
  expect(await service.make()).toBe(true);
  expect(service.state().trouble).toBe('');
  expect(service.state().folder?.trouble).toMatch(cannotBeFound);
  expect(wholeCopies(own)).toEqual([true]);
  // Nothing was begun anew where the disk had been.
  expect(existsSync(join(disk, 'Galley backups', 'library.json'))).toBe(false);
  rmSync(disk, { recursive: true, force: true });
  renameSync(away, disk);
  library.change(store);
  library.pass(60 * minute);
  expect(await service.make()).toBe(true);
  expect(service.state().folder?.trouble).toBe('');
  expect(wholeCopies(join(disk, 'Galley backups')).every(Boolean)).toBe(true);
  expect(readdirSync(join(disk, 'Galley backups')).some((name) => name.endsWith('.sqlite'))).toBe(
    true,
  );
});

test.skipIf(process.platform !== 'linux' || process.getuid?.() !== 0)(
  'a disk that is pulled out while it is written (needs the right to mount one)',
  async () => {
    const { library, store, own } = fullLibrary();
    // What must stay free of a disk fits on it, and a little more.
    const disk = mountSmallDisk(320 * 1024 * 1024);
    if (!disk) return;
    const place = join(disk.folder, 'disk');
    try {
      mkdirSync(place);
      const service = library.begin(
        interrupted('backup.mirror', () => execFileSync('/bin/umount', ['-l', disk.folder])),
      );
      expect(await service.second.choose(place)).toBeNull();
      expect(await service.make()).toBe(true);
      expect(service.state()).toMatchObject({ trouble: '' });
      expect(service.state().folder?.trouble).toMatch(cannotBeFound);
      expect(wholeCopies(own)).toEqual([true]);
      // Below the disk there is the empty folder that it was put on: nothing is written there.
      expect(existsSync(place)).toBe(false);
      library.change(store);
      library.pass(60 * minute);
      expect(await service.make()).toBe(true);
      expect(service.state().folder?.trouble).toMatch(cannotBeFound);
      expect(existsSync(place)).toBe(false);
    } finally {
      disk.remove();
    }
  },
);
