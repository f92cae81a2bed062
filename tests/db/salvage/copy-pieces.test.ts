import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { copyPieces } from '../../../db/salvage/copy-pieces.ts';
import { temporaryFolder } from '../store-fixture.ts';

const bad = vi.hoisted(() => ({ from: -1, to: -1 }));

// No test can have a disk with a bad sector, so the system's answer to one is given here.
vi.mock('node:fs', async (actual) => {
  const fs = await actual<typeof import('node:fs')>();
  const readSync = (file: number, bytes: Buffer, at: number, length: number, from: number) => {
    if (from < bad.to && from + length > bad.from)
      throw Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO', syscall: 'read' });
    return fs.readSync(file, bytes, at, length, from);
  };
  return { ...fs, readSync };
});

test('a bad sector costs its page and nothing else', () => {
  const folder = temporaryFolder();
  const [from, to] = [join(folder, 'one'), join(folder, 'other')];
  const bytes = Buffer.alloc(5 * 1024 * 1024 + 100, 7);
  writeFileSync(from, bytes);
  Object.assign(bad, { from: 9_000, to: 9_512 });
  copyPieces(from, to);
  Object.assign(bad, { from: -1, to: -1 });
  const copy = readFileSync(to);
  expect(copy.length).toBe(bytes.length);
  expect(copy.subarray(0, 8_192).equals(bytes.subarray(0, 8_192))).toBe(true);
  expect(copy.subarray(8_192, 12_288).every((byte) => byte === 0)).toBe(true);
  expect(copy.subarray(12_288).equals(bytes.subarray(12_288))).toBe(true);
});
