import { memoryOfTree, timeOfWorkers } from './processes.ts';
import {
  placeCaret,
  readAllAgain,
  takeKeys,
  watchKeys,
  whenStoryPainted,
  type KeyTimes,
} from './probe.ts';
import { createRandom, type Random } from './random.ts';
import { recorded } from './recording.ts';
import {
  pause,
  runApp,
  wallClock,
  whenQuiet,
  type AppToRun,
  type RunningApp,
} from './running-app.ts';
import { typeKeys } from './type-keys.ts';

/** What is done at one opening of an app. */
export interface SittingPlan {
  readonly app: AppToRun;
  /** Letters typed once all is quiet; none for an opening alone. */
  readonly keys: number;
  /** Letters typed while the proofreader reads the whole story again and again. */
  readonly busyKeys: number;
  readonly seed: number;
  /** How the files begin that record what the app does while it is typed into; null for none. */
  readonly recording: string | null;
}

/** What one opening measured. Milliseconds and megabytes. */
export interface Sitting {
  /** From the spawn to the frame that shows the story. */
  readonly shown: number;
  /** From the spawn to the frame that shows the first letter typed. */
  readonly editable: number;
  /** From the spawn until the app has nothing left to do. */
  readonly quiet: number;
  readonly memory: number;
  readonly keys: readonly number[];
  readonly busyKeys: readonly number[];
  /** The part of the busy typing's time in which the proofreader worked, 0 to 1; null if unknown. */
  readonly busyShare: number | null;
  /** From a key to the desk's word that it is on disk. */
  readonly saved: readonly number[];
}

/** Opens an app, waits for its story, types into it and closes it. */
export async function sit(plan: SittingPlan): Promise<Sitting> {
  const app = await runApp(plan.app);
  try {
    const random = createRandom(plan.seed);
    const shownAt = await app.probe(whenStoryPainted);
    const editableAt = await firstLetter(app, random);
    const quietAt = await whenQuiet(app);
    const memory = memoryOfTree(app.pid);
    const calm = await type(app, plan, random);
    const busy = await typeBusily(app, plan, random);
    return {
      shown: shownAt - app.spawnedAt,
      editable: editableAt - app.spawnedAt,
      quiet: quietAt - app.spawnedAt,
      memory,
      keys: calm.keys.map(latency),
      saved: calm.saved,
      ...busy,
    };
  } finally {
    await app.close();
  }
}

async function firstLetter(app: RunningApp, random: Random): Promise<number> {
  await app.probe(placeCaret);
  await app.probe(watchKeys);
  await typeKeys(app.page, 1, random);
  const { keys } = await allOf(app, 1);
  return keys[0]?.painted ?? Number.NaN;
}

async function type(app: RunningApp, { keys, recording }: SittingPlan, random: Random) {
  if (keys === 0) return { keys: [], saved: [] };
  return recorded(app, recording && `${recording}-calm.json`, async () => {
    await typeKeys(app.page, keys, random);
    return allOf(app, keys);
  });
}

/** Keys that fall on the asking itself are not typing while the proofreader works; they are left out. */
const askingTakes = 100;
/** About as many as fit into one reading of a long story. */
const keysOfReading = 4;

async function typeBusily(
  app: RunningApp,
  { busyKeys: count, recording }: SittingPlan,
  random: Random,
) {
  if (count === 0) return { busyKeys: [], busyShare: null };
  const kept: KeyTimes[] = [];
  let worked = 0;
  let took = 0;
  await recorded(app, recording && `${recording}-busy.json`, async () => {
    while (kept.length < count) {
      await app.probe(readAllAgain);
      await pause(askingTakes);
      const before = { worked: timeOfWorkers(app.pid), at: wallClock() };
      await typeKeys(app.page, keysOfReading, random);
      took += wallClock() - before.at;
      worked += (timeOfWorkers(app.pid) ?? Number.NaN) - (before.worked ?? Number.NaN);
      kept.push(...(await allOf(app, keysOfReading)).keys);
    }
  });
  return { busyKeys: kept.map(latency), busyShare: Number.isNaN(worked) ? null : worked / took };
}

/** Waits for the frames of the last keys. */
async function allOf(app: RunningApp, count: number) {
  const keys: KeyTimes[] = [];
  const saved: number[] = [];
  for (let tries = 0; tries < 100; tries += 1) {
    const taken = await app.probe(takeKeys);
    keys.push(...taken.keys);
    saved.push(...taken.saved);
    if (keys.length >= count) return { keys, saved };
    await pause(50);
  }
  throw new Error(
    `Of ${String(count)} letters typed only ${String(keys.length)} were shown within five seconds`,
  );
}

function latency({ pressed, painted }: KeyTimes): number {
  return painted - pressed;
}
