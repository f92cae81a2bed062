import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Fragment, Slice, type Node } from 'prosemirror-model';
import { AddMarkStep, ReplaceStep } from 'prosemirror-transform';
import { articleSchema } from '../../core/article/schema.ts';
import { textBlocks } from '../../core/article/text-blocks.ts';
import type { ClaimId, StoryId } from '../../core/base/id.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { composeStore } from '../../db/compose-store.ts';
import { connect } from '../../db/connection.ts';
import { placesOf } from '../../db/open-database.ts';
import { openStore } from '../../db/open-store.ts';
import { evidence } from './claim-fixture.ts';
import { createRandom, generateStory, wordOf } from './generate-stories.ts';

// Measures the store: node tests/db/measure-store.ts [stories…]. Times are milliseconds. What
// touches the disk is told beside a bare insert at synchronous=FULL, measured in the same run.

interface Spread {
  readonly median: number;
  readonly p99: number;
}

const counts = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'galley-measure-'));
try {
  measureAppend();
  measureOpening();
  measureClaims();
  for (const count of counts.length > 0 ? counts : [10_000, 100_000]) measureLibrary(count);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function measureAppend(): void {
  const bare = bareInsert();
  say('bare insert at FULL', bare);
  for (const words of [800, 50_000, 200_000]) {
    const store = open(`append-${words}`);
    const { id } = store.stories.create({ document: generateStory(1, words), editor: 'Ada' });
    const spread = time(1000, (index) => type(store, id, index));
    say(`append, ${words} words`, spread, `× ${(spread.median / bare.median).toFixed(2)} of bare`);
    say(
      `reindex, ${words} words`,
      time(10, () => store.stories.reindex(id)),
    );
    store.close();
  }
}

function bareInsert(): Spread {
  const database = new Database(join(folder, 'bare.sqlite'));
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('CREATE TABLE rows (row INTEGER PRIMARY KEY, text TEXT NOT NULL)');
  const insert = database.prepare<[string]>('INSERT INTO rows (text) VALUES (?)');
  const text = JSON.stringify(letterStep(5, 'x'));
  const spread = time(1000, () => insert.run(text));
  database.close();
  return spread;
}

function measureOpening(): void {
  for (const words of [800, 50_000]) {
    const fresh = open(`fresh-${words}`);
    const young = fresh.stories.create({ document: generateStory(2, words), editor: 'Ada' }).id;
    const old = fresh.stories.create({ document: generateStory(2, words), editor: 'Ada' }).id;
    inBulk(`fresh-${words}`, (store) => {
      for (let index = 0; index < 20_000; index++) type(store, old, index);
    });
    fresh.close();
    const size = statSync(placesOf(join(folder, `fresh-${words}`)).file).size;
    for (const [what, id] of [
      ['fresh', young],
      ['20,000 batches', old],
    ] as const) {
      say(
        `open, ${words} words, ${what}`,
        time(15, () => reopened(`fresh-${words}`, (store) => store.stories.open(id))),
      );
    }
    say(
      `documentAt 9,999 of 20,000`,
      time(15, () => reopened(`fresh-${words}`, (store) => store.journal.documentAt(old, 9999))),
    );
    reopened(`fresh-${words}`, (store) =>
      say(
        'sittings of 20,000',
        time(5, () => store.history.timeline(old)),
      ),
    );
    process.stdout.write(`store of both stories: ${(size / 1e6).toFixed(1)} MB\n`);
  }
}

/** 500 claims, each with evidence, in a story of 20,000 words. */
function measureClaims(): void {
  const store = open('claims');
  const document = generateStory(3, 20_000);
  const { id } = store.stories.create({ document, editor: 'Ada' });
  const claims = wordsToClaim(document).slice(0, 500);
  const steps = claims.map(({ step }) => step);
  store.journal.append({ id, seq: 0, steps, selection: null, editor: 'Ada' });
  const each = (what: string, act: (claim: ClaimedWords) => unknown): void =>
    say(
      `${what}, ${claims.length} claims`,
      time(claims.length, (index) => act(claims[index] ?? claims[0]!)),
    );
  each('add a claim', (claim) =>
    store.claims.add({ id: claim.id, storyId: id, text: claim.text, editor: 'Ada' }),
  );
  each('add evidence', (claim) =>
    store.claims.addEvidence({ id: claim.id, evidence: evidence(), editor: 'Ada' }),
  );
  each('settle a claim', ({ id: claim, text }) =>
    store.claims.settle({ id: claim, verdict: 'confirmed', text, editor: 'Jon' }),
  );
  each('sign a verdict off', ({ id: claim, text }) =>
    store.claims.signOff({ id: claim, text, editor: 'Ada' }),
  );
  say(
    'read all claims of the story',
    time(20, () => store.claims.ofStory(id)),
  );
  store.close();
  say(
    'open the store and the story',
    time(15, () => reopened('claims', (again) => again.stories.open(id))),
  );
}

interface ClaimedWords {
  readonly id: ClaimId;
  readonly text: string;
  /** Marks the words as the claim. */
  readonly step: unknown;
}

function wordsToClaim(document: Node): ClaimedWords[] {
  return textBlocks(document).flatMap(({ start, text }, block) =>
    Array.from({ length: Math.floor(text.length / 60) }, (_, index) => {
      const id = `c${block}-${index}` as ClaimId;
      const mark = articleSchema.marks.claim.create({ id });
      const from = index * 60;
      const step = new AddMarkStep(start + from, start + from + 40, mark).toJSON() as unknown;
      return { id, text: text.slice(from, from + 40), step };
    }),
  );
}

function measureLibrary(count: number): void {
  const name = `library-${count}`;
  const began = performance.now();
  open(name).close();
  inBulk(name, (store) => {
    const random = createRandom(7);
    const statuses = ['draft', 'editing', 'checking', 'ready'] as const;
    for (let index = 0; index < count; index++) {
      const { id } = store.stories.create({
        document: generateStory(index, 200 + (index % 7) * 60),
        editor: 'Ada',
      });
      store.stories.setStatus(id, statuses[index % 4] ?? 'draft', 'Ada');
      for (let tag = 0; tag < 4; tag++) {
        store.tags.add(id, {
          kind: 'place',
          name: `Place ${wordOf(Math.floor(random() ** 3 * 5000))}`,
        });
      }
    }
  });
  process.stdout.write(
    `${count} stories made in ${((performance.now() - began) / 1000).toFixed(0)} s\n`,
  );
  say(
    'open the store',
    time(5, () => reopened(name, () => null)),
  );
  // The tags left every story to be indexed again; the steady state is what is measured.
  inBulk(name, (store) => {
    while (store.stories.reindexStale(1000).left) continue;
  });
  say(
    'open the store, nothing stale',
    time(5, () => reopened(name, () => null)),
  );
  reopened(name, (store) => {
    const list = (
      what: string,
      query: Partial<Parameters<ArticleStore['stories']['list']>[0]>,
    ): void => {
      const full = { search: '', status: null, tag: null, offset: 0, limit: 100, ...query };
      say(
        `${what} (${store.stories.list(full).total} found)`,
        time(20, () => store.stories.list(full)),
      );
    };
    list('list, first 100', {});
    list('list, first 500', { limit: 500 });
    list('list, last 100', { offset: count - 100 });
    list('list, one status', { status: 'checking' });
    list('tag, frequent', { tag: { kind: 'place', name: `place ${wordOf(0)}` } });
    list('tag, rare', { tag: { kind: 'place', name: `place ${wordOf(4000)}` } });
    list('search, a word of every story', { search: wordOf(0) });
    list('search, a frequent word', { search: wordOf(300) });
    list('search, two frequent words', { search: `${wordOf(300)} ${wordOf(500)}` });
    list('search, a rare word', { search: wordOf(19_000) });
    list('search, two letters', { search: 'ba' });
    list('search, nothing', { search: 'zzzzzz' });
    list('search in a status, far down', { search: wordOf(30), status: 'ready', offset: 500 });
    say(
      'complete a tag',
      time(20, () => store.tags.complete('ba', null)),
    );
    say(
      'complete nothing',
      time(20, () => store.tags.complete('qqq', null)),
    );
  });
}

function type(store: ArticleStore, id: StoryId, index: number): void {
  const selection = { anchor: 6, head: 6 };
  const saved = store.journal.append({
    id,
    seq: index,
    steps: [letterStep(1 + (index % 5), 'x')],
    selection,
    editor: 'Ada',
  });
  if (!saved.ok) throw new Error(saved.error);
}

function letterStep(at: number, letter: string): unknown {
  const slice = new Slice(Fragment.from(articleSchema.text(letter)), 0, 0);
  return new ReplaceStep(at, at, slice).toJSON();
}

function open(name: string): ArticleStore {
  const opened = openStore(join(folder, name));
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

function reopened<T>(name: string, use: (store: ArticleStore) => T): T {
  const store = open(name);
  try {
    return use(store);
  } finally {
    store.close();
  }
}

/** Does many things in one transaction, as no desk would: only to fill a store quickly. */
function inBulk(name: string, work: (store: ArticleStore) => void): void {
  const places = placesOf(join(folder, name));
  const database = connect(places.file, { lockWait: 0 });
  const store = composeStore(
    { database, isReadOnly: false, close: () => void database.close() },
    places,
    Date.now,
  );
  database.transaction(() => work(store))();
  store.close();
}

function time(times: number, work: (index: number) => unknown): Spread {
  const durations = Array.from({ length: times }, (_, index) => {
    const start = performance.now();
    work(index);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return {
    median: durations[Math.floor(times / 2)] ?? 0,
    p99: durations[Math.floor(times * 0.99)] ?? 0,
  };
}

function say(what: string, { median, p99 }: Spread, extra = ''): void {
  process.stdout.write(
    `${what.padEnd(52)} median ${median.toFixed(2).padStart(8)}  p99 ${p99.toFixed(2).padStart(8)}  ${extra}\n`,
  );
}
