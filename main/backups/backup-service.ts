import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Backup, BackupPlace, BackupState } from '../../core/contract/backups.ts';
import { filesStamp, noteBackup, readBackupNotes } from '../../db/backup/backup-notes.ts';
import { readCopyName, type CopyKind } from '../../db/backup/copy-name.ts';
import { listCopies, type Copy } from '../../db/backup/copies.ts';
import type { CopyPlace } from '../../db/backup/open-copy.ts';
import { keeping } from '../../db/backup/rotation.ts';
import { placesOf } from '../../db/open-database.ts';
import { logFault } from '../log.ts';
import type { LibraryPlace, Ports } from '../ports.ts';
import type { RunChore } from '../store-chores/run-chore.ts';
import { isBackupDue } from './backup-due.ts';
import { listBoth } from './list-both.ts';
import { backUpFaultSentence, backUpSentence } from './backup-words.ts';
import { createSecondFolder, workPatience, type SecondFolder } from './second-folder.ts';
import { createBackupDesk, type BackupDesk, type WorkContext } from './backup-work.ts';

/** The backups of one library while its desk is open. */
export interface BackupService {
  readonly desk: BackupDesk;
  readonly library: LibraryPlace;
  readonly second: SecondFolder;
  readonly state: () => BackupState;
  /** Looks into the folder besides, and brings it up to date if it is back or lags behind. */
  readonly look: () => Promise<void>;
  /** Makes a copy now. @returns whether one was made; null while something else is under way. */
  readonly make: () => Promise<boolean | null>;
  /** Opens a copy and looks over all of it. @returns null while something else is under way. */
  readonly check: (which: CopyRef) => Promise<boolean | null>;
  /** Deletes a copy, in both places where it lies in both. @returns as `check` */
  readonly remove: (which: CopyRef) => Promise<boolean | null>;
  /** Makes a copy if one is due. To be called every now and then. */
  readonly tick: () => Promise<void>;
  /** The folder in which a copy lies. */
  readonly folderOf: (place: BackupPlace) => string | null;
  /** Where a copy lies, to be opened; null when it is not there. */
  readonly placeOf: (which: CopyRef) => CopyPlace | null;
  /** Does a chore on what lies in a place; for the folder besides with little patience. */
  readonly runAt: (place: BackupPlace) => RunChore;
  /** Does a chore that may look for files in the folder besides. */
  readonly runWithFiles: RunChore;
}

/** What a copy that the desk makes is made for. */
type MadeKind = Extract<CopyKind, 'backup' | 'by-hand'>;

/** Names a copy. */
export type CopyRef = Pick<Backup, 'place' | 'name'>;

/** What the service depends on. */
export interface BackupSetting {
  readonly library: LibraryPlace;
  readonly ports: Pick<Ports, 'emit' | 'now'>;
  readonly run: RunChore;
  /** Milliseconds by a clock that nobody sets. */
  readonly elapsed: () => number;
  /** Brings headlines and the index up to the last words, so that they are found in the copy. */
  readonly catchUp?: () => void;
  /** When a story was changed last, by the clock; null when there is none. */
  readonly lastChange: () => number | null;
}

/** Begins to look after the backups of a library. */
export function createBackupService(setting: BackupSetting): BackupService {
  const { library, ports, run, elapsed, lastChange } = setting;
  const { file, backups } = placesOf(library.folder);
  const desk = createBackupDesk(ports);
  const second = createSecondFolder(library, ports, run);
  let triedAt = elapsed();
  const startedAt = elapsed();
  let madeAt: number | null = null;
  let settledAs: string | null = null;
  let trouble = '';
  let cleanAs = beginSession();

  function beginSession(): string | null {
    const { wasClosedClean } = readBackupNotes(backups);
    const last = listCopies(backups).findLast(({ isGood }) => isGood);
    const changed = lastChange();
    const isClean = wasClosedClean && last && (changed === null || changed <= last.at);
    const stamp = isClean ? filesStamp(file) : null;
    noteBackup(backups, { wasClosedClean: false, cleanAs: stamp });
    return stamp;
  }

  const runAt = (place: BackupPlace): RunChore => (place === 'folder' ? second.run : run);

  const runWithFiles: RunChore = (name, options, terms) =>
    second.besides() === null
      ? run(name, options, terms)
      : second.run(name, options, { patience: workPatience, ...terms });

  const folderOf = (place: BackupPlace): string | null =>
    place === 'library' ? backups : readBackupNotes(backups).folder;

  /** What is said of the folder besides was so when somebody looked last; a chore finds out. */
  function isThere(place: BackupPlace, name: string): boolean {
    if (place === 'library') return existsSync(join(backups, name));
    return second.copies().some((each) => each.name === name);
  }

  async function copy(kind: MadeKind, { signal, progress }: WorkContext): Promise<boolean> {
    setting.catchUp?.();
    // Before: what is written while the copy is made counts as a change.
    const stamp = filesStamp(file);
    const order = { store: file, folder: backups, kind, at: ports.now() };
    const made = await run('backup.make', { ...order, key: library.key }, { signal, progress });
    trouble = made.ok ? '' : backUpSentence(made.error);
    if (!made.ok) logFault('backup', JSON.stringify(made.error));
    else {
      madeAt = elapsed();
      cleanAs = stamp;
      noteBackup(backups, { cleanAs });
    }
    return made.ok;
  }

  async function copyOrTell(kind: MadeKind, context: WorkContext): Promise<boolean> {
    const before = trouble;
    try {
      return await copyAndUpdate(kind, context);
    } finally {
      // Each hour it would be the same again.
      if (trouble !== '' && before === '') ports.emit('backup.failed', { trouble });
    }
  }

  async function copyAndUpdate(kind: MadeKind, context: WorkContext): Promise<boolean> {
    try {
      const isMade = await copy(kind, context);
      if (isMade) await update(context);
      return isMade;
    } catch (fault) {
      if (context.signal.aborted) return false;
      trouble = backUpFaultSentence(fault);
      logFault('backup', fault);
      return false;
    }
  }

  async function update(context: WorkContext): Promise<void> {
    triedAt = elapsed();
    await second.update(context);
  }

  /** A disk that was away, or full, is tried again; and it gets what was copied at the last close. */
  function isSecondDue(last: Copy | undefined): boolean {
    const state = second.state();
    if (!state || elapsed() - triedAt < retryEvery) return false;
    const { trouble: what, updatedAt } = state;
    return what !== '' || updatedAt === null || (last !== undefined && last.at > updatedAt);
  }

  async function look(): Promise<void> {
    if (!(await second.look()) || second.state()?.trouble !== '') return;
    const last = listCopies(backups).findLast(({ isGood }) => isGood);
    const isBehind = last && !second.copies().some(({ name }) => name === last.name);
    if (isBehind) await desk.perform('backup', update);
  }

  return {
    desk,
    look,
    library,
    second,
    folderOf,
    runAt,
    runWithFiles,
    placeOf: ({ place, name }) => {
      const folder = folderOf(place);
      const path = folder === null ? null : join(folder, name);
      // The contract lets only names of files through, and none that leads elsewhere.
      if (path === null || readCopyName(name) === null || !isThere(place, name)) return null;
      return { path, library: library.folder, key: library.key };
    },
    state: () => ({
      copies: listBoth(listCopies(backups), second.copies()),
      trouble,
      folder: second.state(),
      keeping,
      running: desk.running(),
    }),
    make: () => desk.perform('backup', (context) => copyOrTell('by-hand', context)),
    check: ({ place, name }) =>
      desk.perform('check', async ({ signal }) => {
        const folder = folderOf(place);
        if (folder === null || !isThere(place, name)) return false;
        const order = { folder, name, at: ports.now(), key: library.key };
        const terms = { signal, patience: checkPatience };
        const wrong = await runAt(place)('backup.check', order, terms);
        if (wrong !== null) logFault('backup', `${join(folder, name)}: ${wrong}`);
        return wrong === null;
      }),
    remove: ({ place, name }) =>
      desk.perform('remove', async ({ signal }) => {
        if (readCopyName(name) === null || !isThere(place, name)) return false;
        const isAlsoThere = second.copies().some((each) => each.name === name);
        const last = listCopies(backups).findLast(({ isGood }) => isGood);
        const folder = isAlsoThere ? readBackupNotes(backups).folder : null;
        // First there: what is left if that does not answer is still in the list.
        if (folder !== null) await second.run('backup.remove', { folder, name }, { signal });
        await run('backup.remove', { folder: backups, name, library: library.folder }, { signal });
        second.forget(name);
        // What only that copy held is copied again.
        if (last?.name === name) noteBackup(backups, { cleanAs: (cleanAs = null) });
        return true;
      }),
    tick: async () => {
      const last = listCopies(backups).findLast(({ isGood }) => isGood);
      const stamp = filesStamp(file);
      settledAs ??= stamp;
      const isDue = isBackupDue({
        hasChanged: stamp !== cleanAs,
        hasWorked: stamp !== settledAs,
        lastAt: last?.at ?? null,
        sinceMade: madeAt === null ? null : elapsed() - madeAt,
        sinceStart: elapsed() - startedAt,
        now: ports.now(),
      });
      if (isDue) await desk.perform('backup', (context) => copyOrTell('backup', context));
      else if (second.isAway()) await look();
      else if (isSecondDue(last)) await desk.perform('backup', update);
    },
  };
}

/** Milliseconds that a check of a copy on another disk may take: it tells nothing meanwhile. */
const checkPatience = 10 * 60 * 1000;

/** Milliseconds until a folder besides that could not be written is tried again. */
const retryEvery = 10 * 60 * 1000;
