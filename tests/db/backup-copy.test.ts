import { readFileSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listCopies, writeRecord } from '../../db/backup/copies.ts';
import { makeCopy, type CopyOrder, type MadeCopy } from '../../db/backup/make-copy.ts';
import { verifyCopy } from '../../db/backup/verify-copy.ts';
import { createStoreKey } from '../../db/store-key.ts';
import { addStory, batch, mustOpen, temporaryFolder, textOf } from './store-fixture.ts';
import { generateStory } from './generate-stories.ts';

function orderFor(folder: string, rest: Partial<CopyOrder> = {}): CopyOrder {
  return {
    store: join(folder, 'galley.sqlite'),
    folder: join(folder, 'backups'),
    kind: 'backup',
    at: 1_700_000_000_000,
    how: 'full',
    ...rest,
  };
}

async function mustCopy(order: CopyOrder): Promise<MadeCopy> {
  const made = await makeCopy(order);
  if (!made.ok) throw new Error(made.error);
  return made.value;
}

test('a copy opens as a store with everything in it, for its owner alone, as one file', async () => {
  const folder = temporaryFolder();
  const store = mustOpen(folder);
  const id = addStory(store, { headline: 'Ferry returns' });
  for (let seq = 0; seq < 20; seq++) store.journal.append(batch(id, seq));

  const made = await mustCopy(orderFor(folder));

  expect(made.counts).toMatchObject({ stories: 1, journal: 20 });
  expect(readdirSync(join(folder, 'backups'))).toEqual([made.name]);
  expect(statSync(made.path).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, 'backups')).mode & 0o777).toBe(0o700);
  expect(listCopies(join(folder, 'backups'))).toMatchObject([
    {
      name: made.name,
      kind: 'backup',
      number: 1,
      at: 1_700_000_000_000,
      size: statSync(made.path).size,
    },
  ]);
});

test('typing goes on while a copy is made, and the copy is the store of one moment', async () => {
  const folder = temporaryFolder();
  const store = mustOpen(folder);
  for (let index = 0; index < 60; index++)
    store.stories.create({ document: generateStory(index, 8000), editor: 'Ada' });
  const id = addStory(store, { headline: 'Ferry' });
  let seq = 0;
  let steps = 0;
  const made = await mustCopy(
    orderFor(folder, {
      hear: () => {
        steps += 1;
        expect(store.journal.append(batch(id, seq)).ok).toBe(true);
        seq += 1;
      },
    }),
  );
  expect(steps).toBeGreaterThan(3);
  expect(made.counts['journal']).toBe(0);
  expect(textOf(store, id).firstChild?.textContent).toBe(`${'x'.repeat(seq)}Ferry`);
  const again = await mustCopy(orderFor(folder));
  expect(again.counts['journal']).toBe(seq);
  expect(listCopies(join(folder, 'backups')).map(({ number }) => number)).toEqual([1, 2]);
});

test('a store under a key is copied under the same key', async () => {
  const folder = temporaryFolder();
  const key = createStoreKey();
  const store = mustOpen(folder, { key });
  addStory(store, { headline: 'Ferry' });
  const made = await mustCopy(orderFor(folder, { key }));
  expect(verifyCopy(made.path, { how: 'full', key }).ok).toBe(true);
  expect(verifyCopy(made.path, { how: 'full' }).ok).toBe(false);
  expect(verifyCopy(made.path, { how: 'full', key: createStoreKey() }).ok).toBe(false);
});

test('a copy that was cancelled leaves nothing behind', async () => {
  const folder = temporaryFolder();
  const store = mustOpen(folder);
  for (let index = 0; index < 60; index++)
    store.stories.create({ document: generateStory(index, 8000), editor: 'Ada' });
  const stop = new AbortController();
  const making = makeCopy(orderFor(folder, { signal: stop.signal, hear: () => stop.abort() }));
  await expect(making).rejects.toThrow('aborted');
  expect(readdirSync(join(folder, 'backups'))).toEqual([]);
});

test('what a copy left behind when its process ended is removed by the next', async () => {
  const folder = temporaryFolder();
  addStory(mustOpen(folder), { headline: 'Ferry' });
  const made = await mustCopy(orderFor(folder));
  // No process has this number: Linux counts to 4,194,304 at most.
  const left = join(folder, 'backups', 'draft-99999999-x.sqlite');
  const underWay = join(folder, 'backups', `draft-${process.pid}-x.sqlite`);
  for (const path of [left, `${left}-journal`, underWay]) writeFileSync(path, '');
  const next = await mustCopy(orderFor(folder));
  expect(readdirSync(join(folder, 'backups')).sort()).toEqual(
    [made.name, next.name, `draft-${process.pid}-x.sqlite`].sort(),
  );
});

test('a store with a damaged journal is not copied over good copies', async () => {
  const folder = temporaryFolder();
  const store = mustOpen(folder);
  const id = addStory(store, { headline: 'Ferry' });
  for (let seq = 0; seq < 5; seq++) store.journal.append(batch(id, seq, { editor: 'Borrowdale' }));
  const made = await mustCopy(orderFor(folder));
  store.close();
  overwrite(join(folder, 'galley.sqlite'), 'Borrowdale', 'Barrowdale');
  const second = await makeCopy(orderFor(folder));
  expect(second).toMatchObject({
    ok: false,
    error: expect.stringMatching(/^damaged: journal/) as unknown,
  });
  expect(readdirSync(join(folder, 'backups'))).toEqual([made.name]);
});

test.each([
  ['cut short', (path: string) => cut(path, 0.5)],
  ['cut to nothing', (path: string) => writeFileSync(path, '')],
  ['overwritten in its middle', (path: string) => scribble(path)],
  ['no database', (path: string) => writeFileSync(path, 'Not a store of any kind. '.repeat(400))],
])('a copy that was %s is refused', async (_what, harm) => {
  const folder = temporaryFolder();
  const store = mustOpen(folder);
  for (let index = 0; index < 5; index++)
    store.stories.create({ document: generateStory(index, 4000), editor: 'Ada' });
  const { path } = await mustCopy(orderFor(folder));
  harm(path);
  expect(verifyCopy(path, { how: 'quick' }).ok).toBe(false);
  expect(verifyCopy(path, { how: 'full' }).ok).toBe(false);
});

test('what is known of a copy is kept beside it; without that it counts as not checked', async () => {
  const folder = temporaryFolder();
  addStory(mustOpen(folder), { headline: 'Ferry' });
  const made = await mustCopy(orderFor(folder));
  const backups = join(folder, 'backups');
  expect(listCopies(backups)[0]).toMatchObject({ checkedAt: null, isGood: true });
  const record = { checkedAt: 7, isFullyChecked: true, isGood: true, stories: 1 };
  writeRecord(backups, made.name, record);
  expect(listCopies(backups)[0]).toMatchObject(record);
  writeFileSync(join(backups, `${made.name}.json`), '{"checkedAt":');
  expect(listCopies(backups)[0]).toMatchObject({ checkedAt: null });
});

function cut(path: string, share: number): void {
  truncateSync(path, Math.floor(statSync(path).size * share));
}

function scribble(path: string): void {
  const bytes = readFileSync(path);
  bytes.fill(0x55, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 4096);
  writeFileSync(path, bytes);
}

/** Alters a word in a file as a failing disk would, without a trace anywhere else. */
function overwrite(path: string, word: string, other: string): void {
  const bytes = readFileSync(path);
  const at = bytes.lastIndexOf(word);
  expect(at).toBeGreaterThan(0);
  bytes.write(other, at);
  writeFileSync(path, bytes);
}
