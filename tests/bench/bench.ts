import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoryId } from '../../core/base/id.ts';
import { buildBare } from './bare/build-bare.ts';
import { measureInserts } from './disk.ts';
import { figureOf, median, percentile, type Figure, type Pair } from './figures.ts';
import { generateStory, type GeneratedStory } from './generate-story.ts';
import { fillLibrary, leaveOpen } from './library.ts';
import type { AppToRun } from './running-app.ts';
import { checkSample, findSample, timeNode, type CheckTimes } from './sample.ts';
import { sit, type Sitting } from './sitting.ts';

/** What a bench is asked for. */
export interface BenchWishes {
  /** The checkout; its out/ is built. */
  readonly project: string;
  readonly electron: { readonly executable: string; readonly args: readonly string[] };
  /** How often both sides are opened to be typed into. */
  readonly rounds: number;
  /** How often they are opened once more for the start alone. */
  readonly starts: number;
  /** Letters of one round. */
  readonly keys: number;
  /** A folder for recordings of what the apps do while they are typed into, or null. */
  readonly recordings: string | null;
  readonly tell: (sentence: string) => void;
}

/** What came out. */
export interface BenchReport {
  readonly figures: readonly Figure[];
  /** The text whose checking was timed. */
  readonly sample: string | null;
  /** The part of the time in which the proofreader worked while it was to be busy, 0 to 1, or null. */
  readonly busyShare: number | null;
}

const short = 'story-1000';
const long = 'story-50000';

interface Round {
  readonly bare: Sitting;
  readonly galley: Sitting;
}

/** What is measured, and the folder that was filled for it. */
interface BenchPlace extends BenchWishes {
  readonly folder: string;
}

interface Bench extends BenchPlace {
  readonly stories: ReadonlyMap<string, StoryId>;
}

/** Measures everything, the bare side and Galley by turns. */
export async function runBench(wishes: BenchWishes): Promise<BenchReport> {
  const folder = await mkdtemp(join(tmpdir(), 'galley-bench-'));
  try {
    wishes.tell('Making stories, a library and the bare app …');
    if (wishes.recordings) await mkdir(wishes.recordings, { recursive: true });
    const bench = { ...wishes, folder, stories: await prepare(folder) };
    return await measure(bench);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function prepare(folder: string): Promise<Map<string, StoryId>> {
  const stories: ReadonlyMap<string, GeneratedStory> = new Map([
    [short, generateStory({ words: 1_000, claims: 50, slips: 6, seed: 7 })],
    [long, generateStory({ words: 50_000, claims: 50, slips: 60, seed: 8 })],
  ]);
  await buildBare(join(folder, 'bare'), stories);
  return fillLibrary(join(folder, 'library'), stories);
}

async function measure(bench: Bench): Promise<BenchReport> {
  const { tell, rounds, starts, keys, folder, project } = bench;
  tell('First openings, which are not counted …');
  await openBoth(bench, short, { keys: 0, busyKeys: 0, seed: 1 });
  const inShort: Round[] = [];
  const inLong: Round[] = [];
  const inserts: number[][] = [];
  for (let round = 1; round <= rounds; round += 1) {
    tell(`Round ${round} of ${rounds}: 1,000 words …`);
    inShort.push(await openBoth(bench, short, { keys, busyKeys: 0, seed: round }));
    tell(`Round ${round} of ${rounds}: 50,000 words …`);
    inLong.push(await openBoth(bench, long, { keys, busyKeys: keys, seed: round }));
    inserts.push(await measureInserts(folder, keys));
  }
  const starting = [...inShort];
  for (let start = 1; start <= starts; start += 1) {
    tell(`Start ${start} of ${starts} …`);
    starting.push(await openBoth(bench, short, { keys: 0, busyKeys: 0, seed: start }));
  }
  const sample = await findSample(project, folder);
  tell(`Checking ${sample.name} …`);
  const checks: CheckTimes[] = [];
  const commands: Pair[] = [];
  for (let round = 0; round < rounds + starts; round += 1) {
    checks.push(await checkSample(project, sample));
    const bare = await timeNode(['-e', '0']);
    commands.push({
      bare,
      galley: await timeNode([join(project, 'out', 'main', 'cli.js'), 'check', sample.path]),
    });
  }
  const figures = [
    ...startFigures(starting, '1,000 words'),
    ...startFigures(inLong, '50,000 words'),
    ...keyFigures(inShort, '1,000 words', ({ keys: typed }) => typed),
    ...keyFigures(inLong, '50,000 words', ({ keys: typed }) => typed),
    ...keyFigures(inLong, '50,000 words, proofreader at work', ({ busyKeys }) => busyKeys),
    ...diskFigures(inShort, inserts, '1,000 words'),
    ...diskFigures(inLong, inserts, '50,000 words'),
    figureOf(
      'memory, 1,000 words',
      'MB',
      both(inShort, ({ memory }) => memory),
    ),
    figureOf(
      'memory, 50,000 words',
      'MB',
      both(inLong, ({ memory }) => memory),
    ),
    figureOf(
      'check, first',
      'ms',
      checks.map(({ cutCold, checkCold }) => ({ bare: cutCold, galley: checkCold })),
    ),
    figureOf(
      'check, later',
      'ms',
      checks.map(({ cutWarm, checkWarm }) => ({ bare: cutWarm, galley: checkWarm })),
    ),
    figureOf('check, as a command', 'ms', commands),
  ];
  const shares = inLong.flatMap(({ galley: { busyShare } }) =>
    busyShare === null ? [] : [busyShare],
  );
  return { figures, sample: sample.name, busyShare: shares.length === 0 ? null : median(shares) };
}

interface Opening {
  readonly keys: number;
  readonly busyKeys: number;
  readonly seed: number;
}

async function openBoth(bench: Bench, story: string, opening: Opening): Promise<Round> {
  const record = (side: string) =>
    bench.recordings && join(bench.recordings, `${side}-${story}-${opening.seed}`);
  const bare = await sit({
    ...opening,
    busyKeys: 0,
    app: bareApp(bench, story),
    recording: record('bare'),
  });
  leaveOpen(join(bench.folder, 'library'), bench.stories.get(story)!);
  const galley = await sit({ ...opening, app: galleyApp(bench), recording: record('galley') });
  return { bare, galley };
}

/** The bare window with one of its stories. */
export function bareApp({ electron, folder }: BenchPlace, story: string): AppToRun {
  return {
    executable: electron.executable,
    args: [
      ...electron.args,
      `--user-data-dir=${join(folder, 'bare-profile')}`,
      join(folder, 'bare'),
      story,
    ],
    isOurPage: (url) => url.includes(`story=${story}`),
  };
}

/** The desk over the bench's library. */
export function galleyApp({ electron, folder, project }: BenchPlace): AppToRun {
  return {
    executable: electron.executable,
    args: [...electron.args, project, `--library=${join(folder, 'library')}`],
    isOurPage: (url) => url.startsWith('app:'),
  };
}

function both(rounds: readonly Round[], read: (sitting: Sitting) => number): Pair[] {
  return rounds.map(({ bare, galley }) => ({ bare: read(bare), galley: read(galley) }));
}

function startFigures(rounds: readonly Round[], size: string): Figure[] {
  return [
    figureOf(
      `start to story shown, ${size}`,
      'ms',
      both(rounds, ({ shown }) => shown),
    ),
    figureOf(
      `start to letter typed, ${size}`,
      'ms',
      both(rounds, ({ editable }) => editable),
    ),
    figureOf(
      `start to all quiet, ${size}`,
      'ms',
      both(rounds, ({ quiet }) => quiet),
    ),
  ];
}

/** The bare side has no proofreader: its calm typing is what every typing is held against. */
function keyFigures(
  rounds: readonly Round[],
  size: string,
  read: (sitting: Sitting) => readonly number[],
): Figure[] {
  const at = (share: number): Pair[] =>
    rounds.map(({ bare, galley }) => ({
      bare: percentile(bare.keys, share),
      galley: percentile(read(galley), share),
    }));
  return [
    figureOf(`key to paint, ${size}, median`, 'ms', at(50)),
    figureOf(`key to paint, ${size}, 99th percentile`, 'ms', at(99)),
  ];
}

function diskFigures(
  rounds: readonly Round[],
  inserts: readonly (readonly number[])[],
  size: string,
): Figure[] {
  const at = (share: number): Pair[] =>
    rounds.map(({ galley }, round) => ({
      bare: percentile(inserts[round] ?? [], share),
      galley: percentile(galley.saved, share),
    }));
  return [
    figureOf(`key to “on disk”, ${size}, median`, 'ms', at(50)),
    figureOf(`key to “on disk”, ${size}, 99th percentile`, 'ms', at(99)),
  ];
}
