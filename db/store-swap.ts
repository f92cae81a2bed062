import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { claimStore, holdStore, type StoreLock } from './store-lock.ts';
import { flushFile, flushFolder, writeWhole } from './whole-file.ts';

/** What lies beside a store's file and is part of it while it is in use. */
const companions = ['-wal', '-shm', '-journal'] as const;

// Whoever only looks into the store soon lets go of it.
const usualWait = 5_000;

/**
 * Puts a finished store file in the place of another. SQLite would play the old file's log into
 * the new one, so the log has to go first, and a power cut in between would leave the old file
 * without its last words. Therefore what is about to happen is written down first: whoever finds
 * the note carries the exchange to its end (`finishSwap`). At any moment the folder holds the old
 * store whole, or the new one, or the note and the new one. From the note on the new file bears a
 * name of its own, so that a caller that tidies up after a failure cannot take it away.
 *
 * @param finished the new file, closed and checked, in the same folder as `file`
 * @param file the store's file; this process may not have it open. What it held must be kept
 *   elsewhere by now.
 * @param claim what `claimStore` gave to a caller that kept others out from the beginning; it is
 *   released here
 * @throws SqliteError (SQLITE_BUSY) when another process has the store open; nothing is changed.
 *   A system error: `isSwapNoted` tells whether the exchange will still be carried to its end.
 */
export function swapStore(
  finished: string,
  file: string,
  claim: StoreLock = claimStore(file, usualWait),
): void {
  try {
    const incoming = incomingOf(file);
    flushFile(finished);
    renameSync(finished, incoming);
    try {
      writeWhole(noteOf(file), Buffer.from(`${basename(incoming)}\n`));
    } catch (error) {
      if (!isSwapNoted(file)) renameSync(incoming, finished);
      throw error;
    }
    carryOut(file);
  } finally {
    claim.release();
  }
}

/** Whether an exchange was begun and not carried to its end. */
export function isSwapNoted(file: string): boolean {
  return existsSync(noteOf(file));
}

/**
 * Carries an exchange to its end that was cut short. To be called before a store is opened.
 * @returns whether there was one.
 * @throws SqliteError (SQLITE_BUSY) when another process has been at it for longer than `wait`.
 */
export function finishSwap(file: string, wait = usualWait): boolean {
  if (!isSwapNoted(file)) return false;
  const claim = claimStore(file, wait);
  try {
    // Another process may have done it meanwhile, and may have had the new store open since.
    if (!isSwapNoted(file)) return false;
    carryOut(file);
    return true;
  } finally {
    claim.release();
  }
}

/** Carries a noted exchange to its end and holds the file that is there then. */
export function holdSwapped(file: string, wait: number): StoreLock {
  for (;;) {
    finishSwap(file, wait);
    const held = holdStore(file, wait);
    if (!isSwapNoted(file)) {
      sweepDrafts(file);
      return held;
    }
    held.release();
  }
}

/**
 * Removes what was being made when its process ended, with no exchange noted: drafts of notes, and
 * stores that had been laid beside this one. Whoever makes one has a claim.
 */
function sweepDrafts(file: string): void {
  const drafts = [noteOf(file), `${file}.restored`].map((path) => `${basename(path)}.new-`);
  for (const name of readdirSync(dirname(file)))
    if (drafts.some((draft) => name.startsWith(draft)))
      rmSync(join(dirname(file), name), { force: true });
  rmSync(incomingOf(file), { force: true });
}

function carryOut(file: string): void {
  const note = noteOf(file);
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
}

function noteOf(file: string): string {
  return `${file}.exchange`;
}

function incomingOf(file: string): string {
  return `${file}.incoming`;
}
