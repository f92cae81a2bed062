import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import type { StoryId } from '../../core/base/id.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { runChore } from '../../main/store-chores/run-chore.ts';
import { generateStory, wordOf } from '../db/generate-stories.ts';
import { typing } from '../db/store-fixture.ts';
import { figure, isBounded } from './extent.ts';
import { fillLibrary, openOrThrow, storeFile } from './library-at-work.ts';

// Sizes that a newsroom reaches in years, each held against a small one of the same run: times alone
// mean nothing on a shared machine.

const many = isBounded ? 2_000 : 100_000;
const few = isBounded ? 200 : 1_000;

test(`${many.toLocaleString('en')} stories: list, search, open, save and backup`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'galley-sizes-'));
  try {
    const [small, large] = [join(folder, 'small'), join(folder, 'large')];
    fillLibrary(small, few);
    fillLibrary(large, many);
    figure('the large store', `${(statSync(storeFile(large)).size / 1e6).toFixed(0)} MB`);
    const [least, most] = [measure(small), measure(large)];
    for (const [what, time] of Object.entries(most)) {
      const before = least[what] ?? NaN;
      figure(what, `${time.toFixed(2)} ms, ${(time / before).toFixed(1)} × of ${few} stories`);
    }
    await typeWhileItWorks(large);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('one story of 200,000 words: typed in, saved, indexed, opened', () => {
  const folder = mkdtempSync(join(tmpdir(), 'galley-long-'));
  try {
    const times = [900, 200_000].map((words) => measureStory(join(folder, String(words)), words));
    const [short = {}, long = {}] = times;
    for (const [what, time] of Object.entries(long)) {
      const before = short[what] ?? NaN;
      figure(
        `${what}, 200,000 words`,
        `${time.toFixed(2)} ms, ${(time / before).toFixed(1)} × of 900 words`,
      );
    }
    expect(long['save']).toBeGreaterThan(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

type Times = Record<string, number>;

function measure(folder: string): Times {
  const opening = median(5, () => openOrThrow(folder).close());
  const store = openOrThrow(folder);
  try {
    const whole = list(store, {});
    const { id } = whole.rows[0]!;
    let { seq } = store.stories.open(id)!;
    const times = {
      'open the store': opening,
      'list the newest': median(15, () => list(store, {})),
      'list from the middle': median(15, () =>
        list(store, { offset: Math.floor(whole.total / 2) }),
      ),
      'list one status': median(15, () => list(store, { status: 'checking' })),
      'search a rare word': median(15, () => list(store, { search: wordOf(19_000) })),
      'search a common word': median(5, () => list(store, { search: wordOf(0) })),
      'open a story': median(15, () => store.stories.open(id)),
      save: median(100, () => {
        seq = append(store, id, seq);
      }),
    };
    expect(whole.total).toBeGreaterThanOrEqual(few);
    return times;
  } finally {
    store.close();
  }
}

function measureStory(folder: string, words: number): Times {
  const store = openOrThrow(folder);
  try {
    const { id } = store.stories.create({ document: generateStory(3, words), editor: 'Ada' });
    let seq = 0;
    return {
      save: median(100, () => {
        seq = append(store, id, seq);
      }),
      index: median(3, () => store.stories.reindex(id)),
      open: median(5, () => store.stories.open(id)),
    };
  } finally {
    store.close();
  }
}

/** Types alone and all the while a backup is made and each check runs, in one run. */
async function typeWhileItWorks(folder: string): Promise<void> {
  const store = openOrThrow(folder);
  const { id } = list(store, {}).rows[0]!;
  let { seq } = store.stories.open(id)!;
  const save = (): void => {
    seq = append(store, id, seq);
  };
  const alone = await typeDuring(save, pause(isBounded ? 1_000 : 10_000));
  figure('saves alone', spread(alone));
  const order = { library: folder, now: Date.now() };
  const works = {
    'a backup': () =>
      runChore('backup.make', {
        store: storeFile(folder),
        folder: join(folder, 'copies'),
        kind: 'backup',
        at: Date.now(),
      }),
    'the daily check': () => runChore('store.check', { ...order, kind: 'quick' }),
    'the weekly check': () => runChore('store.check', { ...order, kind: 'full' }),
  };
  for (const [what, work] of Object.entries(works)) {
    const began = performance.now();
    const working = work();
    const during = await typeDuring(save, working);
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    const outcome = await working;
    if (outcome !== null && 'ok' in outcome) expect(outcome.ok).toBe(true);
    else expect(outcome).toEqual({ pages: '', stories: [], sources: [], rows: [] });
    const ratios = [0.5, 0.99]
      .map((share) => (at(during, share) / at(alone, share)).toFixed(1))
      .join(' and ');
    figure(`saves during ${what}, ${seconds} s`, `${spread(during)}; ${ratios} × of alone`);
  }
  store.close();
}

/** Saves every 20 ms until `work` is done. @returns how long each took, in order of length. */
async function typeDuring(save: () => void, work: Promise<unknown>): Promise<number[]> {
  const done = new AbortController();
  const ended = work.finally(() => done.abort());
  const saves: number[] = [];
  do {
    const start = performance.now();
    save();
    saves.push(performance.now() - start);
    await pause(20);
  } while (!done.signal.aborted);
  await ended;
  return saves.toSorted((one, other) => one - other);
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}

function spread(sorted: readonly number[]): string {
  const [middle, late, worst] = [0.5, 0.99, 1].map((share) => at(sorted, share).toFixed(1));
  return `${sorted.length}: median ${middle} ms, 99th percentile ${late}, slowest ${worst}`;
}

function append(store: ArticleStore, id: StoryId, seq: number): number {
  const saved = store.journal.append({
    id,
    seq,
    steps: [typing(1, 'x')],
    selection: null,
    editor: 'Ada',
  });
  if (!saved.ok) throw new Error(saved.error);
  return saved.value.seq;
}

function list(store: ArticleStore, asked: Partial<Parameters<ArticleStore['stories']['list']>[0]>) {
  const all = { search: '', status: null, tag: null, offset: 0, limit: 100 };
  return store.stories.list({ ...all, ...asked });
}

function median(times: number, work: () => unknown): number {
  const durations = Array.from({ length: times }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((one, other) => one - other);
  return durations[Math.floor(times / 2)] ?? 0;
}
