import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Node } from 'prosemirror-model';
import { documentDifference } from '../../core/article/document-difference/difference.ts';
import { articleSchema } from '../../core/article/schema.ts';
import type { StoryId } from '../../core/base/id.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { openStore } from '../../db/open-store.ts';
import { createRandom } from './generate-stories.ts';

// Measures the history of a story: node tests/db/measure-history.ts. Times are milliseconds of
// processor time; beside each stands how often the baseline of the same run goes into it: reading
// a story of 200,000 words from JSON.

const { nodes } = articleSchema;
const random = createRandom(7);
const vocabulary = Array.from({ length: 8000 }, () =>
  Array.from({ length: 2 + dice(8) }, () => 'abcdefghijklmnoprstuvw'.charAt(dice(22))).join(''),
);

const baseline = measureReading();
measureComparison();
measureLife();

function dice(below: number): number {
  return Math.floor(random() * below);
}

/** Some words come far more often than others, as in any text. */
function word(): string {
  return vocabulary[Math.floor(random() * random() * vocabulary.length)] ?? '';
}

function paragraphs(count: number, words: number): string[] {
  return Array.from({ length: count }, () => Array.from({ length: words }, word).join(' '));
}

function changed(paragraph: string, times: number): string {
  const words = paragraph.split(' ');
  for (let index = 0; index < times; index++) words[dice(words.length)] = word();
  return words.join(' ');
}

function storyOf(body: readonly string[]): Node {
  const block = (type: string, text: string): Node =>
    articleSchema.node(type, null, text === '' ? [] : [articleSchema.text(text)]);
  return nodes.doc.create(null, [
    block('headline', 'A story'),
    block('standfirst', ''),
    block('byline', ''),
    block('dateline', ''),
    nodes.body.create(
      null,
      body.map((text) => block('paragraph', text)),
    ),
  ]);
}

/** What opening a story of this length takes at the least. */
function measureReading(): number {
  const json = JSON.stringify(storyOf(paragraphs(3333, 60)).toJSON());
  const milliseconds = took(() => articleSchema.nodeFromJSON(JSON.parse(json)));
  say('read 200,000 words from JSON (baseline)', milliseconds, milliseconds);
  return milliseconds;
}

function measureComparison(): void {
  const long = paragraphs(3333, 60);
  const whole = long.join(' ');
  const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['the same', long, [...long]],
    ['a word of each paragraph', long, long.map((one) => changed(one, 1))],
    ['ten words of each paragraph', long, long.map((one) => changed(one, 10))],
    ['half of each paragraph', long, long.map((one) => changed(one, 30))],
    ['nothing in common', long, paragraphs(3333, 60)],
    ['paragraphs in another order', long, long.toSorted(() => random() - 0.5)],
    ['one paragraph of 200,000 words, 500 changed', [whole], [changed(whole, 500)]],
    ['one paragraph of 200,000 words, 5,000 changed', [whole], [changed(whole, 5000)]],
    ['one paragraph, nothing in common', [whole], [paragraphs(3333, 60).join(' ')]],
    ['50,000 short paragraphs, nothing in common', paragraphs(50_000, 4), paragraphs(50_000, 4)],
  ];
  for (const [what, old, now] of cases) {
    const [before, after] = [storyOf(old), storyOf(now)];
    say(
      `compare: ${what}`,
      took(() => documentDifference(before, after)),
    );
  }
}

/** 500 sittings of 20 batches. */
function measureLife(): void {
  const folder = mkdtempSync(join(tmpdir(), 'galley-history-'));
  try {
    let at = Date.UTC(2024, 0, 1);
    const opened = openStore(folder, { now: () => at });
    if (!opened.ok) throw new Error('The store cannot be opened');
    const store = opened.value;
    const { id } = store.stories.create({ document: storyOf(paragraphs(20, 20)), editor: 'Ada' });
    for (let seq = 0; seq < 10_000; seq++) {
      at += seq % 20 === 0 ? 40 * 60_000 : 2000;
      type(store, id, seq);
    }
    say(
      'open the story',
      took(() => store.stories.open(id)),
    );
    say(
      'timeline of 500 sittings',
      took(() => store.history.timeline(id)),
    );
    for (const seq of [0, 5499, 9999])
      say(
        `read moment ${seq} of 10,000`,
        took(() => store.history.read(id, { seq })),
        baseline,
      );
    store.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function type(store: ArticleStore, id: StoryId, seq: number): void {
  const slice = { content: [{ type: 'text', text: 'word ' }] };
  const steps = [{ stepType: 'replace', from: 12, to: 12, slice }];
  const done = store.journal.append({ id, seq, steps, selection: null, editor: 'Ada' });
  if (!done.ok) throw new Error(`The batch ${seq} was refused`);
}

/** The median of five times. */
function took(work: () => unknown): number {
  const times = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage().user;
    work();
    return (process.cpuUsage().user - before) / 1000;
  });
  return times.sort((one, other) => one - other)[2] ?? 0;
}

function say(what: string, milliseconds: number, of = baseline): void {
  const ratio = (milliseconds / of).toFixed(2);
  process.stdout.write(
    `${what.padEnd(52)} ${milliseconds.toFixed(1).padStart(9)}  × ${ratio} of the baseline\n`,
  );
}
