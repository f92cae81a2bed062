import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ballastSize, giveUpBallast, keepBallast } from '../../db/ballast.ts';
import { addStory, batch, mustOpen, temporaryFolder, textOf, typing } from './store-fixture.ts';

test('room is held ready, and given up once', () => {
  const folder = temporaryFolder();
  expect(keepBallast(folder, 0)).toBe(true);
  expect(statSync(join(folder, 'ballast')).size).toBe(ballastSize);
  expect(statSync(join(folder, 'ballast')).mode & 0o077).toBe(0);
  expect(giveUpBallast(folder)).toBe(true);
  expect(existsSync(join(folder, 'ballast'))).toBe(false);
  expect(giveUpBallast(folder)).toBe(false);
});

test('none is held where little is left', () => {
  const folder = temporaryFolder();
  expect(keepBallast(folder, Number.MAX_SAFE_INTEGER)).toBe(false);
  expect(existsSync(join(folder, 'ballast'))).toBe(false);
});

describe.skipIf(!canMount())('on a disk that is full (needs the right to mount a tmpfs)', () => {
  test('giving it up lets the last words be saved, and the store close', () => {
    const folder = temporaryFolder();
    execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', folder]);
    onTestFinished(() => {
      execFileSync('/bin/umount', [folder]);
    });
    const store = mustOpen(folder);
    const id = addStory(store, { headline: 'Ferry' });
    expect(keepBallast(folder, 0)).toBe(true);
    fillDisk(folder);
    let seq = 0;
    const type = (): void => {
      for (let count = 0; count < 2000; count++) {
        const saved = store.journal.append(
          batch(id, seq, { steps: [typing(1, 'word '.repeat(100))] }),
        );
        if (saved.ok) seq = saved.value.seq;
      }
    };
    expect(type).toThrow(expect.objectContaining({ code: 'SQLITE_FULL' }) as Error);
    expect(giveUpBallast(folder)).toBe(true);
    const saved = store.journal.append(batch(id, seq));
    expect(saved.ok).toBe(true);
    const shown = textOf(store, id);
    store.close();
    const again = mustOpen(folder);
    expect(textOf(again, id).eq(shown)).toBe(true);
    again.close();
  });
});

function fillDisk(folder: string): void {
  for (let size = 1024 * 1024; size >= 4096; size /= 4) {
    for (let index = 0; index < 16; index++) {
      try {
        writeFileSync(join(folder, `junk-${size}-${index}`), Buffer.alloc(size));
      } catch {
        // This size no longer fits; smaller ones may. What was half written takes its room too.
        break;
      }
    }
  }
}

function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'galley-mount-'));
  try {
    execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], {
      stdio: 'ignore',
    });
    execFileSync('/bin/umount', [folder]);
    return true;
  } catch {
    // Not allowed here.
    return false;
  } finally {
    rmdirSync(folder);
  }
}
