import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRecord, type Recorded } from './recorded-writes.ts';

const recorderSource = join(import.meta.dirname, 'record-writes.c');

/** Why writes cannot be recorded here; null where they can. */
export function whyNoRecord(): string | null {
  if (process.platform !== 'linux') return 'the recorder of writes is for Linux';
  return spawnSync('gcc', ['--version']).status === 0
    ? null
    : 'there is no compiler for the recorder of writes';
}

/**
 * Runs a program and records what it does to the files of a library.
 * @param folder where recorder and record are put
 * @param words what Node is given: the program and its words
 */
export function recordProgram(
  folder: string,
  library: string,
  words: readonly string[],
): Recorded[] {
  const recorder = join(folder, 'record-writes.so');
  const record = join(folder, 'writes');
  const libraries = ['-ldl', '-lpthread'];
  execFileSync('gcc', ['-shared', '-fPIC', '-O1', '-o', recorder, recorderSource, ...libraries]);
  execFileSync(process.execPath, words, {
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 64 * 1024 * 1024,
    env: {
      ...process.env,
      LD_PRELOAD: recorder,
      FOLDER_RECORDED: library,
      WRITES_RECORDED: record,
    },
  });
  return readRecord(readFileSync(record));
}
