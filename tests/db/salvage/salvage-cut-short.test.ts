import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { salvageStore } from '../../../db/salvage/salvage-store.ts';
import { holdStore } from '../../../db/store-lock.ts';
import { isSwapNoted } from '../../../db/store-swap.ts';
import { runChore } from '../../../main/store-chores/run-chore.ts';
import { createRandom } from '../generate-stories.ts';
import { mustOpen } from '../store-fixture.ts';
import { closedDesk, keepBackup, spoil, textsOf } from './damaged-store.ts';

const now = () => 1_790_000_000_000;
const program = join(import.meta.dirname, 'salvage-once.ts');

function damagedDesk() {
  const desk = closedDesk({ stories: 8, edits: 20 });
  const copy = keepBackup(desk.places);
  spoil(desk.places.file, (bytes) => bytes.fill(0, 0, 4096));
  return { ...desk, backups: [copy] };
}

function expectWhole({ places, ids, texts }: ReturnType<typeof damagedDesk>): void {
  const store = mustOpen(places.folder);
  expect(textsOf(store, ids)).toEqual(texts);
  store.close();
}

describe('going on from a damaged store', () => {
  test('can be stopped whenever it looks, and then everything is as it was', () => {
    const desk = damagedDesk();
    const { places, backups } = desk;
    const before = readFileSync(places.file);
    let looks = 0;
    salvageStore(damagedDesk().places, { backups, now, rest: () => void (looks += 1) });
    expect(looks).toBeGreaterThan(5);
    for (let last = 1; last <= looks; last++) {
      let left = last;
      const rest = (): void => {
        left -= 1;
        if (left === 0) throw new DOMException('Stopped', 'AbortError');
      };
      expect(() => salvageStore(places, { backups, now, rest })).toThrow('Stopped');
      expect(readFileSync(places.file).equals(before)).toBe(true);
      expect(readdirSync(places.folder).sort()).toEqual(['backups', 'damaged', 'galley.sqlite']);
      expect(readdirSync(join(places.folder, 'damaged'))).toEqual([]);
    }
    salvageStore(places, { backups, now });
    expectWhole(desk);
  });

  test('in its thread hears that it shall stop, although it never gives way', async () => {
    const { places } = damagedDesk();
    const before = readFileSync(places.file);
    const stop = new AbortController();
    const ended = runChore(
      'store.salvage',
      { library: places.folder },
      { signal: stop.signal, progress: () => stop.abort(new Error('Enough')) },
    );
    await expect(ended).rejects.toThrow('Enough');
    expect(readFileSync(places.file).equals(before)).toBe(true);
  });

  test('waits for nobody who has the store open', () => {
    const { places, backups } = damagedDesk();
    const held = holdStore(places.file, 0);
    expect(() => salvageStore(places, { backups, now, lockWait: 0 })).toThrow(Database.SqliteError);
    held.release();
    expect(existsSync(`${places.file}.lock`)).toBe(false);
  });

  test('keeps the new store and what it has of the old one when the exchange cannot be ended', () => {
    const desk = damagedDesk();
    const { places, backups } = desk;
    writeFileSync(`${places.file}-wal`, 'the last words');
    const old = readFileSync(places.file);
    // Such as a scanner that has the file open on Windows: the name cannot be taken.
    const rest = (): void => {
      if (!existsSync(join(places.folder, 'damaged'))) return;
      mkdirSync(`${places.file}-journal`, { recursive: true });
      writeFileSync(join(`${places.file}-journal`, 'held'), '');
    };
    expect(() => salvageStore(places, { backups, now, rest })).toThrow();
    expect(isSwapNoted(places.file)).toBe(true);
    const [kept = ''] = readdirSync(join(places.folder, 'damaged'));
    const damaged = join(places.folder, 'damaged', kept);
    expect(readFileSync(join(damaged, 'galley.sqlite-wal'), 'utf8')).toBe('the last words');
    expect(readFileSync(join(damaged, 'galley.sqlite')).equals(old)).toBe(true);
    rmSync(`${places.file}-journal`, { recursive: true });
    expectWhole(desk);
  });

  test('that is killed at any moment leaves the old store or the new one, and can be begun again', async () => {
    const random = createRandom(1_847);
    const outcomes: string[] = [];
    for (let round = 0; round < 6; round++) {
      const desk = damagedDesk();
      const { places, backups } = desk;
      const before = readFileSync(places.file);
      const worker = spawn(process.execPath, [program, places.folder, backups[0] ?? ''], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const ended = once(worker, 'exit');
      await once(worker.stdout, 'data');
      await pause(random() * 160);
      worker.kill('SIGKILL');
      await ended;
      const isOld = readFileSync(places.file).equals(before) && !isSwapNoted(places.file);
      outcomes.push(isOld ? 'old' : 'new');
      if (isOld) salvageStore(places, { backups, now: () => now() + 1 });
      expectWhole(desk);
      const left = readdirSync(places.folder).filter((name) => name.includes('.new-'));
      if (isOld) expect(left, `round ${round}`).toEqual([]);
    }
    expect(outcomes).toContain('old');
  }, 60_000);
});
