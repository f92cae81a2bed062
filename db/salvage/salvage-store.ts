import {
  closeSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { StorePlaces } from '../open-database.ts';
import { StoreDamage } from '../store-failure.ts';
import { isAnothersDatabase, storeVersion } from '../store-format.ts';
import type { StoreKey } from '../store-key.ts';
import { claimStore } from '../store-lock.ts';
import { finishSwap, isSwapNoted, swapStore } from '../store-swap.ts';
import { draftName, flushFile, flushFolder, makeFolder } from '../whole-file.ts';
import { bytesOf, openBytes } from './byte-source.ts';
import type { SalvageLimits } from './collect-rows.ts';
import { composeSalvage } from './compose-salvage.ts';
import { copyPieces } from './copy-pieces.ts';
import { makeUnguardedStore } from './empty-store.ts';
import { connectDamaged, liftCopy, takeGoodCopy, type GoodCopy } from './good-copy.ts';
import { reportText, type SalvageReport } from './salvage-report.ts';
import { readPages } from './store-pages.ts';
import { sweepUnfinished } from './sweep-unfinished.ts';

/** How a damaged store is gone on from. */
export interface SalvageOptions extends SalvageLimits {
  /** Backups that may be good, newest first. */
  readonly backups: readonly string[];
  readonly now: () => number;
  readonly key?: StoreKey | undefined;
  /** Milliseconds that others are given to close the store. */
  readonly lockWait?: number;
}

/**
 * Goes on from a damaged store: composes a new one from whatever the damaged file gives and the
 * newest good backup, checks it, and puts it in the other's place. The damaged files are kept under
 * `damaged/` with a report in words; they are never written to. Killed at any moment, the folder
 * holds the damaged store as it was, or the new one.
 *
 * Nobody else works with the store meanwhile: not even a connection that saw nothing of the damage.
 *
 * @throws SqliteError, StoreDamage, a system error or what `rest` throws when there is no way; all
 *   is then as it was, or `isSwapNoted`: the new store takes its place when it is opened next.
 */
export function salvageStore(places: StorePlaces, options: SalvageOptions): SalvageReport {
  finishSwap(places.file);
  const claim = claimStore(places.file, options.lockWait ?? othersLeave);
  try {
    sweepUnfinished(places);
    return salvageClaimed(places, options, (draft) => swapStore(draft, places.file, claim));
  } finally {
    claim.release();
  }
}

// The command line is soon done with what it looks up.
const othersLeave = 5_000;

function salvageClaimed(
  places: StorePlaces,
  options: SalvageOptions,
  swap: (draft: string) => void,
): SalvageReport {
  const at = options.now();
  const damaged = join(places.folder, 'damaged', folderName(at));
  const work = join(damaged, 'work');
  makeFolder(join(places.folder, 'damaged'));
  makeFolder(damaged);
  mkdirSync(work, { mode: 0o700 });
  const draft = draftName(places.file);
  try {
    const report = { ...composeAnew(places, draft, work, options), damaged };
    options.rest?.();
    keepOriginals(places.file, damaged);
    writeReport(options.key ? withoutHeadlines(report) : report, at);
    flushFolder(damaged);
    rmSync(work, { recursive: true, force: true });
    swap(draft);
    return report;
  } catch (error) {
    // What is kept of the damaged store may be all there is of its log by now.
    if (!isSwapNoted(places.file)) {
      for (const end of ['', '-wal', '-shm']) rmSync(`${draft}${end}`, { force: true });
      rmSync(damaged, { recursive: true, force: true });
    }
    throw error;
  }
}

function writeReport(report: SalvageReport, at: number): void {
  const { damaged } = report;
  writeFileSync(join(damaged, 'report.txt'), reportText(report, at), { mode: 0o600 });
  writeFileSync(join(damaged, 'report.json'), JSON.stringify(report, null, 2), { mode: 0o600 });
}

/** Of a library that is kept under a key no word lies outside it. */
export function withoutHeadlines(report: SalvageReport): SalvageReport {
  const outcomes = report.outcomes.map((outcome) => ({ ...outcome, headline: outcome.id }));
  return { ...report, outcomes };
}

function folderName(at: number): string {
  return new Date(at).toISOString().replace(/[:.]/g, '-');
}

/**
 * Composes a new store at `draft` from a damaged one, which is only read.
 * @param work an empty folder for copies that SQLite may open
 */
export function composeAnew(
  places: StorePlaces,
  draft: string,
  work: string,
  { backups, now, key, ...limits }: Omit<SalvageOptions, 'lockWait'>,
): Omit<SalvageReport, 'damaged'> {
  const { file } = places;
  limits.progress?.('copying', 0);
  limits.rest?.();
  const copy = takeGoodCopy(backups, work, key);
  // Another program's rows are none of ours, whatever its tables are called.
  const isOthers = existsSync(file) && !key && isAnothersDatabase(file);
  const database =
    existsSync(file) && !isOthers
      ? connectDamaged(copyDamaged(file, work, limits.rest), key)
      : null;
  const main = isOthers ? null : openIfThere(file);
  const log = isOthers ? null : openIfThere(`${file}-wal`);
  try {
    const pages = key ? null : readPages(main ?? bytesOf(Buffer.alloc(0)), log);
    const version = Math.max(versionOf(database, pages?.page(1) ?? null), copy?.version ?? 0);
    if (copy) liftCopy(copy, version, key);
    closeSync(openSync(draft, 'wx', 0o600));
    const store = makeUnguardedStore(draft, version, key);
    try {
      if (copy) store.database.prepare('ATTACH ? AS backup').run(copy.path);
      const damaged = { pages, database };
      const composed = composeSalvage(store, {
        ...limits,
        damaged,
        hasBackup: copy !== null,
        now,
        files: { places, key },
      });
      assertSound(store.database);
      return { ...composed, backup: nameOf(copy) };
    } finally {
      store.database.close();
    }
  } finally {
    database?.close();
    main?.close();
    log?.close();
  }
}

function openIfThere(path: string): ReturnType<typeof openBytes> | null {
  return existsSync(path) ? openBytes(path) : null;
}

function nameOf(copy: GoodCopy | null): string | null {
  return copy && basename(copy.from);
}

/** SQLite writes to what it opens, so it gets a copy, log and all. */
function copyDamaged(file: string, work: string, rest?: () => void): string {
  const copy = join(work, 'galley.sqlite');
  copyPieces(file, copy, rest);
  if (existsSync(`${file}-wal`)) copyPieces(`${file}-wal`, `${copy}-wal`, rest);
  return copy;
}

const versionOffset = 60;

/** The version that a damaged store says it is; the present one when it says nothing likely. */
function versionOf(database: Database | null, firstPage: Buffer | null): number {
  const said = [
    ...(database ? [attemptVersion(database)] : []),
    ...(firstPage ? [firstPage.readUInt32BE(versionOffset)] : []),
  ];
  return said.find((version) => version >= 1 && version <= storeVersion) ?? storeVersion;
}

function attemptVersion(database: Database): number {
  try {
    return Number(database.pragma('user_version', { simple: true }));
  } catch {
    // The first page cannot be read through SQLite.
    return 0;
  }
}

function assertSound(database: Database): void {
  const isSound = database.pragma('integrity_check(1)', { simple: true }) === 'ok';
  const orphans = database.pragma('foreign_key_check') as unknown[];
  if (!isSound || orphans.length > 0)
    throw new StoreDamage('The store that was put together from the damaged one is not sound.');
}

/** Keeps the damaged files where they cost no room: under a second name, or as a copy. */
function keepOriginals(file: string, folder: string): void {
  for (const end of ['', '-wal']) {
    const from = `${file}${end}`;
    const to = join(folder, basename(from));
    if (!existsSync(from)) continue;
    try {
      linkSync(from, to);
    } catch {
      // Some file systems (exFAT, some shares) know no second names.
      copyPieces(from, to);
      flushFile(to);
    }
  }
}
