import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { listCopies } from '../../db/backup/copies.ts';
import { verifyCopy } from '../../db/backup/verify-copy.ts';
import { createRandom } from './generate-stories.ts';
import { addStory, headlines, mustOpen, temporaryFolder } from './store-fixture.ts';

const worker = fileURLToPath(new URL('back-up-forever.ts', import.meta.url));
const rounds = 12;

test('a kill at any moment of a backup or a restore leaves a whole store and only good copies', async () => {
  const folder = temporaryFolder();
  const store = mustOpen(folder);
  addStory(store, { headline: 'first of all' });
  store.close();
  const random = createRandom(60_029);
  for (let round = 0; round < rounds; round++) {
    const acts = await workAndKill(folder, random() * 400);
    for (const { name } of listCopies(join(folder, 'backups')))
      expect(verifyCopy(join(folder, 'backups', name), { how: 'full' })).toMatchObject({
        ok: true,
      });
    const after = mustOpen(folder);
    const present = headlines(after, { limit: 500 });
    // Never a new, empty library in place of a lost one.
    expect(present).toContain('first of all');
    const undone = present.filter((headline) => headline.startsWith('undone'));
    // The last restore happened or it did not; one before it cannot come undone.
    expect(undone.length).toBeLessThanOrEqual(1);
    if (acts.at(-1)?.startsWith('done')) expect(undone).toEqual([]);
    after.stories
      .list({ search: '', status: null, tag: null, offset: 0, limit: 500 })
      .rows.filter(({ headline }) => headline.startsWith('undone') || headline.startsWith('kept'))
      .forEach(({ id }) => after.stories.purge(id));
    after.close();
  }
  expect(readdirSync(folder).filter((name) => name.includes('.exchange'))).toEqual([]);
}, 120_000);

/** Lets it work for some milliseconds after its first line. @returns what it wrote. */
async function workAndKill(folder: string, milliseconds: number): Promise<string[]> {
  const child = spawn(process.execPath, [worker, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const acts: string[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => acts.push(line));
  await Promise.race([once(lines, 'line'), once(child, 'exit')]);
  await pause(milliseconds);
  expect(child.exitCode).toBeNull();
  child.kill('SIGKILL');
  await once(lines, 'close');
  return acts;
}
