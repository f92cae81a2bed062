import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { createKeyFile, writeKeyFile } from '../../../db/key-file.ts';
import { runCli } from '../../../main/cli.ts';
import { fillLibrary, filesOf, rowsOf } from '../../db/archive/archive-fixture.ts';
import { temporaryFolder } from '../../db/store-fixture.ts';

async function galley(args: readonly string[], passphraseFile = '') {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const io = { stdin: Readable.from([]), stdout, stderr, cwd: temporaryFolder() };
  const environment = {
    libraryFolder: join(io.cwd, 'none'),
    languageFolder: '',
    passphraseFile,
    now: () => Date.UTC(2026, 4, 4),
  };
  const status = await runCli(args, io, environment);
  const [out, told] = [stdout, stderr].map((stream) => String(stream.read() ?? ''));
  return { status, out, told };
}

test('a library goes into an archive and comes out of it', async () => {
  const library = temporaryFolder();
  await fillLibrary(library);
  const file = join(temporaryFolder(), 'a.galley-desk');
  const backup = ['backup', '--library', library, '--to', file];
  const saved = await galley(backup);
  expect(saved).toMatchObject({ status: 0, told: '' });
  expect(JSON.parse(saved.out ?? '')).toMatchObject({ file, stories: 1, files: 2, missing: 0 });
  expect(await galley(backup)).toMatchObject({ status: 2, out: '' });

  const other = join(temporaryFolder(), 'b');
  const restored = await galley(['restore', file, '--library', other]);
  expect(restored).toMatchObject({ status: 0, told: '' });
  expect(JSON.parse(restored.out ?? '')).toMatchObject({ library: other, isEncrypted: false });
  expect(rowsOf(other)).toEqual(rowsOf(library));
  expect(filesOf(other)).toEqual(filesOf(library));
  const again = await galley(['restore', file, '--library', other]);
  expect(again).toMatchObject({ status: 2, out: '' });
  expect(again.told).toContain('holds something already');
});

test('a folder gets a checked copy of the store', async () => {
  const library = temporaryFolder();
  await fillLibrary(library);
  const to = join(temporaryFolder(), 'copies');
  expect(await galley(['backup', '--library', library, '--to', to])).toMatchObject({ status: 0 });
  expect(readdirSync(to)).toEqual([expect.stringMatching(/^backup-000001-.*\.sqlite$/)]);
});

test('a library under a passphrase asks for it, and its archive opens with it', async () => {
  const library = temporaryFolder();
  const { file: lock, key } = await createKeyFile('the slow ferry', null);
  await fillLibrary(library, key);
  writeKeyFile(library, { ...lock, state: 'sealed' });
  const words = join(temporaryFolder(), 'passphrase');
  writeFileSync(words, 'the slow ferry\n');
  const file = join(temporaryFolder(), 'a.galley-desk');
  const backup = ['backup', '--library', library, '--to', file];
  expect(await galley(backup)).toMatchObject({ status: 2 });
  expect(existsSync(file)).toBe(false);
  expect(await galley(backup, words)).toMatchObject({ status: 0 });
  const restore = (to: string) => ['restore', file, '--library', to];
  expect(await galley(restore(join(temporaryFolder(), 'b')), words)).toMatchObject({ status: 0 });
  writeFileSync(words, 'another\n');
  expect(await galley(restore(join(temporaryFolder(), 'c')), words)).toMatchObject({ status: 1 });
});

test.each([
  ['backup', []],
  ['backup', ['--to', 'x.galley-desk']],
  ['restore', []],
  ['restore', ['x.galley-desk']],
  ['restore', ['x.galley-desk', '--library', 'y']],
])('galley %s %j says what is wrong', async (command, args) => {
  const { status, out, told } = await galley([command, ...args]);
  expect({ status, out }).toEqual({ status: 2, out: '' });
  expect(told).toMatch(new RegExp(`^galley ${command}: `));
});
