import { readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { readTreePage } from '../../../db/salvage/page-cells.ts';
import { bytesOf } from '../../../db/salvage/byte-source.ts';
import { readRecord } from '../../../db/salvage/record-format.ts';
import { salvageStore } from '../../../db/salvage/salvage-store.ts';
import { readPages } from '../../../db/salvage/store-pages.ts';
import { createRandom } from '../generate-stories.ts';
import { temporaryFolder } from '../store-fixture.ts';
import { placesOf } from '../../../db/open-database.ts';
import { closedDesk } from './damaged-store.ts';

const pageSize = 4096;
const rounds = Number(process.env['GALLEY_SALVAGE_ROUNDS'] ?? 4);

/** Which leaf of the journal's tree holds which rows, and which other pages each needs. */
function rowsByPage(file: string) {
  const database = new Database(file, { readonly: true });
  const numbers = database
    .prepare<[], number>("SELECT pageno FROM dbstat WHERE name = 'journal' ORDER BY pageno")
    .pluck()
    .all();
  database.close();
  const pages = readPages(bytesOf(readFileSync(file)), null);
  return numbers.flatMap((number) =>
    (readTreePage(pages, number)?.cells ?? []).flatMap(({ payload, overflow }) => {
      const record = readRecord(payload);
      return record
        ? [{ pages: [number, ...overflow], key: `${Number(record[0])} ${Number(record[1])}` }]
        : [];
    }),
  );
}

function keysOf(file: string): Set<string> {
  const database = new Database(file, { readonly: true });
  const keys = database
    .prepare<[], string>(
      "SELECT story || ' ' || seq FROM journal WHERE editor <> 'Galley (mended)'",
    )
    .pluck()
    .all();
  database.close();
  return new Set(keys);
}

test('every row of the journal on a page that nothing touched is found, up to where its story can be followed', () => {
  const desk = closedDesk({ stories: 10, edits: 60, seed: 3 });
  const whole = readFileSync(desk.places.file);
  const rows = rowsByPage(desk.places.file);
  expect(rows.length).toBe(600);
  const random = createRandom(77);
  for (let round = 0; round < rounds; round++) {
    const places = placesOf(temporaryFolder());
    const bytes = Buffer.from(whole);
    const hit = new Set<number>();
    for (let index = 0; index < 1 + round; index++) {
      const page = Math.floor(random() * (bytes.length / pageSize));
      hit.add(page + 1);
      bytes.fill(0, page * pageSize, (page + 1) * pageSize);
    }
    writeFileSync(places.file, bytes);
    const report = salvageStore(places, { backups: [], now: () => 1_790_000_000_000 });
    const found = keysOf(places.file);
    const left = rows.filter(({ pages }) => pages.every((page) => !hit.has(page)));
    const firstLost = new Map<string, number>();
    for (const { key } of rows.filter((row) => !left.includes(row))) {
      const [story = '', seq = 0] = key.split(' ');
      firstLost.set(story, Math.min(firstLost.get(story) ?? Infinity, Number(seq)));
    }
    // Without the text that it began with no row of a story leads anywhere.
    const isLost = report.outcomes.some(({ kind }) => kind === 'lost' || kind === 'words');
    for (const { key } of left) {
      const [story = '', seq = 0] = key.split(' ');
      const isFollowed = Number(seq) < (firstLost.get(story) ?? Infinity);
      if (isFollowed && !isLost) expect(found.has(key), `round ${round}, ${key}`).toBe(true);
    }
  }
}, 60_000);
