import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'prosemirror-transform';
import { articleSchema } from '../../core/article/schema.ts';
import { buildBare } from './bare/build-bare.ts';
import { bareApp, galleyApp, type BenchReport, type BenchWishes } from './bench.ts';
import { figureOf, median, ownFigure, percentile, type Pair } from './figures.ts';
import { generateStory, type GeneratedStory } from './generate-story.ts';
import { fillLibrary, leaveOpen } from './library.ts';
import { whenFindingPainted, type OpeningTimes } from './live-probe.ts';
import { runApp, whenQuiet, type RunningApp } from './running-app.ts';
import { sit, type Sitting } from './sitting.ts';

const long = 'story-200000';
const other = 'another-200000';
const wishesOfStory = { words: 200_000, claims: 50, slips: 1000 };

/** What one opening of the long story, and then of another in the same window, measured. */
interface Openings {
  readonly cold: OpeningTimes;
  readonly warm: OpeningTimes;
  /** What the worker's heap holds once all is read: megabytes. */
  readonly heap: number;
}

/**
 * Measures proofreading in a story of 200,000 words, one word in two hundred misspelt: how it is to
 * type there beside the bare editor, when the first finding in view is drawn, and what it keeps.
 */
export async function runLiveBench(wishes: BenchWishes): Promise<BenchReport> {
  const folder = await mkdtemp(join(tmpdir(), 'galley-bench-'));
  try {
    wishes.tell('Making stories, a library and the bare app …');
    const stories: ReadonlyMap<string, GeneratedStory> = new Map([
      [long, withSlipOnTop(generateStory({ ...wishesOfStory, seed: 9 }))],
      [other, withSlipOnTop(generateStory({ ...wishesOfStory, seed: 10 }))],
    ]);
    await buildBare(join(folder, 'bare'), stories);
    const ids = fillLibrary(join(folder, 'library'), stories);
    leaveOpen(join(folder, 'library'), ids.get(long)!);
    return await measure({ ...wishes, folder, stories });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A slip in the standfirst: there must be one where a story opens. */
function withSlipOnTop(story: GeneratedStory): GeneratedStory {
  const { document } = story;
  const end = document.child(0).nodeSize + document.child(1).nodeSize - 1;
  const slip = articleSchema.text(' It was recieved well.');
  return { ...story, document: new Transform(document).insert(end, slip).doc };
}

interface Bench extends BenchWishes {
  readonly folder: string;
  readonly stories: ReadonlyMap<string, GeneratedStory>;
}

async function measure(bench: Bench): Promise<BenchReport> {
  const { tell, rounds, keys } = bench;
  const typed: { readonly bare: Sitting; readonly galley: Sitting }[] = [];
  const opened: Openings[] = [];
  tell('A first opening, which is not counted …');
  await open(bench);
  for (let round = 1; round <= rounds; round += 1) {
    tell(`Round ${round} of ${rounds}: opening 200,000 words …`);
    opened.push(await open(bench));
    tell(`Round ${round} of ${rounds}: typing …`);
    const plan = { keys, seed: round, recording: null };
    const bare = await sit({ ...plan, busyKeys: 0, app: bareApp(bench, long) });
    typed.push({ bare, galley: await sit({ ...plan, busyKeys: keys, app: galleyApp(bench) }) });
  }
  const at = (share: number, read: (sitting: Sitting) => readonly number[]): Pair[] =>
    typed.map(({ bare, galley }) => ({
      bare: percentile(bare.keys, share),
      galley: percentile(read(galley), share),
    }));
  const wait = ({ shown, found }: OpeningTimes): number => found - shown;
  const busy = typed.flatMap(({ galley: { busyShare } }) => busyShare ?? []);
  const name = 'key to paint, 200,000 words';
  return {
    figures: [
      figureOf(
        `${name}, median`,
        'ms',
        at(50, (one) => one.keys),
      ),
      figureOf(
        `${name}, 95th percentile`,
        'ms',
        at(95, (one) => one.keys),
      ),
      figureOf(
        `${name}, proofreader at work, median`,
        'ms',
        at(50, (one) => one.busyKeys),
      ),
      figureOf(
        `${name}, proofreader at work, 95th percentile`,
        'ms',
        at(95, (one) => one.busyKeys),
      ),
      ownFigure(
        'story shown to first finding in view, app just started',
        'ms',
        opened.map(({ cold }) => wait(cold)),
      ),
      ownFigure(
        'story shown to first finding in view, another story before',
        'ms',
        opened.map(({ warm }) => wait(warm)),
      ),
      ownFigure(
        'heap of the worker for the story',
        'MB',
        opened.map(({ heap }) => heap),
      ),
    ],
    sample: null,
    busyShare: busy.length === 0 ? null : median(busy),
  };
}

async function open(bench: Bench): Promise<Openings> {
  const app = await runApp(galleyApp(bench));
  try {
    const headline = (name: string): string =>
      bench.stories.get(name)!.document.firstChild!.textContent;
    const cold = await app.probe(whenFindingPainted, '', '');
    await whenQuiet(app);
    const heap = await heapOfWorker(app);
    const warm = await app.probe(whenFindingPainted, headline(long), headline(other));
    return { cold, warm, heap };
  } finally {
    await app.close();
  }
}

/** Megabytes of objects, after a collection; the language data, which is no object, not counted. */
async function heapOfWorker(app: RunningApp): Promise<number> {
  const worker = await app.page.worker('proofreading');
  await worker.send('HeapProfiler.collectGarbage');
  const { usedSize } = await worker.send('Runtime.getHeapUsage');
  return Number(usedSize) / 1e6;
}
