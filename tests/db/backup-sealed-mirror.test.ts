import { spawnSync } from 'node:child_process';
import {
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readBackupNotes } from '../../db/backup/backup-notes.ts';
import { isSealedFile } from '../../db/sealed-file.ts';
import { createStoreKey, type StoreKey } from '../../db/store-key.ts';
import { convertWith } from '../../main/passphrase/convert.ts';
import { runChore, runChoreHere } from '../../main/store-chores/run-chore.ts';
import { createBackupLibrary } from '../main/backups/backup-fixture.ts';
import { png } from './pictures.ts';
import { temporaryFolder } from './store-fixture.ts';

async function mirrored() {
  const library = createBackupLibrary();
  const store = library.open();
  library.change(store);
  const picture = store.media.add(png(3, 4));
  if (!picture.ok) throw new Error(picture.error);
  const service = library.begin();
  const disk = temporaryFolder();
  expect(await service.second.choose(disk)).toBeNull();
  await service.make();
  store.close();
  return { library, folder: join(disk, 'Galley backups'), hash: picture.value.hash };
}

const key = createStoreKey();

test('what is encrypted leaves nothing readable in the second folder, nor half a copy', async () => {
  const { library, folder, hash } = await mirrored();
  const draft = join(library.folder, 'backups', `draft-${process.pid}-x.sqlite`);
  writeFileSync(draft, 'words in plain sight');
  const order = { folder: library.folder, key, to: 'seal' as const };
  const converted = await convertWith(runChoreHere)(order, {});
  expect(converted).toEqual({ ok: true, value: { left: [] } });
  const copies = readdirSync(folder).filter((name) => name.endsWith('.sqlite'));
  expect(copies).toHaveLength(1);
  for (const name of copies)
    expect(readFileSync(join(folder, name)).includes('SQLite format 3')).toBe(false);
  const medium = readFileSync(join(folder, 'media', hash.slice(0, 2), hash));
  expect(medium.equals(Buffer.from(png(3, 4)))).toBe(false);
  expect(readdirSync(join(library.folder, 'backups')).join(' ')).not.toContain('draft-');
});

test('a second folder that is away is named to the editor', async () => {
  const { library, folder } = await mirrored();
  renameSync(folder, `${folder}-unplugged`);
  mkdirSync(folder);
  const order = { folder: library.folder, key, to: 'seal' as const };
  const converted = await convertWith(runChoreHere)(order, {});
  expect(converted).toMatchObject({ ok: true, value: { left: [expect.stringContaining(folder)] } });
});

async function awayWhile(
  to: 'seal' | 'open',
  { library, folder }: Awaited<ReturnType<typeof mirrored>>,
) {
  renameSync(folder, `${folder}-unplugged`);
  const converted = await convertWith(runChoreHere)({ folder: library.folder, key, to }, {});
  expect(converted).toMatchObject({ ok: true, value: { left: [expect.stringContaining(folder)] } });
  renameSync(`${folder}-unplugged`, folder);
}

function bringUpToDate(library: string, folder: string, under?: StoreKey) {
  const backups = join(library, 'backups');
  const { library: id, folderForm: form } = readBackupNotes(backups);
  const order = { library, backups, folder, id, form, key: under, leaveFree: 0 };
  return runChoreHere('backup.mirror', order);
}

const plainCopies = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sqlite'))
    .filter((name) => readFileSync(join(folder, name)).includes('SQLite format 3'));

test('a second folder that was away is encrypted when it is back, and what cannot be is counted', async () => {
  const made = await mirrored();
  const { library, folder, hash } = made;
  const [name = ''] = plainCopies(folder);
  const older = 'backup-000000000-2026-01-01T10-00-00-000Z.sqlite';
  writeFileSync(join(folder, older), readFileSync(join(folder, name)).subarray(0, 9000));
  await awayWhile('seal', made);
  expect(plainCopies(folder)).toHaveLength(2);
  const first = await bringUpToDate(library.folder, folder, key);
  expect(first).toMatchObject({
    ok: true,
    value: { lost: 0, plain: 1, files: { files: 1, removed: 0 } },
  });
  expect(plainCopies(folder)).toEqual([older]);
  expect(isSealedFile(join(folder, 'media', hash.slice(0, 2), hash))).toBe(true);
  expect(readdirSync(folder)).toContain('library.json');
  rmSync(join(folder, older));
  const second = await bringUpToDate(library.folder, folder, key);
  expect(second).toMatchObject({ ok: true, value: { lost: 0, plain: 0 } });
});

test('files under a passphrase that was turned off while the folder was away are copied anew', async () => {
  const made = await mirrored();
  const { library, folder, hash } = made;
  const sealed = await convertWith(runChoreHere)({ folder: library.folder, key, to: 'seal' }, {});
  expect(sealed).toEqual({ ok: true, value: { left: [] } });
  await awayWhile('open', made);
  const file = join(folder, 'media', hash.slice(0, 2), hash);
  expect(isSealedFile(file)).toBe(true);
  expect((await bringUpToDate(library.folder, folder)).ok).toBe(true);
  expect(readFileSync(file).equals(Buffer.from(png(3, 4)))).toBe(true);
});

const noPipes = process.platform === 'win32' ? 'Windows has no pipes in folders' : '';

test.skipIf(noPipes)('a share that hangs does not hold up what is encrypted here', async () => {
  const { library, folder } = await mirrored();
  const mark = join(folder, 'library.json');
  rmSync(mark);
  expect(spawnSync('mkfifo', [mark]).status).toBe(0);
  onTestFinished(() => closeSync(openSync(mark, constants.O_RDWR)));
  const order = { folder: library.folder, key, to: 'seal' as const };
  const converted = await convertWith(runChore, 1500)(order, {});
  expect(converted).toMatchObject({ ok: true, value: { left: [expect.stringContaining(folder)] } });
  expect(plainCopies(join(library.folder, 'backups'))).toEqual([]);
});
