import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoryId } from '../../core/base/id.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { composeStore } from '../../db/compose-store.ts';
import { connect } from '../../db/connection.ts';
import { createKeyFile, openKeyFile, writeKeyFile } from '../../db/key-file.ts';
import { placesOf } from '../../db/open-database.ts';
import { openStore } from '../../db/open-store.ts';
import { sealBytes, unsealBytes } from '../../db/sealed-file.ts';
import { convertLibrary } from '../../db/sealed-library.ts';
import type { StoreKey } from '../../db/store-key.ts';
import { generateStory, wordOf } from './generate-stories.ts';

// Measures what encryption at rest costs: node tests/db/measure-encryption.ts [stories]. Each thing
// is done in turn on a store without a key and on one with, in the same run: read the ratios, the
// times depend on the machine.

const count = Number(process.argv[2] ?? 5000);
const root = mkdtempSync(join(tmpdir(), 'galley-encryption-'));
const passphrase = 'nine herons over the weir';
const { file, key } = await createKeyFile(passphrase, null);

interface Side {
  readonly folder: string;
  readonly key: StoreKey | undefined;
  readonly id: StoryId;
}

try {
  const plain = fill('plain', undefined);
  const sealed = fill('sealed', key);
  compareAppends(plain, sealed);
  compare('open the store and a story', 15, plain, sealed, (side) => {
    const store = open(side);
    store.stories.open(side.id);
    store.close();
  });
  compareOpen('search, a word of every story', plain, sealed, wordOf(0));
  compareOpen('search, a frequent word', plain, sealed, wordOf(300));
  compareOpen('search, a rare word', plain, sealed, wordOf(19_000));
  await measureKeys();
  measureFiles();
  await measureConversion(plain.folder);
} finally {
  rmSync(root, { recursive: true, force: true });
}

function fill(name: string, underKey: StoreKey | undefined): Side {
  const folder = join(root, name);
  const made = openStore(folder, { key: underKey });
  if (!made.ok) throw new Error(made.error.message);
  made.value.close();
  const places = placesOf(folder);
  const database = connect(places.file, { lockWait: 0, key: underKey });
  const close = (): void => void database.close();
  const store = composeStore({ database, isReadOnly: false, close }, places, Date.now, underKey);
  const id = database.transaction(() => {
    for (let index = 0; index < count; index += 1)
      store.stories.create({ document: generateStory(index, 300), editor: 'Ada' });
    return store.stories.create({ document: generateStory(1, 20_000), editor: 'Ada' }).id;
  })();
  store.close();
  return { folder, key: underKey, id };
}

function compareAppends(plain: Side, sealed: Side): void {
  const stores = [plain, sealed].map((side) => ({ side, store: open(side), seq: 0 }));
  const times = stores.map(() => [] as number[]);
  for (let index = 0; index < 600; index += 1) {
    for (const [at, each] of stores.entries()) {
      times[at]?.push(timed(() => append(each.store, each.side.id, each.seq++)));
    }
  }
  for (const { store } of stores) store.close();
  say('append a key to 20,000 words', times);
}

function append(store: ArticleStore, id: StoryId, seq: number): void {
  const slice = { content: [{ type: 'text', text: 'x' }] };
  const steps = [{ stepType: 'replace', from: 1, to: 1, slice }];
  const saved = store.journal.append({ id, seq, steps, selection: null, editor: 'Ada' });
  if (!saved.ok) throw new Error(saved.error);
}

function compareOpen(what: string, plain: Side, sealed: Side, search: string): void {
  const stores = new Map([plain, sealed].map((side) => [side, open(side)]));
  const query = { search, status: null, tag: null, offset: 0, limit: 100 };
  compare(what, 40, plain, sealed, (side) => stores.get(side)?.stories.list(query));
  for (const store of stores.values()) store.close();
}

function compare(
  what: string,
  times: number,
  plain: Side,
  sealed: Side,
  act: (side: Side) => unknown,
): void {
  const measured = [plain, sealed].map(() => [] as number[]);
  for (let index = 0; index < times; index += 1)
    for (const [at, side] of [plain, sealed].entries()) measured[at]?.push(timed(() => act(side)));
  say(what, measured);
}

async function measureKeys(): Promise<void> {
  const times: number[] = [];
  for (let index = 0; index < 5; index += 1) {
    const start = performance.now();
    await openKeyFile(file, passphrase);
    times.push(performance.now() - start);
  }
  process.stdout.write(`one guess at a passphrase: ${median(times).toFixed(0)} ms and 128 MiB\n`);
}

function measureFiles(): void {
  const bytes = new Uint8Array(64 * 1024 * 1024).fill(7);
  const seal = timed(() => sealBytes(bytes, key, 'media'));
  const sealed = sealBytes(bytes, key, 'media');
  const unseal = timed(() => unsealBytes(sealed, key, 'media'));
  const rate = (milliseconds: number): string => ((64 / milliseconds) * 1000).toFixed(0);
  process.stdout.write(`a file: sealed at ${rate(seal)}, opened at ${rate(unseal)} MiB/s\n`);
}

async function measureConversion(folder: string): Promise<void> {
  const size = statSync(placesOf(folder).file).size / 1e6;
  writeKeyFile(folder, file);
  for (const to of ['seal', 'open'] as const) {
    const start = performance.now();
    const outcome = await convertLibrary({ folder, key, to });
    if (!outcome.ok) throw new Error(outcome.error.message);
    const seconds = (performance.now() - start) / 1000;
    const what = to === 'seal' ? 'encrypt' : 'decrypt';
    process.stdout.write(`${what} a store of ${size.toFixed(0)} MB: ${seconds.toFixed(2)} s\n`);
  }
}

function open({ folder, key: underKey }: Side): ArticleStore {
  const opened = openStore(folder, { key: underKey });
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

function timed(act: () => unknown): number {
  const start = performance.now();
  act();
  return performance.now() - start;
}

function median(times: readonly number[]): number {
  return [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;
}

function say(what: string, [plain = [], sealed = []]: readonly (readonly number[])[]): void {
  const [without, under] = [median(plain), median(sealed)];
  const ratio = (under / without).toFixed(2);
  process.stdout.write(
    `${what.padEnd(34)} without ${without.toFixed(2).padStart(7)} ms, under a key ${under.toFixed(2).padStart(7)} ms, × ${ratio}\n`,
  );
}
