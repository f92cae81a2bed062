import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { StoryId } from '../../core/base/id.ts';
import { createRandom } from './generate-stories.ts';
import { addStory, asOpened, batch, mustOpen, temporaryFolder, textOf } from './store-fixture.ts';

const typist = fileURLToPath(new URL('append-forever.ts', import.meta.url));
const rounds = 6;

test('nothing that was acknowledged is missing after kill -9, however often', async () => {
  const folder = temporaryFolder();
  const store = mustOpen(folder);
  const id = addStory(store, { headline: 'Ferry' });
  store.close();
  const random = createRandom(20_266);
  let before = 0;
  for (let round = 0; round < rounds; round++) {
    const acknowledged = await typeAndKill(folder, id, 40 + random() * 300);
    const after = mustOpen(folder);
    const { seq } = asOpened(after, id);
    expect(acknowledged).toBeGreaterThan(before);
    expect(seq).toBeGreaterThanOrEqual(acknowledged);
    // The answer to one batch may have been on its way.
    expect(seq).toBeLessThanOrEqual(acknowledged + 1);
    expect(textOf(after, id).firstChild?.textContent).toBe(`${'x'.repeat(seq)}Ferry`);
    expect(after.journal.append(batch(id, seq)).ok).toBe(true);
    before = seq + 1;
    after.close();
  }
}, 60_000);

/** Lets the typist work for some milliseconds after its first answer. @returns its last answer. */
async function typeAndKill(folder: string, id: StoryId, milliseconds: number): Promise<number> {
  const child = spawn(process.execPath, [typist, folder, id], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let acknowledged = 0;
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    acknowledged = Number(line);
  });
  await Promise.race([once(lines, 'line'), once(child, 'exit')]);
  await pause(milliseconds);
  child.kill('SIGKILL');
  await once(lines, 'close');
  return acknowledged;
}
