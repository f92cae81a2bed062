import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readArchive } from '../../../db/archive/read-archive.ts';
import { saveArchive } from '../../../db/archive/save-archive.ts';
import { readyNewLibrary } from '../../../db/archive/settle-archive.ts';
import { mountSmallDisk } from '../../faults/small-disk.ts';
import { createRandom } from '../generate-stories.ts';
import { headlines, mustOpen, temporaryFolder } from '../store-fixture.ts';
import { at, fillLibrary, filesOf, mustSave, mustUnpack } from './archive-fixture.ts';

const worker = fileURLToPath(new URL('archive-forever.ts', import.meta.url));

test('a kill at any moment leaves a whole archive or none, and a whole library or none', async () => {
  const library = temporaryFolder();
  const store = await fillLibrary(library);
  const present = headlines(store);
  const place = temporaryFolder();
  const archive = join(place, 'desk.galley-desk');
  const opened = join(place, 'opened');
  const random = createRandom(60_041);
  for (let round = 0; round < 10; round++) {
    await workAndKill(library, place, random() * 300);
    if (existsSync(archive)) expect(await readArchive(archive)).toMatchObject({ ok: true });
    if (existsSync(join(opened, 'galley.sqlite'))) {
      expect(headlines(mustOpen(opened))).toHaveLength(present.length);
      expect(filesOf(opened)).toEqual(filesOf(library));
    } else expect(readyNewLibrary(opened).ok).toBe(true);
    rmSync(opened, { recursive: true, force: true });
  }
  rmSync(`${place}-gone`, { recursive: true, force: true });
  await saveArchive({ library, to: archive, replaces: true, at, leaveFree: 0 });
  expect(readdirSync(place)).toEqual(['desk.galley-desk']);
  expect(readdirSync(join(library, 'backups'))).toEqual([]);
}, 120_000);

test.skipIf(process.platform !== 'linux' || process.getuid?.() !== 0)(
  'a full disk, found full beforehand or only at the write, keeps nothing half-made',
  async () => {
    const library = temporaryFolder();
    await fillLibrary(library);
    const disk = mountSmallDisk(4 * 1024 * 1024);
    if (!disk) return;
    try {
      const to = join(disk.folder, 'desk.galley-desk');
      const order = { library, to, replaces: true, at, leaveFree: 0 };
      disk.fill(64 * 1024);
      expect(await saveArchive(order)).toMatchObject({ ok: false, error: { code: 'no-room' } });
      disk.empty();
      // The room goes after it was found to be enough.
      const saving = saveArchive({
        ...order,
        hear: (share) => (share > 0.33 && share < 0.36 ? disk.fill(0) : undefined),
      });
      await expect(saving).rejects.toMatchObject({ code: 'ENOSPC' });
      disk.empty();
      expect(readdirSync(disk.folder)).toEqual([]);
      await mustSave(library, to);
      expect(await readArchive(to)).toMatchObject({ ok: true });
      await expect(mustUnpack(to, join(disk.folder, 'opened'))).resolves.toBeDefined();
    } finally {
      disk.remove();
    }
  },
  30_000,
);

/** Lets it work for some milliseconds after its first line. */
async function workAndKill(library: string, place: string, milliseconds: number): Promise<void> {
  const child = spawn(process.execPath, [worker, library, place], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  await Promise.race([once(lines, 'line'), once(child, 'exit')]);
  await pause(milliseconds);
  expect(child.exitCode).toBeNull();
  child.kill('SIGKILL');
  await once(lines, 'close');
}
