import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alone } from '../../scripts/set-up/lock.mjs';

let folder = '';
let lock = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-lock-'));
  lock = join(folder, 'deep', 'lock');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the lock of a checkout', () => {
  it('lets one in at a time', async () => {
    const happened: string[] = [];
    const visit = (name: string) =>
      alone(async () => {
        happened.push(`${name} in`);
        await pause(20);
        happened.push(`${name} out`);
      }, lock);
    await Promise.all([visit('first'), visit('second')]);
    expect(happened).toEqual(['first in', 'first out', 'second in', 'second out']);
  });

  it('is given back after a failure', async () => {
    const failing = alone(() => Promise.reject(new Error('no paper')), lock);
    await expect(failing).rejects.toThrow('no paper');
    expect(existsSync(lock)).toBe(false);
  });

  it('is taken from a process that is gone', async () => {
    await alone(() => Promise.resolve(), lock);
    // No process has this number: it is above what any system gives out.
    writeFileSync(lock, String(2 ** 22 + 1));
    await expect(alone(() => Promise.resolve('in'), lock)).resolves.toBe('in');
  });
});
