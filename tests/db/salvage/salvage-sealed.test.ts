import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { placesOf } from '../../../db/open-database.ts';
import { salvageStore } from '../../../db/salvage/salvage-store.ts';
import { createStoreKey } from '../../../db/store-key.ts';
import { mustOpen, temporaryFolder } from '../store-fixture.ts';
import { fillStore, keepBackup, spoil, textsOf } from './damaged-store.ts';

const pageSize = 4096;
const now = () => 1_790_000_000_000;

test('an encrypted store is read as far as SQLite can, and stays encrypted', () => {
  const key = createStoreKey();
  const places = placesOf(temporaryFolder());
  const store = mustOpen(places.folder, { key });
  const ids = fillStore(store, { stories: 8, edits: 60 });
  const texts = textsOf(store, ids);
  store.close();
  const copy = keepBackup(places);
  const again = mustOpen(places.folder, { key });
  const added = fillStore(again, { stories: 1, edits: 5, seed: 3 });
  for (const [id, text] of textsOf(again, added)) texts.set(id, text);
  again.close();
  // From the middle of the file on, every eighth page.
  spoil(places.file, (bytes) => {
    const count = bytes.length / pageSize;
    for (let page = Math.floor(count / 2); page < count; page += 8)
      bytes.fill(0x5a, page * pageSize, page * pageSize + 64);
    return bytes;
  });
  const report = salvageStore(places, { backups: [copy], now, key });
  expect(report.stories).toBeGreaterThanOrEqual(8);
  expect(readFileSync(places.file).subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
  const opened = mustOpen(places.folder, { key });
  // What stands as last found is right as well: since the copy nothing was changed in these.
  const unproved = report.outcomes.filter(({ kind }) => kind === 'unproved');
  const ill = new Set(
    report.outcomes.filter(({ kind }) => kind !== 'unproved').map(({ id }) => id),
  );
  for (const [id, text] of textsOf(opened, ids)) if (!ill.has(id)) expect(text).toBe(texts.get(id));
  expect(report.whole + unproved.length).toBeGreaterThanOrEqual(8);
  for (const name of readdirSync(report.damaged).filter((one) => one.startsWith('report')))
    expect(readFileSync(join(report.damaged, name), 'utf8')).not.toMatch(/Story \d/);
});
