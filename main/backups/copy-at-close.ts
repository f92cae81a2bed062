import { filesStamp, noteBackup, readBackupNotes } from '../../db/backup/backup-notes.ts';
import { sizeOf } from '../../db/backup/back-up.ts';
import { listCopies } from '../../db/backup/copies.ts';
import { connect } from '../../db/connection.ts';
import { hasForm } from '../../db/lock-state.ts';
import { placesOf } from '../../db/open-database.ts';
import type { StoreKey } from '../../db/store-key.ts';
import { holdStore } from '../../db/store-lock.ts';
import { logFault } from '../log.ts';
import type { LibraryPlace } from '../ports.ts';
import { ChoreStalled, type RunChore } from '../store-chores/run-chore.ts';
import { isCopyDueAtClose } from './backup-due.ts';

/** A library whose desk was just closed, in peace: its store is closed, and the system goes on. */
export interface ClosedLibrary {
  readonly library: LibraryPlace;
  /** Milliseconds that its desk was open, by a clock that nobody sets. */
  readonly openFor: number;
  /** By the clock, in milliseconds since 1970. */
  readonly now: number;
  /** Ends it early: somebody wants the desk again. */
  readonly signal: AbortSignal;
}

/** Milliseconds that it may take; nobody sees that Galley still works. */
const longest = 5000;
/** Milliseconds that it may go without a word of how far it is, or take to end when it is told to. */
const patience = 3000;

/**
 * Makes a copy of what changed since the last one, if that is an hour old, so that it need not wait
 * for the next start, which may never come. Then nothing is left to be copied, and that is put down
 * as `noteClosing` does. What becomes too long is given up: the next session copies it then. Never
 * rejects; an end of the process at any moment leaves a draft at most, which the next copy sweeps.
 * @returns whether a thread still waits for the disk, so that the process must be ended by force
 */
export async function copyAtClose(closed: ClosedLibrary, run: RunChore): Promise<boolean> {
  const stop = new AbortController();
  const give = (): void => stop.abort();
  const timer = setTimeout(give, longest);
  closed.signal.addEventListener('abort', give);
  try {
    if (closed.signal.aborted || !isDue(closed)) return false;
    await copy(closed, run, stop.signal);
    return false;
  } catch (fault) {
    if (!stop.signal.aborted) logFault('backup', fault);
    return fault instanceof ChoreStalled;
  } finally {
    clearTimeout(timer);
    closed.signal.removeEventListener('abort', give);
  }
}

function isDue({ library, openFor, now }: ClosedLibrary): boolean {
  const { file, backups } = placesOf(library.folder);
  return isCopyDueAtClose({
    hasChanged: !readBackupNotes(backups).wasClosedClean,
    lastAt: listCopies(backups).findLast(({ isGood }) => isGood)?.at ?? null,
    size: sizeOf(file),
    openFor,
    now,
  });
}

async function copy(
  { library: { folder, key }, now }: ClosedLibrary,
  run: RunChore,
  signal: AbortSignal,
): Promise<void> {
  const { file, backups } = placesOf(folder);
  // Nobody exchanges the store for another meanwhile; a session would hold it for its own copies.
  const hold = holdStore(file, 0);
  try {
    if (!hasForm(file, key ? 'seal' : 'open')) return;
    const stamp = filesStamp(file);
    const order = { store: file, folder: backups, kind: 'backup' as const, at: now, key };
    const made = await run('backup.make', order, { signal, patience });
    if (!made.ok) {
      logFault('backup', JSON.stringify(made.error));
      return;
    }
    takeLogAway(file, key);
    // Another program may have written meanwhile.
    if (filesStamp(file) === stamp) noteBackup(backups, { wasClosedClean: true, cleanAs: stamp });
  } finally {
    hold.release();
  }
}

/** A connection that only reads leaves an empty log behind; one that may write takes it away. */
function takeLogAway(file: string, key: StoreKey | undefined): void {
  const database = connect(file, { lockWait: 0, key });
  try {
    database.pragma('user_version');
  } finally {
    database.close();
  }
}
