import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { SourceId } from '../../../core/base/id.ts';
import { listCopies } from '../../../db/backup/copies.ts';
import { holdsHash, namedFiles, placeOf } from '../../../db/backup/find-files.ts';
import { verifyCopy } from '../../../db/backup/verify-copy.ts';
import { connect } from '../../../db/connection.ts';
import { placesOf } from '../../../db/open-database.ts';
import { createRandom } from '../generate-stories.ts';
import { png } from '../pictures.ts';
import { addStory, headlines, mustOpen, temporaryFolder } from '../store-fixture.ts';
import { addSource, fillLibrary, mustSave } from './archive-fixture.ts';

const worker = fileURLToPath(new URL('take-forever.ts', import.meta.url));
/** GALLEY_FAULTS_ROUNDS as everywhere. */
const rounds = Number(process.env['GALLEY_FAULTS_ROUNDS'] ?? 8);

test('a kill at any moment of an archive’s coming in the place of everything leaves one whole library', async () => {
  const library = temporaryFolder();
  const place = temporaryFolder();
  const archives = await makeArchives(library, place);
  const wholes = archives.map(({ stories }) => stories);
  const random = createRandom(60_061);
  const paths = archives.map(({ path }) => path);
  for (let round = 0; round < rounds; round++) {
    const part = round % 2 === 0 ? 'ready' : 'exchange';
    const said = await takeAndKill(library, paths, part, random() * 250);
    const store = mustOpen(library);
    const present = headlines(store);
    store.close();
    expect(wholes).toContainEqual(present);
    // One that was said to be done cannot come undone but by the next.
    const before = said.findLast((line) => line.startsWith('done'))?.slice(5);
    const [done, next] = [
      archives.find(({ path }) => path === before),
      archives.find(({ path }) => path !== before),
    ];
    if (done && next) expect([done.stories, next.stories]).toContainEqual(present);
    await expectWhole(library);
  }
  // What the killed ones left goes with the next.
  mustOpen(library).close();
  await mustSave(library, join(place, 'last.galley-desk'));
  const { backups } = placesOf(library);
  for (const { name } of listCopies(backups))
    expect(verifyCopy(join(backups, name), { how: 'full' })).toMatchObject({ ok: true });
  const copies = listCopies(backups).map(({ name }) => name);
  expect(
    readdirSync(backups).filter((name) => !copies.some((copy) => name.startsWith(copy))),
  ).toEqual([]);
  expect(readdirSync(library).filter((name) => /exchange|incoming|restored/.test(name))).toEqual(
    [],
  );
}, 120_000);

/** Two archives of a library, the second with more of everything, and what each holds. */
async function makeArchives(library: string, place: string) {
  const store = await fillLibrary(library);
  store.stories.reindexStale(60_000);
  const first = join(place, 'first.galley-desk');
  await mustSave(library, first);
  const before = headlines(store);
  const id = addStory(store, { headline: 'Weir', body: ['The weir holds.'] });
  const added = store.media.add(png(200, 120));
  if (!added.ok) throw new Error(added.error);
  const log = Buffer.from('The weir’s log of 5 May'.repeat(20_000));
  await addSource(store, id, log, 's2' as SourceId);
  const second = join(place, 'second.galley-desk');
  await mustSave(library, second);
  const after = headlines(store);
  store.close();
  expect(after).toHaveLength(before.length + 1);
  return [
    { path: first, stories: before },
    { path: second, stories: after },
  ];
}

/** Every page of the store is sound, and every file that it names is there with the bytes it had. */
async function expectWhole(library: string): Promise<void> {
  const database = connect(placesOf(library).file, { readOnly: true, lockWait: 1000 });
  try {
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(database.pragma('foreign_key_check')).toEqual([]);
    for (const named of namedFiles(database))
      expect(await holdsHash(placeOf(library, named), named, undefined)).toBe(true);
  } finally {
    database.close();
  }
}

/** Lets it work for some milliseconds after it has said which part it begins. @returns what it said. */
async function takeAndKill(
  library: string,
  archives: readonly string[],
  part: 'ready' | 'exchange',
  milliseconds: number,
): Promise<string[]> {
  const child = spawn(process.execPath, [worker, library, ...archives], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said: string[] = [];
  const lines = createInterface({ input: child.stdout });
  const begun = new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      said.push(line);
      if (line === part) resolve();
    });
  });
  await Promise.race([begun, once(child, 'exit')]);
  await pause(milliseconds);
  expect(child.exitCode).toBeNull();
  child.kill('SIGKILL');
  await once(lines, 'close');
  return said;
}
