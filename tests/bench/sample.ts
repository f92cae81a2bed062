import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { textBlocks } from '../../core/article/text-blocks.ts';
import { generateStory } from './generate-story.ts';

/** Milliseconds that a text took: cut into words only, and checked; first in a new process, and later. */
export interface CheckTimes {
  readonly cutCold: number;
  readonly cutWarm: number;
  /** Reading and opening the language data. */
  readonly load: number;
  readonly checkCold: number;
  readonly checkWarm: number;
}

/** The text that is checked, and what it is. */
export interface Sample {
  readonly path: string;
  readonly name: string;
}

const runFile = promisify(execFile);

/** The sample story beside the checkout where there is one, otherwise a made-up one in `folder`. */
export async function findSample(project: string, folder: string): Promise<Sample> {
  const shared = join(project, '..', 'shared', 'samples', 'security-agreement.txt');
  if (existsSync(shared)) return { path: shared, name: 'the sample story' };
  const { document } = generateStory({ words: 700, claims: 0, slips: 3, seed: 11 });
  const path = join(folder, 'sample.txt');
  await writeFile(
    path,
    textBlocks(document)
      .map(({ text }) => text)
      .join('\n\n'),
  );
  return { path, name: 'a made-up story of 700 words' };
}

/** Checks the sample in a process of its own. */
export async function checkSample(project: string, sample: Sample): Promise<CheckTimes> {
  const languageFile = join(project, 'out', 'language', 'en.bin');
  const script = join(import.meta.dirname, 'check-once.ts');
  const { stdout } = await runFile(process.execPath, [script, languageFile, sample.path]);
  return JSON.parse(stdout) as CheckTimes;
}

/** Runs a program of Node's to its end; whatever its status, it ran. @returns milliseconds */
export async function timeNode(args: readonly string[]): Promise<number> {
  const start = performance.now();
  await runFile(process.execPath, [...args], { timeout: 60_000 }).catch((error: unknown) => {
    // `galley check` ends with 1 when it found something.
    if (!(error instanceof Error && 'code' in error && error.code === 1)) throw error;
  });
  return performance.now() - start;
}
