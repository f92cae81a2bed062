import { existsSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findFolderTrouble, missingDrive } from '../../main/start/library-access.ts';

const folder = mkdtempSync(join(tmpdir(), 'galley-access-'));

describe('the library’s folder', () => {
  test('is made where there is none, for its owner alone, and nothing is left in it', () => {
    const library = join(folder, 'a', 'library');
    expect(findFolderTrouble(library)).toBeNull();
    expect(readdirSync(library)).toEqual([]);
    if (process.platform !== 'win32') expect(statSync(library).mode & 0o777).toBe(0o700);
  });

  test('is not where a file stands', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(findFolderTrouble(file)).toMatchObject({ code: 'io' });
    expect(findFolderTrouble(join(file, 'library'))).toMatchObject({ code: 'io' });
  });

  test.skipIf(!existsSync('/proc/1'))('may not be written where the system forbids it', () => {
    const trouble = findFolderTrouble('/proc/galley-library');
    expect(trouble).not.toBeNull();
    expect(trouble?.message).toMatch(/Nothing was changed/);
  });
});

describe('a drive that is not connected', () => {
  const nothing = () => false;

  test.each([
    ['/Volumes/Newsroom/Galley', '/Volumes/Newsroom'],
    ['/media/ada/STICK/desk/Galley', '/media/ada/STICK'],
    ['/run/media/ada/STICK', '/run/media/ada/STICK'],
    ['/mnt/archive/Galley', '/mnt/archive'],
  ])('is missed for %s', (library, drive) => {
    expect(missingDrive(library, nothing)).toBe(drive);
    expect(missingDrive(library, (path) => path === drive)).toBeNull();
  });

  test.each(['/home/ada/Galley', '/mnt/galley', '/Volumes', '/srv/media/ada/x'])(
    'is not missed for %s',
    (library) => {
      expect(missingDrive(library, nothing)).toBeNull();
    },
  );
});
