import { join } from 'node:path';
import { expect, onTestFinished, test, type TestContext } from 'vitest';
import { backUp } from '../../db/backup/back-up.ts';
import { listCopies } from '../../db/backup/copies.ts';
import { mountSmallDisk } from '../faults/small-disk.ts';
import { addStory, mustOpen, temporaryFolder } from './store-fixture.ts';

const hour = 60 * 60 * 1000;
const leaveFree = 1024 * 1024;

function smallDisk({ skip }: TestContext) {
  const disk = mountSmallDisk(24 * 1024 * 1024);
  if (!disk) return skip('this process may not mount a small disk');
  onTestFinished(disk.remove);
  const library = temporaryFolder();
  const store = mustOpen(library);
  onTestFinished(() => store.close());
  addStory(store, { headline: 'Ferry returns' });
  const file = join(library, 'galley.sqlite');
  const copy = (at: number) =>
    backUp({ store: file, folder: disk.folder, kind: 'backup', at, leaveFree });
  return { disk, copy };
}

test('on a disk that is full old copies are given up for a new one, the newest never', async (context) => {
  const { disk, copy } = smallDisk(context);
  for (let made = 0; made < 4; made++) expect((await copy(made * hour)).ok).toBe(true);
  const before = listCopies(disk.folder).map(({ name }) => name);
  expect(before).toHaveLength(4);
  disk.fill(leaveFree + 4096);
  expect((await copy(4 * hour)).ok).toBe(true);
  const after = listCopies(disk.folder).map(({ name }) => name);
  expect(after).toContain(before.at(-1));
  expect(after).not.toContain(before[0]);
});

test('nothing is given up where that would not do', async (context) => {
  const { disk, copy } = smallDisk(context);
  for (let made = 0; made < 2; made++) expect((await copy(made * hour)).ok).toBe(true);
  const before = listCopies(disk.folder);
  disk.fill(0);
  expect(await copy(2 * hour)).toMatchObject({ ok: false, error: { code: 'no-room' } });
  expect(listCopies(disk.folder)).toEqual(before);
});
