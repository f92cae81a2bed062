import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { SourceId, StoryId } from '../../core/base/id.ts';
import { makeCopy } from '../../db/backup/make-copy.ts';
import {
  createKeyFile,
  isLocked,
  keyFileOf,
  readKeyFile,
  type KeyFile,
} from '../../db/key-file.ts';
import { openStore } from '../../db/open-store.ts';
import { isStoreSealed, turnTowards } from '../../db/lock-state.ts';
import { convertLibrary } from '../../db/sealed-library.ts';
import type { StoreKey } from '../../db/store-key.ts';
import { createRandom } from './generate-stories.ts';
import { png } from './pictures.ts';
import { addStory, batch, mustOpen, temporaryFolder, textOf } from './store-fixture.ts';

const words = 'The lamplighters of Vessel Row went home at noon.';
const sourceWords = 'Minutes of the harbour board, read aloud. '.repeat(4000);
// Each takes a good part of a second to make, on purpose.
const { file: keyFile, key } = await createKeyFile('nine herons over the weir', null);
const converter = fileURLToPath(new URL('convert-once.ts', import.meta.url));

interface Library {
  readonly folder: string;
  readonly id: StoryId;
  readonly picture: string;
  readonly source: string;
}

async function makeLibrary(underKey?: StoreKey): Promise<Library> {
  const folder = temporaryFolder();
  const store = mustOpen(folder, { key: underKey });
  const id = addStory(store, { headline: words });
  store.journal.append(batch(id, 0));
  const picture = store.media.add(png(40, 30));
  if (!picture.ok) throw new Error(picture.error);
  const draft = await store.sources.receive();
  await draft.append(Buffer.from(sourceWords));
  const finished = await draft.finish();
  const added = store.sources.add({
    id: crypto.randomUUID() as SourceId,
    storyId: id,
    kind: 'text',
    file: { draft: finished, type: 'text/plain', name: 'minutes.txt' },
    details: {},
    editor: 'Ada',
  });
  if (!added) throw new Error('no source');
  store.close();
  const places = { store: join(folder, 'galley.sqlite'), folder: join(folder, 'backups') };
  const order = { ...places, kind: 'backup', at: 1_700_000_000_000, how: 'quick' } as const;
  const copy = await makeCopy({ ...order, key: underKey });
  if (!copy.ok) throw new Error(copy.error);
  return { folder, id, picture: picture.value.hash, source: finished.hash };
}

async function assertWhole(library: Library, underKey?: StoreKey): Promise<void> {
  const store = mustOpen(library.folder, { key: underKey });
  expect(textOf(store, library.id).firstChild?.textContent).toBe(`x${words}`);
  expect(Buffer.from(store.media.read(library.picture as never) ?? [])).toEqual(
    Buffer.from(png(40, 30)),
  );
  const source = await store.sources.file(library.source as never);
  expect(await new Response(source?.bytes() ?? null).text()).toBe(sourceWords);
  store.close();
}

/** Files of the library that hold words of it, as UTF-8 or UTF-16. */
function readable(folder: string): string[] {
  const needles = ['lamplighters', 'harbour board'].flatMap((text) => [
    Buffer.from(text),
    Buffer.from(text, 'utf16le'),
  ]);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = readFileSync(path);
      return needles.some((needle) => bytes.includes(needle));
    });
}

function stateOf(folder: string): KeyFile['state'] | null {
  const read = readKeyFile(folder);
  return read.ok ? (read.value?.state ?? null) : null;
}

async function seal(folder: string): Promise<void> {
  turnTowards(folder, keyFile, key, 'seal');
  expect(await convertLibrary({ folder, key, to: 'seal' })).toEqual({
    ok: true,
    value: { left: [] },
  });
}

describe('a library that is put under a passphrase', () => {
  it('holds nothing that can be read any more, its backups neither, and is whole', async () => {
    const library = await makeLibrary();
    expect(readable(library.folder).length).toBeGreaterThan(2);
    await seal(library.folder);
    expect(readable(library.folder)).toEqual([]);
    expect(stateOf(library.folder)).toBe('sealed');
    expect(existsSync(keyFileOf(join(library.folder, 'backups')))).toBe(true);
    await assertWhole(library, key);
    expect(readable(library.folder)).toEqual([]);
    expect(openStore(library.folder).ok).toBe(false);
  });

  it('is as it was when it is taken out from under it', async () => {
    const library = await makeLibrary();
    await seal(library.folder);
    turnTowards(library.folder, keyFile, key, 'open');
    expect(await convertLibrary({ folder: library.folder, key, to: 'open' })).toMatchObject({
      ok: true,
    });
    expect(isLocked(library.folder)).toBe(false);
    expect(isLocked(join(library.folder, 'backups'))).toBe(false);
    await assertWhole(library);
  });

  it('keeps a damaged backup and says so', async () => {
    const library = await makeLibrary();
    const backups = join(library.folder, 'backups');
    const [name = ''] = readdirSync(backups).filter((each) => each.endsWith('.sqlite'));
    const bytes = readFileSync(join(backups, name));
    writeFileSync(join(backups, name), bytes.fill(0x55, 8192, 40_000));
    turnTowards(library.folder, keyFile, key, 'seal');
    const outcome = await convertLibrary({ folder: library.folder, key, to: 'seal' });
    expect(outcome).toEqual({ ok: true, value: { left: [name] } });
    await assertWhole(library, key);
  });

  it('stays as it is while another program works in it', async () => {
    const library = await makeLibrary();
    const other = mustOpen(library.folder);
    turnTowards(library.folder, keyFile, key, 'seal');
    const outcome = await convertLibrary({ folder: library.folder, key, to: 'seal' });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'locked' } });
    expect(isStoreSealed(library.folder)).toBe(false);
    other.close();
    await assertWhole(library);
  }, 20_000);
});

describe('kill -9 while a library is converted', () => {
  it.each(['seal', 'open'] as const)(
    'to %s leaves it whole at any moment, and it can be taken up again',
    async (to) => {
      const random = createRandom(to === 'seal' ? 6 : 7);
      const whole = await timeOf(await makeLibrary(), to);
      for (let round = 0; round < 12; round += 1) {
        const library = await makeLibrary();
        if (to === 'open') await seal(library.folder);
        turnTowards(library.folder, keyFile, key, to);
        await convertAndKill(library.folder, to, random() * whole * 1.2);
        const isOver = !isLocked(library.folder) || stateOf(library.folder) === 'sealed';
        // Before anything is taken up: with the key that the store needs just then, it opens.
        if (!isOver && !existsSync(join(library.folder, 'galley.sqlite.exchange'))) {
          const opened = openStore(library.folder, {
            key: isStoreSealed(library.folder) ? key : undefined,
          });
          expect(opened.ok, `round ${round}`).toBe(true);
          if (opened.ok) opened.value.close();
        }
        const outcome = isOver ? null : await convertLibrary({ folder: library.folder, key, to });
        expect(outcome?.ok ?? true).toBe(true);
        await assertWhole(library, to === 'seal' ? key : undefined);
        if (to === 'seal') expect(readable(library.folder)).toEqual([]);
        else expect(readdirSync(library.folder).sort()).toEqual(plainLibrary);
      }
    },
    120_000,
  );
});

const plainLibrary = ['backups', 'galley.sqlite', 'media', 'vault'];

async function timeOf(library: Library, to: 'seal' | 'open'): Promise<number> {
  if (to === 'open') await seal(library.folder);
  turnTowards(library.folder, keyFile, key, to);
  const child = startConverter(library.folder, to);
  await once(child.stdout, 'data');
  const start = performance.now();
  await once(child, 'exit');
  return performance.now() - start;
}

async function convertAndKill(folder: string, to: string, after: number): Promise<void> {
  const child = startConverter(folder, to);
  const exit = once(child, 'exit');
  await once(child.stdout, 'data');
  await pause(after);
  child.kill('SIGKILL');
  await exit;
}

function startConverter(folder: string, to: string) {
  return spawn(process.execPath, [converter, folder, Buffer.from(key).toString('hex'), to], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
