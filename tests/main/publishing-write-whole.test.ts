import { spawnSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { writeWhole } from '../../main/write-whole.ts';
import { temporaryFolder } from '../db/store-fixture.ts';

const bytes = new TextEncoder().encode('The new page.');
const done = { ok: true, value: null };

const canMount = mayMount();
if (!canMount) console.warn('Full and read-only disks are left out: this user may not mount any.');

function mayMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'galley-mount-'));
  const isMounted = mount(folder, 'size=64k');
  if (isMounted) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true });
  return isMounted;
}

describe('a file written whole', () => {
  test('is there with its bytes, and nothing beside it', async () => {
    const folder = temporaryFolder();
    expect(await writeWhole(join(folder, 'page.html'), bytes)).toEqual(done);
    expect(readdirSync(folder)).toEqual(['page.html']);
    expect(readFileSync(join(folder, 'page.html'), 'utf8')).toBe('The new page.');
  });

  test('takes the place of an older one', async () => {
    const path = join(temporaryFolder(), 'page.html');
    writeFileSync(path, 'A much longer and older page.');
    expect(await writeWhole(path, bytes)).toEqual(done);
    expect(readFileSync(path, 'utf8')).toBe('The new page.');
  });

  test('is written through a link, which stays one', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'target.html'), 'old');
    symlinkSync(join(folder, 'target.html'), join(folder, 'page.html'));
    expect(await writeWhole(join(folder, 'page.html'), bytes)).toEqual(done);
    expect(lstatSync(join(folder, 'page.html')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'target.html'), 'utf8')).toBe('The new page.');
  });

  test('has its folder made when that is asked for', async () => {
    const path = join(temporaryFolder(), 'pictures', 'sky.png');
    expect(await writeWhole(path, bytes, { makeFolder: true })).toEqual(done);
    expect(readFileSync(path, 'utf8')).toBe('The new page.');
  });

  test('may have the longest name that the disk allows', async () => {
    const path = join(temporaryFolder(), `${'n'.repeat(250)}.html`);
    expect(await writeWhole(path, bytes)).toEqual(done);
  });
});

describe('what cannot be written gets a sentence, and nothing is left behind:', () => {
  test('a folder of this name', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'page.html'));
    expect(await writeWhole(join(folder, 'page.html'), bytes)).toMatchObject({
      error: { code: 'bad-input', message: expect.stringMatching(/is a folder/) as string },
    });
    expect(readdirSync(folder)).toEqual(['page.html']);
  });

  test('a folder that is not there', async () => {
    const folder = temporaryFolder();
    const written = await writeWhole(join(folder, 'gone', 'page.html'), bytes);
    expect(written).toMatchObject({
      error: { code: 'bad-input', message: expect.stringMatching(/does not exist/) as string },
    });
    expect(JSON.stringify(written)).not.toContain(folder);
    expect(existsSync(join(folder, 'gone'))).toBe(false);
  });

  test('a name too long for the disk', async () => {
    const folder = temporaryFolder();
    const written = await writeWhole(join(folder, `${'n'.repeat(300)}.html`), bytes);
    expect(written).toMatchObject({
      error: { code: 'bad-input', message: expect.stringMatching(/too long/) as string },
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  test.skipIf(!canMount)('a full disk', async () => {
    const folder = mounted('size=64k');
    writeFileSync(join(folder, 'page.html'), 'The old page.');
    const written = await writeWhole(join(folder, 'page.html'), new Uint8Array(1_000_000));
    expect(written).toMatchObject({
      error: { code: 'disk-full', message: expect.stringMatching(/no room/) as string },
    });
    expect(readdirSync(folder)).toEqual(['page.html']);
    expect(readFileSync(join(folder, 'page.html'), 'utf8')).toBe('The old page.');
  });

  test.skipIf(!canMount)('a disk that may not be written', async () => {
    const folder = mounted('ro,size=64k');
    expect(await writeWhole(join(folder, 'page.html'), bytes)).toMatchObject({
      error: { code: 'read-only' },
    });
  });
});

function mount(folder: string, options: string): boolean {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]).status === 0;
}

/** A disk of its own for a test, gone when the test has ended. */
function mounted(options: string): string {
  const folder = temporaryFolder();
  expect(mount(folder, options)).toBe(true);
  onTestFinished(() => void spawnSync('umount', [folder]));
  return folder;
}
