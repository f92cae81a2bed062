import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { flushFolder, writeWhole } from './whole-file.ts';

/** What lies beside a store's file and is part of it while it is in use. */
const companions = ['-wal', '-shm', '-journal'] as const;

/**
 * Puts a finished store file in the place of another. SQLite would play the old file's log into
 * the new one, so the log has to go first, and a power cut in between would leave the old file
 * without its last words. Therefore what is about to happen is written down first: whoever finds
 * the note carries the exchange to its end (`finishSwap`). At any moment the folder holds the old
 * store whole, or the new one, or the note and the new one.
 *
 * @param finished the new file, closed, checked and flushed, in the same folder as `file`
 * @param file the store's file; nothing may have it open. What it held must be kept elsewhere by now.
 */
export function swapStore(finished: string, file: string): void {
  writeWhole(noteOf(file), Buffer.from(`${basename(finished)}\n`));
  finishSwap(file);
}

/**
 * Carries an exchange to its end that was cut short. To be called before a store is opened.
 * @returns whether there was one.
 */
export function finishSwap(file: string): boolean {
  const note = noteOf(file);
  if (!existsSync(note)) return false;
  const finished = join(dirname(file), basename(readFileSync(note, 'utf8').trim()));
  // Without the new file the exchange had happened, and only its note was left.
  if (finished !== dirname(file) && existsSync(finished) && finished !== file) {
    for (const companion of companions) rmSync(`${file}${companion}`, { force: true });
    flushFolder(dirname(file));
    renameSync(finished, file);
    flushFolder(dirname(file));
  }
  rmSync(note, { force: true });
  flushFolder(dirname(file));
  return true;
}

function noteOf(file: string): string {
  return `${file}.exchange`;
}
