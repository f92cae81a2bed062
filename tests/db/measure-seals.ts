import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../../db/connection.ts';
import type { ClaimId } from '../../core/base/id.ts';
import { placesOf } from '../../db/open-database.ts';
import { findAlteredRows, sealRows } from '../../db/row-seals.ts';
import { openStore } from '../../db/open-store.ts';
import { addStory, batch } from './store-fixture.ts';

// What the seals of rows cost whoever works: npm run measure:seals
// Each kind of work is done in turns with the triggers and without them, so that both meet the same
// disk; the figures are medians.

const rounds = 400;

function mustOpen(folder: string) {
  const opened = openStore(folder);
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

function library(isSealed: boolean) {
  const folder = mkdtempSync(join(tmpdir(), 'galley-seals-'));
  mustOpen(folder).close();
  if (!isSealed) {
    const database = connect(placesOf(folder).file, { lockWait: 0 });
    const triggers = database
      .prepare<[], string>(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%INTO unsealed%'",
      )
      .pluck()
      .all();
    for (const name of triggers) database.exec(`DROP TRIGGER ${name}`);
    database.close();
  }
  const store = mustOpen(folder);
  return { folder, store, id: addStory(store), took: new Map<string, number[]>() };
}

const desks = [library(true), library(false)];
for (let round = 0; round < rounds; round++)
  // Each comes first as often as the other.
  for (const { store, id, took } of round % 2 === 0 ? desks : desks.toReversed()) {
    const time = (what: string, act: () => unknown): void => {
      const start = performance.now();
      act();
      took.set(what, [...(took.get(what) ?? []), performance.now() - start]);
    };
    const claim = `c${round}` as ClaimId;
    time('journal append', () => store.journal.append(batch(id, round)));
    time('claim added', () =>
      store.claims.add({ id: claim, storyId: id, text: `Claim ${round}`, editor: 'Ada' }),
    );
    time('claim settled', () =>
      store.claims.settle({ id: claim, verdict: 'confirmed', text: 'It is so', editor: 'Ada' }),
    );
  }
const median = (all: readonly number[]): number =>
  [...all].sort((one, other) => one - other)[Math.floor(all.length / 2)] ?? 0;
const [sealed, bare] = desks;
for (const what of sealed?.took.keys() ?? []) {
  const [one, other] = [median(sealed?.took.get(what) ?? []), median(bare?.took.get(what) ?? [])];
  console.log(
    `${what}: ${one.toFixed(2)} ms with seals, ${other.toFixed(2)} without (× ${(one / other).toFixed(2)})`,
  );
}
for (const { folder, store } of desks) {
  store.close();
  const database = connect(placesOf(folder).file, { lockWait: 0 });
  let start = performance.now();
  const count = sealRows(database);
  if (count > 0) {
    console.log(`${count} rows sealed in ${Math.round(performance.now() - start)} ms`);
    start = performance.now();
    findAlteredRows(database);
    console.log(`and looked over in ${Math.round(performance.now() - start)} ms`);
  }
  database.close();
  rmSync(folder, { recursive: true });
}
