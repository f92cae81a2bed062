import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  copyKeyFile,
  createKeyFile,
  keyFileOf,
  openKeyFile,
  readKeyFile,
  rewrapKey,
  writeKeyFile,
} from '../../db/key-file.ts';
import { temporaryFolder } from './store-fixture.ts';

test('a copy of the key file takes no earlier key away that older backups need', async () => {
  const [library, backups] = [temporaryFolder(), temporaryFolder()];
  const first = await createKeyFile('nine herons over the weir', null);
  writeKeyFile(library, first.file);
  copyKeyFile(library, backups);
  // The same key under another passphrase is one file.
  const changed = await rewrapKey(
    first.file,
    first.key,
    'a kettle in the lighthouse',
    'passphrase',
  );
  writeKeyFile(library, changed);
  copyKeyFile(library, backups);
  expect(readdirSync(backups)).toEqual(['locked.json']);
  // Turned off and on again: another key.
  const second = await createKeyFile('eleven crates of quinces', null);
  writeKeyFile(library, second.file);
  copyKeyFile(library, backups);
  copyKeyFile(library, backups);
  expect(readKeyFile(backups)).toEqual({ ok: true, value: second.file });
  const names = readdirSync(backups).filter((name) => name !== 'locked.json');
  expect(names).toHaveLength(1);
  renameSync(join(backups, names[0] ?? ''), keyFileOf(backups));
  const earlier = readKeyFile(backups);
  if (!earlier.ok || !earlier.value) throw new Error('The earlier key is gone');
  expect(await openKeyFile(earlier.value, 'a kettle in the lighthouse')).toEqual(first.key);
}, 60_000);
