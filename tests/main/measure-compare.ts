import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { articleSchema } from '../../core/article/schema.ts';
import type { StoryId } from '../../core/base/id.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { openStore } from '../../db/open-store.ts';
import { createHistoryHandlers } from '../../main/handlers/history.ts';
import { createRandom } from '../db/generate-stories.ts';
import { buildDocument } from '../support/build-document.ts';

// Measures how long a batch of typing waits while the largest comparison is made: in the store's own
// thread, which is what was done before, and in a thread of its own. Run it with
// npm run measure:compare; times are milliseconds by the clock, all of one run.

const random = createRandom(11);
const pick = (below: number): number => Math.floor(random() * below);
const vocabulary = Array.from({ length: 8000 }, () =>
  Array.from({ length: 2 + pick(8) }, () => 'abcdefghijklmnoprstuvw'.charAt(pick(22))).join(''),
);
const word = (): string => vocabulary[Math.floor(random() * random() * vocabulary.length)] ?? '';

/** 200,000 words. */
const paragraphs = Array.from({ length: 3333 }, () => Array.from({ length: 60 }, word));

const folder = mkdtempSync(join(tmpdir(), 'galley-compare-'));
try {
  const opened = openStore(folder);
  if (!opened.ok) throw new Error(opened.error.message);
  await measure(opened.value);
  opened.value.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(store: ArticleStore): Promise<void> {
  const document = buildDocument({ body: paragraphs.map((words) => words.join(' ')) });
  const long = store.stories.create({ document, editor: 'Ada' }).id;
  const steps = halfOfEach();
  const done = store.journal.append({ id: long, seq: 0, steps, selection: null, editor: 'Ada' });
  if (!done.ok) throw new Error('The changed words were refused');
  const { id } = store.stories.create({ document: buildDocument(), editor: 'Ada' });
  const ports = { emit: () => undefined, library: { folder, key: undefined } };
  const compare = (leastApart: number) => {
    const handlers = createHistoryHandlers(store, ports, { leastApart });
    return async () => handlers['history.compare']({ id: long, from: 0, to: null });
  };
  say('nothing else', await latencies(store, id, () => pause(1500)));
  say('comparing in the same thread', await latencies(store, id, compare(Infinity)));
  say('comparing in its own thread', await latencies(store, id, compare(1)));
}

/** The steps that put other words in the place of half of each paragraph. */
function halfOfEach(): unknown[] {
  // Before the first paragraph stand four empty parts of the head and the beginning of the body.
  let at = 9;
  return paragraphs.map((words) => {
    const [from, size] = [at + 1, words.slice(0, 30).join(' ').length];
    const text = Array.from({ length: 30 }, word).join(' ');
    at += words.join(' ').length - size + text.length + 2;
    const slice = { content: [articleSchema.text(text).toJSON() as unknown] };
    return { stepType: 'replace', from, to: from + size, slice };
  });
}

/** How long after it was due each batch was on disk, one every 20 ms while `work` goes on. */
async function latencies(store: ArticleStore, id: StoryId, work: () => Promise<unknown>) {
  const waited: number[] = [];
  const over = new AbortController();
  const typing = (async () => {
    for (
      let due = performance.now();
      !over.signal.aborted;
      due = Math.max(due + 20, performance.now() - 2000)
    ) {
      await pause(Math.max(0, due - performance.now()));
      const seq = store.stories.open(id)?.seq ?? 0;
      const slice = { content: [{ type: 'text', text: 'x' }] };
      const steps = [{ stepType: 'replace', from: 1, to: 1, slice }];
      store.journal.append({ id, seq, steps, selection: null, editor: 'Ada' });
      waited.push(performance.now() - due);
    }
  })();
  await pause(200);
  const begun = performance.now();
  await work();
  const took = performance.now() - begun;
  over.abort();
  await typing;
  return { waited: waited.sort((one, other) => one - other), took };
}

function say(what: string, { waited, took }: Awaited<ReturnType<typeof latencies>>): void {
  const at = (share: number): string =>
    (waited[Math.floor((waited.length - 1) * share)] ?? 0).toFixed(1);
  process.stdout.write(
    `${what.padEnd(30)} took ${took.toFixed(0).padStart(5)}  a batch waited ${at(0.5)} (median), ${at(0.99)} (99th), ${at(1)} (worst)\n`,
  );
}
