import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { JSDOM } from 'jsdom';
import { DOMSerializer } from 'prosemirror-model';
import { articleSchema } from '../../core/article/schema.ts';
import { storyWords } from '../../core/article/word-count.ts';
import type { StoryId } from '../../core/base/id.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { openStore } from '../../db/open-store.ts';
import { drawForReaders } from '../../main/publishing/draw-story.ts';
import { exportMany } from '../../main/publishing/export-many.ts';
import { appearingAt, readStory } from '../../main/publishing/publish-story.ts';
import { generateStory } from './generate-story.ts';
import { percentile } from './figures.ts';

/** What was measured of exporting many stories; times in milliseconds. */
export interface ExportFigures {
  readonly stories: number;
  readonly words: number;
  /** Drawing alone: the page as Galley has it, and what a plain DOMSerializer makes in jsdom. */
  readonly drawn: Compared;
  /** Drawn and written: Galley flushes each page to disk and records it, the other writes a file. */
  readonly written: Compared;
  /** Everything: read from the library, judged by the checklist, drawn, written whole and recorded. */
  readonly whole: number;
  /** The longest that the process was kept from what else it has to do, and the 99th percentile. */
  readonly heldUp: { readonly most: number; readonly p99: number };
}

interface Compared {
  readonly galley: number;
  readonly plain: number;
}

const now = Date.UTC(2026, 4, 12, 9);
const form = { format: 'page', pictures: 'embedded', claimReview: false, template: null } as const;

/**
 * Fills a library with made-up stories and exports them all, beside a plain ProseMirror
 * DOMSerializer in jsdom on the same documents.
 */
export async function measureExport(
  wishes: { readonly stories: number; readonly wordsEach: number },
  tell: (sentence: string) => void,
): Promise<ExportFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-bench-export-'));
  try {
    const opened = openStore(join(folder, 'library'));
    if (!opened.ok) throw new Error(opened.error.message);
    const store = opened.value;
    try {
      return await measureIn(store, folder, fill(store, wishes, tell), tell);
    } finally {
      store.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fill(
  store: ArticleStore,
  { stories, wordsEach }: { readonly stories: number; readonly wordsEach: number },
  tell: (sentence: string) => void,
): StoryId[] {
  tell(`Making ${stories} stories of about ${wordsEach} words …`);
  return Array.from({ length: stories }, (_, seed) => {
    const { document } = generateStory({ words: wordsEach, claims: 0, slips: 0, seed: seed + 1 });
    const { id } = store.stories.create({ document, editor: 'Ada Brook' });
    store.stories.setFindings(id, 0);
    return id;
  });
}

async function measureIn(
  store: ArticleStore,
  folder: string,
  ids: readonly StoryId[],
  tell: (sentence: string) => void,
): Promise<ExportFigures> {
  const ready = ids.flatMap((id) => readStory(store, id)?.published ?? []);
  const words = ready.reduce((sum, { document }) => sum + storyWords(document), 0);
  const plain = plainSerializer();
  const galley = (story: (typeof ready)[number]): Uint8Array =>
    drawForReaders(appearingAt(story, now), form).bytes;
  // Both warm, and each story by both in turn, so that the machine's moods strike both alike.
  for (const story of ready.slice(0, 50)) {
    galley(story);
    plain(story.document);
  }
  const drawn = { galley: 0, plain: 0 };
  const written = { galley: 0, plain: 0 };
  const out = join(folder, 'plain');
  mkdirSync(out);
  ready.forEach((story, nth) => {
    drawn.galley += timed(() => galley(story));
    drawn.plain += timed(() => plain(story.document));
    written.plain += timed(() => writeFileSync(join(out, `${nth}.html`), plain(story.document)));
    if (nth % 250 === 249) tell(`Drawn ${nth + 1} of ${ready.length}`);
  });
  const pages = join(folder, 'pages');
  mkdirSync(pages);
  const whole = await exportAll(store, ids, pages, tell);
  written.galley = whole.took;
  return { stories: ids.length, words, drawn, written, whole: whole.took, heldUp: whole.heldUp };
}

async function exportAll(
  store: ArticleStore,
  ids: readonly StoryId[],
  folder: string,
  tell: (sentence: string) => void,
): Promise<{ took: number; heldUp: ExportFigures['heldUp'] }> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const begun = performance.now();
  const many = await exportMany(store, {
    ids,
    form,
    folder,
    copies: null,
    now: () => now,
    hear: ({ done, total }) => {
      if (done % 250 === 0) tell(`Exported ${done} of ${total}`);
    },
    signal: new AbortController().signal,
  });
  const took = performance.now() - begun;
  delays.disable();
  if (many.exported !== ids.length)
    throw new Error(`${many.leftOutCount} were left out: ${many.leftOut[0]?.reason ?? ''}`);
  const heldUp = { most: delays.max / 1e6, p99: delays.percentile(99) / 1e6 };
  return { took, heldUp };
}

type Document = Parameters<typeof storyWords>[0];

function plainSerializer(): (document: Document) => string {
  const { document: page } = new JSDOM('<!doctype html><body></body>').window;
  const serializer = DOMSerializer.fromSchema(articleSchema);
  return (document) => {
    const place = page.createElement('div');
    place.appendChild(serializer.serializeFragment(document.content, { document: page }));
    return place.innerHTML;
  };
}

function timed(act: () => unknown): number {
  const begun = performance.now();
  act();
  return performance.now() - begun;
}

/** The figures of several rounds as a table, each row the round in the middle; ratios are of one round. */
export function drawExportReport(rounds: readonly ExportFigures[]): string {
  const middle = (read: (figures: ExportFigures) => number): number =>
    percentile(rounds.map(read), 50);
  const [first] = rounds;
  const { stories = 0, words = 0 } = first ?? {};
  const rate = (read: (figures: ExportFigures) => number): string =>
    Math.round(middle((figures) => figures.words / (read(figures) / 1000))).toLocaleString('en-GB');
  const each = (read: (figures: ExportFigures) => number): string =>
    middle((figures) => read(figures) / figures.stories).toFixed(2);
  const ratio = (read: (figures: ExportFigures) => Compared): string =>
    `${middle((figures) => read(figures).plain / read(figures).galley).toFixed(2)} ×`;
  const row = (name: string, read: (figures: ExportFigures) => number, held: string): string =>
    `| ${name} | ${each(read)} | ${rate(read)} | ${held} |`;
  return [
    `${stories.toLocaleString('en-GB')} stories, ${words.toLocaleString('en-GB')} words, ${rounds.length} rounds.`,
    '',
    '| | ms a story | words a second | as fast as the plain one |',
    '| --- | --- | --- | --- |',
    row(
      'a page drawn by Galley',
      ({ drawn }) => drawn.galley,
      ratio(({ drawn }) => drawn),
    ),
    row('plain DOMSerializer in jsdom', ({ drawn }) => drawn.plain, ''),
    row(
      'exported by Galley: read, judged, drawn, flushed to disk, recorded',
      ({ whole }) => whole,
      ratio(({ written }) => written),
    ),
    row('plain DOMSerializer in jsdom, and a file written', ({ written }) => written.plain, ''),
    '',
    `While Galley exported, its process was held up for ${middle(({ heldUp }) => heldUp.p99).toFixed(1)} ms at the 99th percentile, ${middle(({ heldUp }) => heldUp.most).toFixed(1)} ms at most.`,
  ].join('\n');
}
