import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openStore } from '../../db/open-store.ts';
import { placesOf } from '../../db/open-database.ts';
import { runChore } from '../../main/store-chores/run-chore.ts';
import { generateStory } from './generate-stories.ts';
import { typing } from './store-fixture.ts';

// Measures what a backup costs typing: node tests/db/measure-backup.ts [stories]. A story of 800
// words is typed into every 20 ms, first alone and then while a backup is made in its thread.

const stories = Number(process.argv[2] ?? 2000);
const folder = mkdtempSync(join(tmpdir(), 'galley-measure-'));
try {
  const opened = openStore(folder);
  if (!opened.ok) throw new Error(opened.error.message);
  const store = opened.value;
  for (let index = 0; index < stories; index++)
    store.stories.create({ document: generateStory(index, 8000), editor: 'Ada' });
  const { id } = store.stories.create({ document: generateStory(1, 800), editor: 'Ada' });
  const { file, backups } = placesOf(folder);
  let seq = 0;
  const append = (): number => {
    const start = performance.now();
    const steps = [typing(1, 'x')];
    const saved = store.journal.append({ id, seq, steps, selection: null, editor: 'Ada' });
    if (!saved.ok) throw new Error(saved.error);
    seq = saved.value.seq;
    return performance.now() - start;
  };

  const alone: number[] = [];
  for (let count = 0; count < 200; count++) {
    alone.push(append());
    await pause(20);
  }
  const during: number[] = [];
  const state = { isDone: false };
  const start = performance.now();
  const making = runChore('backup.make', { store: file, folder: backups, kind: 'backup', at: 1 });
  void making.finally(() => {
    state.isDone = true;
  });
  while (!state.isDone) {
    during.push(append());
    await pause(20);
  }
  const made = await making;
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const seconds = (performance.now() - start) / 1000;
  const megabytes = statSync(made.value.path).size / 1e6;
  console.log(`copied and fully checked: ${megabytes.toFixed(0)} MB in ${seconds.toFixed(1)} s`);
  tell('append alone', alone);
  tell('append during a backup', during);
  store.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function tell(what: string, times: number[]): void {
  times.sort((one, other) => one - other);
  const at = (share: number): string =>
    (times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0).toFixed(1);
  console.log(
    `${what}: ${at(0.5)} / ${at(0.99)} / ${at(1)} ms (median / 99th / worst of ${times.length})`,
  );
}
