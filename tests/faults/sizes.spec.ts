import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
    figure('a backup while typing', await backUpWhileTyping(large));
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

/** Types all the while a backup is made. @returns how long the backup took, and a save meanwhile. */
async function backUpWhileTyping(folder: string): Promise<string> {
  const store = openOrThrow(folder);
  const { id } = list(store, {}).rows[0]!;
  let { seq } = store.stories.open(id)!;
  const saves: number[] = [];
  const done = new AbortController();
  const began = performance.now();
  const copied = runChore('backup.make', {
    store: storeFile(folder),
    folder: join(folder, 'copies'),
    kind: 'backup',
    at: Date.now(),
  }).finally(() => {
    done.abort();
  });
  while (!done.signal.aborted) {
    const start = performance.now();
    seq = append(store, id, seq);
    saves.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const made = await copied;
  store.close();
  expect(made.ok).toBe(true);
  saves.sort((one, other) => one - other);
  return (
    `${((performance.now() - began) / 1_000).toFixed(1)} s; ${saves.length} saves meanwhile, ` +
    `median ${(saves[Math.floor(saves.length / 2)] ?? 0).toFixed(1)} ms, slowest ${(saves.at(-1) ?? 0).toFixed(1)} ms`
  );
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
