import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packFault, unpackFault } from '../../../main/store-chores/chore-messages.ts';
import { runChore, runChoreHere, type RunChore } from '../../../main/store-chores/run-chore.ts';
import { explainFault } from '../../../main/faults.ts';
import { StoreDamage } from '../../../db/store-failure.ts';
import { generateStory } from '../../db/generate-stories.ts';
import { mustOpen, temporaryFolder } from '../../db/store-fixture.ts';

function library(stories: number) {
  const folder = temporaryFolder();
  const store = mustOpen(folder);
  for (let index = 0; index < stories; index++)
    store.stories.create({ document: generateStory(index, 8000), editor: 'Ada' });
  return {
    store: join(folder, 'galley.sqlite'),
    folder: join(folder, 'backups'),
    kind: 'backup' as const,
    at: 1,
  };
}

const ways: readonly [string, RunChore][] = [
  ['a thread of its own', runChore],
  ['the thread that asks', runChoreHere],
];

test.each(ways)('a chore is done in %s and tells how far it is', async (_way, run) => {
  const order = library(60);
  const shares: number[] = [];
  const made = await run('backup.make', order, { progress: (share) => shares.push(share) });
  expect(made).toMatchObject({ ok: true, value: { counts: { stories: 60 } } });
  expect(shares.length).toBeGreaterThan(3);
  expect(shares.at(-1)).toBe(1);
  expect(shares).toEqual([...shares].sort((one, other) => one - other));
});

test.each(ways)('a chore in %s stops when it is told to', async (_way, run) => {
  const stop = new AbortController();
  const doing = run('backup.make', library(60), {
    signal: stop.signal,
    progress: () => stop.abort(new Error('Enough of that')),
  });
  await expect(doing).rejects.toThrow('Enough of that');
});

test.each(ways)('a chore in %s that nobody wants any more does not begin', async (_way, run) => {
  const signal = AbortSignal.abort(new Error('Never mind'));
  await expect(run('backup.make', library(1), { signal })).rejects.toThrow('Never mind');
});

test.each(ways)('what goes wrong in %s is explained as it would be here', async (_way, run) => {
  const order = { ...library(1), store: join(temporaryFolder(), 'nothing.sqlite') };
  const fault: unknown = await run('backup.make', order).catch((error: unknown) => error);
  expect(fault).toMatchObject({ code: 'SQLITE_CANTOPEN' });
  expect(explainFault(fault).code).toBe('store');
});

test('damage and refusals of the system stay what they are on their way between threads', () => {
  const damage = unpackFault(packFault(new StoreDamage('Row 7')));
  expect(damage).toBeInstanceOf(StoreDamage);
  const full = Object.assign(new Error('no room'), { code: 'ENOSPC', syscall: 'write' });
  expect(explainFault(unpackFault(packFault(full))).code).toBe('disk-full');
  expect(unpackFault(packFault('odd')).message).toBe('odd');
});
