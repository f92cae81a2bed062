import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { growthOf } from './growth.ts';
import { HOSTILE_TEXTS } from './hostile-texts.ts';
import { drawTable } from './report.ts';

/** What checking a hostile text took, in ms, at each length that was reached in time. */
export interface Growth {
  readonly name: string;
  readonly lengths: readonly number[];
  readonly times: readonly number[];
}

const STEPS = [1, 2, 4, 8];
const PATIENCE = 90_000;

/** Checks every hostile text at `letters`, twice, four and eight times as many. */
export async function measureHostile(
  languageFile: string,
  { letters, tell }: { letters: number; tell: (sentence: string) => void },
): Promise<Growth[]> {
  const growths: Growth[] = [];
  for (const { name, part = 1 } of HOSTILE_TEXTS) {
    tell(`Hostile text: ${name} …`);
    const lengths = STEPS.map((step) => Math.round(step * part * letters));
    growths.push({ name, lengths, times: await timesOf(languageFile, name, lengths) });
  }
  return growths;
}

async function timesOf(
  languageFile: string,
  name: string,
  lengths: readonly number[],
): Promise<number[]> {
  const script = join(import.meta.dirname, 'hostile-once.ts');
  // The first two runs only warm the engine up: compiling its code is no part of the growth.
  const first = lengths[0] ?? 0;
  const asked = [first / 2, first, ...lengths].map(String);
  const child = spawn(process.execPath, [script, languageFile, name, ...asked], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const limit = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
  const times: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) times.push(Number(line));
  clearTimeout(limit);
  const [status] = (await ended) as [number | null];
  if (status !== 0 && status !== null) throw new Error(`The proofreader broke down on “${name}”`);
  return times.slice(2);
}

/** The growth of each hostile text as a table. */
export function drawHostile(growths: readonly Growth[]): string {
  const rows = growths.map(({ name, lengths, times }) => {
    const points = times.map((time, at) => ({ length: lengths[at] ?? 0, time }));
    const growth = times.length === STEPS.length ? growthOf(points) : null;
    return [
      name,
      (lengths.at(-1) ?? 0).toLocaleString('en-GB'),
      ...STEPS.map((_, at) => spell(times[at])),
      growth === null ? 'not known' : growth.toFixed(2),
    ];
  });
  const head = ['hostile text', 'letters, n', 'at n/8', 'n/4', 'n/2', 'n', 'growth (1: linear)'];
  return drawTable([head, ...rows]);
}

function spell(time: number | undefined): string {
  return time === undefined ? `over ${PATIENCE / 1000} s` : `${time.toFixed(0)} ms`;
}
