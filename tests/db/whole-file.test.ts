import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { claimName, draftName, makeFolder, writeWhole } from '../../db/whole-file.ts';
import { temporaryFolder } from './store-fixture.ts';

test('a file is written whole in place of the one before, for its owner alone', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'page');
  writeFileSync(path, 'the page before, which was longer');
  writeWhole(path, Buffer.from('the page'));
  expect(readFileSync(path, 'utf8')).toBe('the page');
  expect(statSync(path).mode & 0o077).toBe(0);
  expect(readdirSync(folder)).toEqual(['page']);
});

test('a file that cannot be put in its place leaves nothing behind', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'page', 'full'), { recursive: true });
  expect(() => writeWhole(join(folder, 'page'), Buffer.from('the page'))).toThrow();
  expect(readdirSync(folder)).toEqual(['page']);
});

test('a name goes to the first draft that claims it', () => {
  const path = join(temporaryFolder(), 'store');
  const [first, second] = [draftName(path), draftName(path)];
  writeFileSync(first, 'first');
  writeFileSync(second, 'second');
  expect(claimName(first, path)).toBe(true);
  expect(claimName(second, path)).toBe(false);
  expect(readFileSync(path, 'utf8')).toBe('first');
  expect([first, second].map((draft) => existsSync(draft))).toEqual([false, false]);
});

test('a folder is made with those above it, for its owner alone; one that is there stays as it is', () => {
  const top = temporaryFolder();
  const folder = join(top, 'a', 'b');
  makeFolder(`${folder}/`);
  expect(['a', 'a/b'].map((name) => statSync(join(top, name)).mode & 0o777)).toEqual([
    0o700, 0o700,
  ]);
  expect(() => makeFolder(folder)).not.toThrow();
});

test.skipIf(!existsSync('/proc/self'))(
  'a folder that the system will not have is refused at once',
  () => {
    expect(() => makeFolder('/proc/no-such-place/desk')).toThrow(/ENOENT|EACCES|EPERM/);
  },
);
