import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createStoreKey } from '../../db/store-key.ts';
import { runChoreHere } from '../../main/store-chores/run-chore.ts';
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
  const converted = await runChoreHere('passphrase.convert', order);
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
  const converted = await runChoreHere('passphrase.convert', order);
  expect(converted).toMatchObject({ ok: true, value: { left: [expect.stringContaining(folder)] } });
});
