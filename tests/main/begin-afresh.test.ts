import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../db/open-store.ts';
import { beginAfresh } from '../../main/trouble/begin-afresh.ts';
import { surroundingsOf } from '../../main/trouble/surroundings.ts';

function libraryWithTraces(): string {
  const library = mkdtempSync(join(tmpdir(), 'galley-afresh-'));
  onTestFinished(() => rmSync(library, { recursive: true }));
  mkdirSync(join(library, 'backups'));
  writeFileSync(join(library, 'backups', 'backup-000003-2026-05-03T10-00-00-000Z.sqlite'), 'x');
  writeFileSync(join(library, 'galley.sqlite-wal'), 'the last words of the old store');
  return library;
}

test('a library whose store is gone is not given a new one in silence', () => {
  const library = libraryWithTraces();
  const opened = openStore(library);
  expect(opened).toMatchObject({ ok: false, error: { code: 'missing' } });
  expect(existsSync(join(library, 'galley.sqlite'))).toBe(false);
});

test('it begins with an empty one when that is asked for; what was left is put away', () => {
  const library = libraryWithTraces();
  expect(beginAfresh(library)).toBe(true);
  const opened = openStore(library);
  expect(opened.ok).toBe(true);
  if (opened.ok) opened.value.close();
  const [folder = ''] = readdirSync(join(library, 'damaged'));
  const log = readFileSync(join(library, 'damaged', folder, 'galley.sqlite-wal'), 'utf8');
  expect(log).toContain('last words');
  expect(readdirSync(join(library, 'backups'))).toHaveLength(1);
  expect(beginAfresh(library), 'a store that is there is left alone').toBe(false);
});

test('the newest copy is named beside damage, and the disk’s room beside a full one', () => {
  const library = libraryWithTraces();
  const damage = surroundingsOf({ code: 'corrupt', message: '' }, library);
  expect(damage.newestCopy).toMatch(/^from 3 May 2026/);
  const full = surroundingsOf({ code: 'disk-full', message: '' }, join(library, 'not', 'there'));
  expect(full.room).toMatch(/MB left; Galley needs about 20 MB/);
  expect(surroundingsOf({ code: 'newer', message: '' }, library)).toEqual({
    folder: library,
    isReadable: false,
  });
});
