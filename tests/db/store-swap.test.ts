import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../db/open-store.ts';
import { claimStore, holdStore } from '../../db/store-lock.ts';
import { finishSwap, swapStore } from '../../db/store-swap.ts';
import { mustOpen, addStory, headlines, temporaryFolder } from './store-fixture.ts';

/** An old store with its last words in the log only, and a finished new one beside it. */
function twoStores() {
  const folder = temporaryFolder();
  const file = join(folder, 'galley.sqlite');
  const finished = `${file}.new-1`;
  const other = temporaryFolder();
  const fresh = mustOpen(other);
  addStory(fresh, { headline: 'New' });
  fresh.close();
  const source = temporaryFolder();
  const old = mustOpen(source);
  addStory(old, { headline: 'Old' });
  for (const end of ['', '-wal']) copyFileSync(join(source, `galley.sqlite${end}`), file + end);
  copyFileSync(join(other, 'galley.sqlite'), finished);
  return { folder, file, finished };
}

const note = 'galley.sqlite.new-1\n';

/** What the folder looks like after each step of an exchange, as an end at that moment leaves it. */
const moments: readonly (readonly [
  when: string,
  holds: string,
  act: (stores: ReturnType<typeof twoStores>) => void,
])[] = [
  ['before its note', 'Old', () => undefined],
  ['after its note', 'New', ({ file }) => writeFileSync(`${file}.exchange`, note)],
  [
    'when the log has gone',
    'New',
    ({ file }) => {
      writeFileSync(`${file}.exchange`, note);
      rmSync(`${file}-wal`);
    },
  ],
  [
    'when the new file has the name',
    'New',
    ({ file, finished }) => {
      writeFileSync(`${file}.exchange`, note);
      rmSync(`${file}-wal`);
      renameSync(finished, file);
    },
  ],
  ['when all is done', 'New', ({ file, finished }) => swapStore(finished, file)],
];

describe('an exchange of stores', () => {
  test.each(moments)('that ends %s opens as one of the two, whole: %s', (_when, holds, act) => {
    const stores = twoStores();
    act(stores);
    const store = mustOpen(stores.folder);
    expect(headlines(store)).toEqual([holds]);
    store.close();
    expect(existsSync(`${stores.file}.exchange`)).toBe(false);
  });

  test('that was noted by a stranger leads nowhere outside the folder', () => {
    const { folder, file } = twoStores();
    writeFileSync(`${file}.exchange`, '../../elsewhere.sqlite\n');
    const before = readFileSync(file);
    expect(finishSwap(file)).toBe(true);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(folder)).toContain('galley.sqlite-wal');
  });

  test('waits until nobody has the store open, and changes nothing when somebody stays', () => {
    const { file, finished, folder } = twoStores();
    const before = readdirSync(folder).sort();
    const held = holdStore(file, 0);
    expect(() => claimStore(file, 0)).toThrow('locked');
    const claimed = { release: () => undefined };
    held.release();
    expect(readdirSync(folder).sort()).toEqual(before);
    swapStore(finished, file, claimed);
    const store = mustOpen(folder);
    expect(() => claimStore(file, 0), 'an open store is held').toThrow('locked');
    const reader = mustOpen(folder);
    reader.close();
    expect(() => claimStore(file, 0), 'by each who has it open').toThrow('locked');
    store.close();
    claimStore(file, 0).release();
    expect(readdirSync(folder)).toEqual(['galley.sqlite']);
  });

  test('that fails on its way keeps the new file from a caller who tidies up', () => {
    const { file, finished, folder } = twoStores();
    rmSync(`${file}-wal`);
    mkdirSync(join(`${file}-wal`, 'held'), { recursive: true });
    expect(() => swapStore(finished, file)).toThrow();
    rmSync(finished, { force: true });
    rmSync(`${file}-wal`, { recursive: true });
    expect(openStore(folder, { readOnly: true })).toMatchObject({ error: { code: 'locked' } });
    const store = mustOpen(folder);
    expect(headlines(store)).toEqual(['New']);
    store.close();
  });

  test('that was never begun is none', () => {
    const { file } = twoStores();
    expect(finishSwap(file)).toBe(false);
  });
});

test.each([
  ['a note that was being written', 'galley.sqlite.exchange.new-33fafd4e'],
  ['a store that a restore had laid beside', 'galley.sqlite.restored.new-7c02ab11'],
  ['a store that was to come in its place', 'galley.sqlite.incoming'],
])('%s when its process ended is swept at the next opening', (_what, name) => {
  const { folder } = twoStores();
  const draft = join(folder, name);
  writeFileSync(draft, 'galley.sqlite.inc');
  mustOpen(folder).close();
  expect(existsSync(draft)).toBe(false);
});
