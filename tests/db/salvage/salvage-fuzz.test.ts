import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { StoryId } from '../../../core/base/id.ts';
import { placesOf } from '../../../db/open-database.ts';
import { salvageStore } from '../../../db/salvage/salvage-store.ts';
import { createRandom } from '../generate-stories.ts';
import { mustOpen, temporaryFolder } from '../store-fixture.ts';
import { closedDesk, edit } from './damaged-store.ts';

const pageSize = 4096;
// More of them on demand: GALLEY_SALVAGE_ROUNDS=100 npx vitest run tests/db/salvage/salvage-fuzz.test.ts
const rounds = Number(process.env['GALLEY_SALVAGE_ROUNDS'] ?? 2);

/** A way to damage the bytes of a file. @returns the file after it, and how many bytes were hit. */
type Damage = (bytes: Buffer, random: () => number) => { bytes: Buffer; hit: number };

const some = (random: () => number, below: number): number => Math.floor(random() * below);

const damages: Readonly<Record<string, Damage>> = {
  'flipped bytes': (bytes, random) => {
    const hit = 1 + some(random, 40);
    for (let index = 0; index < hit; index++) {
      const at = some(random, bytes.length);
      bytes[at] = bytes.readUInt8(at) ^ (1 + some(random, 255));
    }
    return { bytes, hit };
  },
  'zeroed pages': (bytes, random) => {
    const hit = 1 + some(random, 6);
    for (let index = 0; index < hit; index++) {
      const page = some(random, bytes.length / pageSize);
      bytes.fill(0, page * pageSize, (page + 1) * pageSize);
    }
    return { bytes, hit: hit * pageSize };
  },
  'pages of noise': (bytes, random) => {
    const hit = 1 + some(random, 4);
    for (let index = 0; index < hit; index++) {
      const page = some(random, bytes.length / pageSize);
      for (let at = page * pageSize; at < (page + 1) * pageSize; at++)
        bytes[at] = some(random, 256);
    }
    return { bytes, hit: hit * pageSize };
  },
  'an end cut off': (bytes, random) => {
    const left = some(random, bytes.length);
    return { bytes: bytes.subarray(0, left), hit: bytes.length - left };
  },
  'pages in each other’s place': (bytes, random) => {
    const count = bytes.length / pageSize;
    const [one, other] = [some(random, count), some(random, count)];
    const kept = Buffer.from(bytes.subarray(one * pageSize, (one + 1) * pageSize));
    bytes.copy(bytes, one * pageSize, other * pageSize, (other + 1) * pageSize);
    kept.copy(bytes, other * pageSize);
    return { bytes, hit: 2 * pageSize };
  },
};

/** A desk whose last words are in the log only: its files, and every moment of its stories. */
const deskWithLog = once(() => {
  const { places, ids } = closedDesk({ stories: 10, edits: 60, seed: 9 });
  const store = mustOpen(places.folder);
  for (const id of ids.slice(0, 4)) edit(store, id, 30, 4);
  const files = new Map(ends.map((end) => [end, readFileSync(places.file + end)]));
  const last = new Map(ids.map((id) => [id, store.stories.open(id)?.seq ?? 0]));
  const moments = new Map(
    ids.map((id) => [
      id,
      Array.from({ length: (last.get(id) ?? 0) + 1 }, (_, seq) =>
        JSON.stringify(store.journal.documentAt(id, seq)?.toJSON()),
      ),
    ]),
  );
  store.close();
  return { files, ids, last, moment: (id: StoryId, seq: number) => moments.get(id)?.[seq] };
});

const ends = ['', '-wal'] as const;

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

describe('whatever is damaged, going on ends, and says nothing that was not written', () => {
  test.each(
    Object.entries(damages).flatMap(([what, damage]) => [
      { what: `${what} of the store`, part: '', damage },
      { what: `${what} of the log`, part: '-wal', damage },
    ]),
  )('$what', ({ part, damage, what }) => {
    const desk = deskWithLog();
    const score = { stories: 0, whole: 0, text: 0, bytes: 0, hit: 0, slowest: 0 };
    for (let round = 0; round < rounds; round++) {
      const places = placesOf(temporaryFolder());
      for (const [end, bytes] of desk.files) writeFileSync(places.file + end, bytes);
      const random = createRandom(round * 31 + what.length);
      const spoiled = damage(readFileSync(places.file + part), random);
      writeFileSync(places.file + part, spoiled.bytes);
      const start = performance.now();
      const report = salvageStore(places, { backups: [], now: () => 1_790_000_000_000 });
      score.slowest = Math.max(score.slowest, performance.now() - start);
      const store = mustOpen(places.folder);
      const ill = new Map(report.outcomes.map((outcome) => [outcome.id, outcome]));
      for (const id of desk.ids) {
        const opened = store.stories.open(id);
        score.stories += 1;
        if (!opened) continue;
        const text = JSON.stringify(opened.document.doc);
        const before = desk.moment(id, opened.seq);
        expect(text, `round ${round}, ${id} at ${opened.seq}`).toBe(before);
        // A store that lost the end of its log is one that ends earlier, as after a power cut.
        if (part === '' && !ill.has(id) && opened.seq < desk.last.get(id)!)
          expect.fail(`round ${round}: ${id} is shorter and nothing says so`);
        if (opened.seq === desk.last.get(id)) score.text += 1;
        if (!ill.has(id)) score.whole += 1;
      }
      store.close();
      score.bytes += desk.files.get(part === '' ? '' : '-wal')?.length ?? 0;
      score.hit += spoiled.hit;
    }
    expect(score.slowest).toBeLessThan(20_000);
    if (process.env['GALLEY_SALVAGE_SCORE'])
      process.stdout.write(`${what}: ${JSON.stringify(score)}\n`);
  });
});
