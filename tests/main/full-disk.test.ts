import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { keepBallast } from '../../db/ballast.ts';
import { helpFullDisk, openWithRoom } from '../../main/full-disk.ts';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'galley-full-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

const full = { code: 'disk-full', message: 'No room.' } as const;

test('what failed for want of room names the disk, and gives up the room that was held', () => {
  const library = { folder: folder() };
  keepBallast(library.folder, 0);
  expect(helpFullDisk(full, library).message).toMatch(/given up a few megabytes/);
  expect(existsSync(join(library.folder, 'ballast'))).toBe(false);
  const again = helpFullDisk(full, library);
  expect(again.code).toBe('disk-full');
  expect(again.message).toContain(library.folder);
  expect(again.message).toMatch(/leave Galley open/);
});

test('another failure is left as it is, and so is what was held', () => {
  const library = { folder: folder() };
  keepBallast(library.folder, 0);
  const other = { code: 'store', message: 'Damage.' } as const;
  expect(helpFullDisk(other, library)).toBe(other);
  expect(existsSync(join(library.folder, 'ballast'))).toBe(true);
});

test('a store that opens gives nothing up', () => {
  const library = folder();
  keepBallast(library, 0);
  const opened = openWithRoom(library, undefined);
  if (opened.ok) opened.value.close();
  expect(opened.ok).toBe(true);
  expect(existsSync(join(library, 'ballast'))).toBe(true);
});
