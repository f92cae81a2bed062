import { createHash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { NewExport } from '../../db/export-records.ts';
import { addStory, exportOf, mustOpen, temporaryFolder } from './store-fixture.ts';

const page = '<!doctype html><title>Ferry</title>';
const sha256 = createHash('sha256').update(page).digest('hex');

/** A library in which an export was begun, and the program ended. */
function endedWhileExporting(write: (path: string) => void) {
  const folder = temporaryFolder();
  const path = join(folder, 'ferry.html');
  const store = mustOpen(join(folder, 'library'));
  const id = addStory(store, { headline: 'Ferry' });
  const record: NewExport = exportOf(id, { name: 'ferry.html', sha256, at: 7, publishedAt: 7 });
  const begun = store.exports.begin(path, record);
  write(path);
  return { folder, path, id, record, begun, store };
}

test('an export whose file took its name is on record at the next start, and its story published', () => {
  const { folder, id, store } = endedWhileExporting((path) => writeFileSync(path, page));
  expect(store.exports.ofStory(id)).toEqual([]);
  store.close();
  const again = mustOpen(join(folder, 'library'));
  expect(again.exports.ofStory(id).map((one) => [one.name, one.sha256])).toEqual([
    ['ferry.html', sha256],
  ]);
  expect(again.stories.get(id)?.publishedAt).toBe(7);
});

test.each([
  ['none is there', () => undefined],
  ['another stands there', (path: string) => writeFileSync(path, 'An older page')],
])('an export whose file did not take its name is forgotten: %s', (_what, write) => {
  const { folder, path, id, store } = endedWhileExporting(write);
  store.close();
  const again = mustOpen(join(folder, 'library'));
  expect(again.exports.ofStory(id)).toEqual([]);
  expect(again.stories.get(id)?.publishedAt).toBeNull();
  again.close();
  // It stays forgotten when such a file comes from elsewhere.
  writeFileSync(path, page);
  expect(mustOpen(join(folder, 'library')).exports.ofStory(id)).toEqual([]);
});

test('a page is known by its bytes before its export is on record', () => {
  const { store } = endedWhileExporting((path) => writeFileSync(path, page));
  expect(store.exports.find(sha256)?.name).toBe('ferry.html');
});

test('an export that another process found done meanwhile is on record once', () => {
  const { id, record, begun, store } = endedWhileExporting((path) => writeFileSync(path, page));
  store.exports.settleBegun();
  expect(store.exports.record(record, begun)).toBe(7);
  expect(store.exports.ofStory(id)).toHaveLength(1);
});

test('an export that another process took for given up is on record all the same', () => {
  const { path, id, record, begun, store } = endedWhileExporting(() => undefined);
  store.exports.settleBegun();
  writeFileSync(path, page);
  store.exports.record(record, begun);
  expect(store.exports.ofStory(id)).toHaveLength(1);
  rmSync(path);
});
