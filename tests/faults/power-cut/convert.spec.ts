import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { openDocument } from '../../../core/article/document.ts';
import type { MediaHash, StoryId } from '../../../core/base/id.ts';
import { makeCopy } from '../../../db/backup/make-copy.ts';
import { createKeyFile, keyFileOf, readKeyFile, writeKeyFile } from '../../../db/key-file.ts';
import { isStoreSealed, turnTowards, type Direction } from '../../../db/lock-state.ts';
import { placesOf } from '../../../db/open-database.ts';
import { openStore } from '../../../db/open-store.ts';
import { convertLibrary } from '../../../db/sealed-library.ts';
import type { StoreKey } from '../../../db/store-key.ts';
import { createRandom } from '../../db/generate-stories.ts';
import { png } from '../../db/pictures.ts';
import { buildDocument } from '../../support/build-document.ts';
import { figure, seed, times } from '../extent.ts';
import { Disk } from './disk.ts';
import { recordProgram, whyNoRecord } from './record-program.ts';

// A power cut at any moment of a conversion to a passphrase or back. Before it is said to be done the
// library opens, with the passphrase or without, and the conversion can be taken up again; then it
// is converted. Nothing of it is lost at any.

const program = join(import.meta.dirname, 'convert-work.ts');
const cannot = whyNoRecord();
const headline = 'The lamplighters of Vessel Row';

for (const to of ['seal', 'open'] as const)
  test(`a power cut at any moment of a conversion to ${to} loses nothing`, async () => {
    test.skip(cannot !== null, cannot ?? '');
    const folder = mkdtempSync(join(tmpdir(), 'galley-power-'));
    try {
      const made = await makeLibrary(folder, to);
      const { library, lock, hex } = made;
      const found = filesUnder(library);
      const record = recordProgram(folder, library, [program, library, lock, hex, to]);
      const random = createRandom(seed);
      const disk = new Disk(library, found);
      // Most writes fill new files; the moments around names matter most.
      const telling = record.flatMap(({ kind }, at) =>
        ['write', 'open', 'sync'].includes(kind) ? [] : [at, at + 1],
      );
      const share = times(24, 400) / telling.length;
      const seen = { before: 0, between: 0, after: 0 };
      let isDone = false;
      for (const [at, done] of record.entries()) {
        if (telling.includes(at) ? random() < share : random() < times(6, 100) / record.length) {
          const place = join(folder, `cut-${at}`);
          disk.cut(place, random);
          const when = await takeUp(place, made, to, `cut before ${at} of ${record.length}`);
          if (isDone) expect(when, `cut after the end, at ${at}`).toBe('after');
          seen[when] += 1;
          rmSync(place, { recursive: true, force: true });
        }
        disk.take(done);
        if (done.kind === 'said' && done.text.includes('done')) isDone = true;
      }
      expect(isDone).toBe(true);
      disk.cut(join(folder, 'end'), random);
      expect(await takeUp(join(folder, 'end'), made, to, 'after the end')).toBe('after');
      expect(seen.between, 'it was seen halfway').toBeGreaterThan(0);
      figure(`power cuts in a conversion to ${to}`, `${JSON.stringify(seen)} of ${record.length}`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

type Made = Awaited<ReturnType<typeof makeLibrary>>;

/** A library with a story, a picture and a backup, in the form that the conversion begins with. */
async function makeLibrary(folder: string, to: Direction) {
  const library = join(folder, 'library');
  const lock = join(folder, 'lock');
  for (const each of [library, lock]) mkdirSync(each, { mode: 0o700 });
  const { file, key } = await createKeyFile('nine herons over the weir', null);
  writeKeyFile(lock, file);
  const opened = openStore(library);
  if (!opened.ok) throw new Error(opened.error.message);
  const store = opened.value;
  const document = buildDocument({ headline, body: ['They went home at noon.'] });
  const { id } = store.stories.create({ document, editor: 'Ada' });
  const picture = store.media.add(png(40, 30));
  if (!picture.ok) throw new Error(picture.error);
  store.close();
  const { file: path, backups } = placesOf(library);
  const order = { store: path, folder: backups, kind: 'backup', at: 1, how: 'quick' } as const;
  if (!(await makeCopy(order)).ok) throw new Error('There is no backup');
  if (to === 'open') {
    turnTowards(library, file, key, 'seal');
    const sealed = await convertLibrary({ folder: library, key, to: 'seal' });
    if (!sealed.ok) throw new Error(sealed.error.message);
    copyFileSync(keyFileOf(library), keyFileOf(lock));
  }
  return {
    library,
    lock,
    key,
    hex: Buffer.from(key).toString('hex'),
    id,
    picture: picture.value.hash,
  };
}

/** Opens what a cut left, carries a conversion that was begun to its end, and opens that. */
async function takeUp(
  library: string,
  { key, id, picture }: Made,
  to: Direction,
  when: string,
): Promise<'before' | 'between' | 'after'> {
  const read = readKeyFile(library);
  if (!read.ok) throw new Error(`${when}: the key file cannot be read`);
  const state = read.value?.state ?? null;
  const [first, last] = to === 'seal' ? [null, 'sealed'] : ['sealed', null];
  if (state === first || state === last) {
    expectAll(library, state === 'sealed' ? key : undefined, id, picture, when);
    return state === first ? 'before' : 'after';
  }
  const outcome = await convertLibrary({ folder: library, key, to });
  expect(outcome, when).toMatchObject({ ok: true });
  expect(isStoreSealed(library), when).toBe(to === 'seal');
  expectAll(library, to === 'seal' ? key : undefined, id, picture, when);
  return 'between';
}

function expectAll(
  library: string,
  key: StoreKey | undefined,
  id: StoryId,
  picture: MediaHash,
  when: string,
): void {
  const opened = openStore(library, key ? { key } : {});
  if (!opened.ok) throw new Error(`${when}: ${opened.error.code}, ${opened.error.message}`);
  const store = opened.value;
  try {
    const story = store.stories.open(id);
    const document = story ? openDocument(story.document) : null;
    expect(document?.ok && document.value.firstChild?.textContent, when).toBe(headline);
    expect(Buffer.from(store.media.read(picture) ?? []), when).toEqual(Buffer.from(png(40, 30)));
  } finally {
    store.close();
  }
}

function filesUnder(library: string): Map<string, Buffer | null> {
  const entries = readdirSync(library, { recursive: true, withFileTypes: true });
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path, entry.isDirectory() ? null : readFileSync(path)];
    }),
  );
}
