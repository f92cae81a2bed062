import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from '@playwright/test';
import { openDocument } from '../../core/article/document.ts';
import type { StoryId } from '../../core/base/id.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { openStore } from '../../db/open-store.ts';
import { createRandom, generateStory } from '../db/generate-stories.ts';
import { workLikeAnEditor } from './editing-robot.ts';
import { figure, isBounded, seed } from './extent.ts';

// Seventy-two hours of editing, under a clock that is run by the test: eight stories, an editor who
// types in bursts, rests, moves from story to story, closes the desk at night. What grows is told:
// memory of the process that holds the store, and its files.

const hour = 3_600_000;
const hours = isBounded ? 3 : 72;
/** A batch every so many milliseconds while there is typing, half of each hour. */
const pace = isBounded ? 6_000 : 1_500;

interface Growth {
  readonly hour: number;
  readonly batches: number;
  /** Bytes in use after a collection. */
  readonly heap: number;
  readonly files: number;
}

test(`${hours} hours of editing: memory stays, files grow by what was typed`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'galley-hours-'));
  const clock = { at: 1_790_000_000_000 };
  const random = createRandom(seed);
  const collect = garbageCollector();
  const growth: Growth[] = [];
  let store = open(folder, clock);
  const ids = Array.from(
    { length: 8 },
    (_, index) => store.stories.create({ document: generateStory(index, 900), editor: 'Ada' }).id,
  );
  const live = new Map(ids.map((id) => [id, asOpened(store, id)]));
  let batches = 0;
  let edited = 0;
  try {
    for (let now = 0; now < hours; now++) {
      for (let passed = 0; passed < hour / 2; passed += pace) {
        const id = ids[Math.floor(random() * (now % 3 === 0 ? ids.length : 2))] ?? ids[0]!;
        const story = live.get(id)!;
        const edit = workLikeAnEditor(story.doc, 900, random);
        const saved = store.journal.append({
          id,
          seq: story.seq,
          steps: edit.steps.map((step) => step.toJSON() as unknown),
          selection: null,
          editor: now % 2 === 0 ? 'Ada' : 'Jon',
        });
        if (!saved.ok) throw new Error(`Batch ${batches}: ${saved.error}`);
        live.set(id, { seq: saved.value.seq, doc: edit.doc });
        edited += edit.steps.length;
        batches += 1;
        clock.at += pace;
        if (batches % 40 === 0) store.stories.reindex(id);
      }
      clock.at += hour / 2;
      if (now % 8 === 7) {
        store.close();
        store = open(folder, clock);
      }
      collect();
      const { heapUsed, external } = process.memoryUsage();
      growth.push({ hour: now + 1, batches, heap: heapUsed + external, files: sizeOf(folder) });
    }
    for (const [id, { doc, seq }] of live) {
      expect(asOpened(store, id).seq).toBe(seq);
      expect(asOpened(store, id).doc.eq(doc)).toBe(true);
    }
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
  report(growth, edited);
});

function report(growth: readonly Growth[], steps: number): void {
  const first = growth[Math.floor(growth.length / 3)]!;
  const last = growth.at(-1)!;
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
  figure(
    `${hours} hours of editing`,
    `${last.batches} batches, ${steps} steps; files ${megabytes(last.files)}, ` +
      `${(last.files / steps).toFixed(0)} bytes a step`,
  );
  figure(
    'memory of the store’s process after a third, and at the end',
    `${megabytes(first.heap)}, ${megabytes(last.heap)}`,
  );
  // Eight stories are open all the time; what was typed into them may stay, and nothing else.
  expect(last.heap).toBeLessThan(first.heap * 1.5 + 16e6);
  // Steps are some hundred bytes of JSON; snapshots and the index add their share. The log may grow
  // to a few megabytes once.
  const grown = last.files - first.files - 8e6;
  expect(grown / (last.batches - first.batches)).toBeLessThan(1_000);
}

function open(folder: string, clock: { readonly at: number }): ArticleStore {
  const opened = openStore(folder, { now: () => clock.at });
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

function asOpened(store: ArticleStore, id: StoryId) {
  const story = store.stories.open(id);
  const document = story ? openDocument(story.document) : null;
  if (!story || !document?.ok) throw new Error(`Story ${id} does not open`);
  return { seq: story.seq, doc: document.value };
}

/** What V8 has for its own tests: a collection of everything, now. */
function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
