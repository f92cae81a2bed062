import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { claimStore, holdStore } from '../../db/store-lock.ts';
import { temporaryFolder } from './store-fixture.ts';

const script = fileURLToPath(new URL('./lock-once.ts', import.meta.url));

/** What another process comes to that claims the store. */
function elsewhere(file: string): string {
  return execFileSync(process.execPath, [script, file], { encoding: 'utf8' }).trim();
}

// The system forgets all of a process's locks on a file as soon as it closes that file once.
test('a store stays held although the same process tries its lock again', () => {
  const file = join(temporaryFolder(), 'galley.sqlite');
  const held = holdStore(file, 0);
  expect(elsewhere(file)).toBe('held');
  const again = holdStore(file, 0);
  expect(elsewhere(file)).toBe('held');
  again.release();
  expect(elsewhere(file)).toBe('held');
  expect(() => claimStore(file, 0)).toThrow(/locked/);
  expect(elsewhere(file)).toBe('held');
  held.release();
  expect(elsewhere(file)).toBe('claimed');
}, 20_000);
