import { join } from 'node:path';
import { success, failure, type Result } from '../../core/base/result.ts';
import { readBackupNotes } from '../../db/backup/backup-notes.ts';
import { listCopies } from '../../db/backup/copies.ts';
import { ownerOf } from '../../db/backup/mirror.ts';
import { placesOf } from '../../db/open-database.ts';
import { backupsIn } from '../../db/salvage/good-copy.ts';
import type { SalvageReport } from '../../db/salvage/salvage-report.ts';
import { salvageRoom, type SalvageRoom } from '../../db/salvage/salvage-room.ts';
import { salvageStore } from '../../db/salvage/salvage-store.ts';
import { readFailure, refuse, type StoreFailure } from '../../db/store-failure.ts';
import type { StoreKey } from '../../db/store-key.ts';
import { inMegabytes } from '../megabytes.ts';
import type { Chore } from './chore.ts';

/** Which library is to be gone on from. */
export interface SalvageOrder {
  readonly library: string;
  readonly key?: StoreKey | undefined;
}

/** How far it is. */
export interface SalvageProgress {
  readonly doing: string;
  /** From 0 to 1. */
  readonly share: number;
}

/** Goes on from a damaged store, away from the window; until the exchange it can be stopped. */
export const salvage: Chore<SalvageOrder, Result<SalvageReport, StoreFailure>, SalvageProgress> = (
  { library, key },
  { progress, signal },
) => {
  const places = placesOf(library);
  try {
    const backups = candidates(places.backups);
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

/** How much room it takes to go on from a damaged store, in words. */
export function salvageRoomSentence(library: string, { needed, free }: SalvageRoom): string {
  return `To put a new store together Galley needs about ${inMegabytes(needed)} for a while; the disk that holds ${library} has ${inMegabytes(free)} left.`;
}

/** The room that it takes to go on from a library’s damaged store. */
export function roomForSalvage(library: string): SalvageRoom {
  const places = placesOf(library);
  return salvageRoom(places, candidates(places.backups));
}

/**
 * The copies that may be good, newest first: the library's own, then those in the folder that the
 * editor chose besides, unless another library's lie there by now.
 */
function candidates(backups: string): string[] {
  const { folder, library } = readBackupNotes(backups);
  const isOurs = folder !== null && ownerOf(folder) === library;
  const named = [...goodCopies(backups), ...(isOurs ? goodCopies(folder) : [])];
  return [...new Set([...named, ...backupsIn(backups)])];
}

function goodCopies(folder: string): string[] {
  const good = listCopies(folder)
    .filter(({ isGood }) => isGood)
    .toReversed();
  // What a restore put aside tells of another past than the store that came in its place.
  const isAside = ({ kind }: (typeof good)[number]): boolean => kind === 'before-restore';
  const ordered = [...good.filter((copy) => !isAside(copy)), ...good.filter(isAside)];
  return ordered.map(({ name }) => join(folder, name));
}
