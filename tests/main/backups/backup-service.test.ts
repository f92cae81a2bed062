import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesStamp } from '../../../db/backup/backup-notes.ts';
import { listCopies } from '../../../db/backup/copies.ts';
import { backupEvery, beforeFirst, restAfterStart } from '../../../main/backups/backup-due.ts';
import { noteClosing } from '../../../main/backups/note-closing.ts';
import { runChoreHere, type RunChore } from '../../../main/store-chores/run-chore.ts';
import { createBackupLibrary } from './backup-fixture.ts';

const minute = 60_000;

test('a desk at work makes a copy an hour, and none when nothing changed', async () => {
  const library = createBackupLibrary();
  const store = library.open();
  const service = library.begin();
  await service.tick();
  expect(service.state().copies).toEqual([]);
  library.change(store);
  library.pass(restAfterStart);
  await service.tick();
  expect(service.state().copies).toEqual([]);
  library.pass(beforeFirst);
  await service.tick();
  expect(service.state().copies).toHaveLength(1);
  library.change(store);
  for (let at = 0; at < 59; at++) {
    library.pass(minute);
    await service.tick();
  }
  expect(service.state().copies).toHaveLength(1);
  library.pass(minute);
  await service.tick();
  expect(service.state().copies).toHaveLength(2);
  library.pass(5 * backupEvery);
  await service.tick();
  expect(service.state().copies).toHaveLength(2);
  expect(service.state()).toMatchObject({ trouble: '', running: null });
  const [newest] = service.state().copies;
  expect(newest).toMatchObject({ place: 'library', kind: 'backup', stories: 2, isGood: true });
  expect(newest?.checkedAt).toBe(newest?.at);
});

test('a change that comes while a copy is made counts for the next', async () => {
  const library = createBackupLibrary();
  const store = library.open();
  library.change(store);
  const whileCopying: RunChore = (name, options, context) => {
    library.change(store);
    return runChoreHere(name, options, context);
  };
  const service = library.begin(whileCopying);
  library.pass(backupEvery);
  await service.tick();
  library.pass(backupEvery);
  await service.tick();
  expect(service.state().copies).toHaveLength(2);
});

test('after a quiet close nothing is copied until something changes', async () => {
  const library = createBackupLibrary();
  library.change(library.open());
  const first = library.begin();
  await first.make();
  const stamp = filesStamp(join(library.folder, 'galley.sqlite'));
  noteClosing({ folder: library.folder });
  library.pass(10 * backupEvery);
  const second = library.begin();
  library.pass(10 * backupEvery);
  await second.tick();
  expect(filesStamp(join(library.folder, 'galley.sqlite'))).toBe(stamp);
  expect(second.state().copies).toHaveLength(1);
});

test('after a kill the next session copies what the last one may have changed', async () => {
  const library = createBackupLibrary();
  library.change(library.open());
  await library.begin().make();
  library.pass(2 * backupEvery);
  const next = library.begin();
  library.pass(restAfterStart);
  await next.tick();
  expect(next.state().copies).toHaveLength(2);
});

test('one thing at a time; what is under way can be stopped and leaves nothing', async () => {
  const library = createBackupLibrary();
  library.change(library.open());
  const service = library.begin();
  const making = service.make();
  expect(service.state().running).toBe('backup');
  expect(await service.make()).toBeNull();
  service.desk.cancel();
  expect(await making).toBe(false);
  expect(service.state()).toMatchObject({ copies: [], running: null, trouble: '' });
  expect(library.emitted.filter(({ event }) => event === 'backup.changed')).toHaveLength(2);
});

test('a copy that has gone bad is found, and goes once there is a good one', async () => {
  const library = createBackupLibrary();
  library.change(library.open());
  const service = library.begin();
  await service.make();
  const [copy] = service.state().copies;
  if (!copy) throw new Error('There is no copy');
  expect(await service.check(copy)).toBe(true);
  writeFileSync(join(library.folder, 'backups', copy.name), 'scorched');
  expect(await service.check(copy)).toBe(false);
  expect(service.state().copies).toMatchObject([{ isGood: false }]);
  library.pass(minute);
  await service.make();
  expect(service.state().copies).toMatchObject([{ isGood: true }]);
  expect(listCopies(join(library.folder, 'backups'))).toHaveLength(1);
});

test('why no copy was made is said until one is', async () => {
  const library = createBackupLibrary();
  library.change(library.open());
  let isBroken = true;
  const service = library.begin((name, options, context) =>
    isBroken
      ? Promise.reject(Object.assign(new Error('no room'), { code: 'ENOSPC' }))
      : runChoreHere(name, options, context),
  );
  expect(await service.make()).toBe(false);
  expect(service.state().trouble).toMatch(/^No backup was made: the disk is full/);
  isBroken = false;
  expect(await service.make()).toBe(true);
  expect(service.state().trouble).toBe('');
});
