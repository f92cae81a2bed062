import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { success, failure, type Result } from '../../core/base/result.ts';
import {
  dropNewLibrary,
  readyNewLibrary,
  settleNewLibrary,
} from '../../db/archive/settle-archive.ts';
import { readBackupNotes } from '../../db/backup/backup-notes.ts';
import { ownerOf } from '../../db/backup/mirror.ts';
import { placesOf } from '../../db/open-database.ts';
import { backupsIn, goodCopies } from '../../db/salvage/good-copy.ts';
import {
  apartReportNames,
  isAtWork,
  salvageApart,
  type ApartReport,
} from '../../db/salvage/salvage-apart.ts';
import type { SalvageReport } from '../../db/salvage/salvage-report.ts';
import { salvageRoom, type SalvageRoom } from '../../db/salvage/salvage-room.ts';
import { salvageStore } from '../../db/salvage/salvage-store.ts';
import { readFailure, refuse, type StoreFailure } from '../../db/store-failure.ts';
import type { StoreKey } from '../../db/store-key.ts';
import { isSwapNoted } from '../../db/store-swap.ts';
import { inMegabytes } from '../megabytes.ts';
import type { Chore } from './chore.ts';

/** Which library is to be gone on from. */
export interface SalvageOrder {
  readonly library: string;
  readonly key?: StoreKey | undefined;
  /** A folder of copies that the editor named: what it holds is tried first. */
  readonly copies?: string | undefined;
}

/** How far it is. */
export interface SalvageProgress {
  readonly doing: string;
  /** From 0 to 1. */
  readonly share: number;
}

/** Goes on from a damaged store, away from the window; until the exchange it can be stopped. */
export const salvage: Chore<SalvageOrder, Result<SalvageReport, StoreFailure>, SalvageProgress> = (
  { library, key, copies },
  { progress, signal },
) => {
  const places = placesOf(library);
  try {
    const named = copies === undefined ? [] : goodCopies(copies);
    const backups = [...named, ...candidates(places.backups)];
    const room = salvageRoom(places, backups);
    if (room.free < room.needed)
      return refuse('disk-full', `${salvageRoomSentence(library, room)} Nothing was changed.`);
    const report = salvageStore(places, {
      backups,
      now: Date.now,
      key,
      progress: (doing, share) => progress({ doing, share }),
      rest: () => signal.throwIfAborted(),
    });
    return success(report);
  } catch (error) {
    if (signal.aborted) throw error;
    return failure(readFailure(error, library));
  }
};

/** What is to be saved, and into which folder. */
export interface ApartOrder extends SalvageOrder {
  /** New or empty. */
  readonly out: string;
  readonly now: () => number;
}

/**
 * Saves what can be saved of a library into another folder, which becomes a library from one moment
 * to the next; nothing in the damaged one is touched.
 */
export async function salvageInto(
  { library, key, out, now }: ApartOrder,
  progress: (doing: string, share: number) => void = () => undefined,
): Promise<Result<ApartReport, StoreFailure>> {
  const places = placesOf(library);
  try {
    if (isSwapNoted(places.file) || isAtWork(places.file))
      return refuse('locked', atWorkSentence(library));
    const wasThere = existsSync(out);
    const scratch = readyNewLibrary(out);
    if (!scratch.ok) return refuse('io', notEmptySentence(out));
    let isSettled = false;
    try {
      const backups = candidates(places.backups);
      const besides = besidesOf(places.backups);
      const saved = await salvageApart(places, scratch.value, {
        backups,
        besides,
        now,
        key,
        progress,
      });
      for (const name of apartReportNames) renameSync(join(scratch.value, name), join(out, name));
      settleNewLibrary(scratch.value);
      isSettled = true;
      return success(saved);
    } finally {
      if (!isSettled) dropNewLibrary(scratch.value, wasThere);
    }
  } catch (error) {
    return failure(readFailure(error, library));
  }
}

function atWorkSentence(library: string): string {
  return `The library in ${library} is open in Galley just now, or its store is being replaced. Nothing was read. Close Galley there, then try again.`;
}

function notEmptySentence(out: string): string {
  return `The folder ${out} holds something already, and what is saved goes into one that is new or empty. Nothing was written. Name another.`;
}

/** How much room it takes to go on from a damaged store, in words. */
export function salvageRoomSentence(library: string, { needed, free }: SalvageRoom): string {
  return `To put a new store together Galley needs about ${inMegabytes(needed)} for a while; the disk that holds ${library} has ${inMegabytes(free)} left.`;
}

/**
 * The room that it takes to go on from a library’s damaged store, as far as can be told without
 * reaching for other disks, which may hang.
 */
export function roomForSalvage(library: string): SalvageRoom {
  const places = placesOf(library);
  return salvageRoom(places, goodCopies(places.backups));
}

/**
 * The copies that may be good, newest first: the library's own, then those in the folder that the
 * editor chose besides, unless another library's lie there by now.
 */
export function candidates(backups: string): string[] {
  const folder = besidesOf(backups);
  const named = [...goodCopies(backups), ...(folder === null ? [] : goodCopies(folder))];
  return [...new Set([...named, ...backupsIn(backups)])];
}

function besidesOf(backups: string): string | null {
  const { folder, library } = readBackupNotes(backups);
  return folder !== null && ownerOf(folder) === library ? folder : null;
}
