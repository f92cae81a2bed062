import { join } from 'node:path';
import { success, failure, type Result } from '../../core/base/result.ts';
import { readBackupNotes } from '../../db/backup/backup-notes.ts';
import { listCopies } from '../../db/backup/copies.ts';
import { ownerOf } from '../../db/backup/mirror.ts';
import { placesOf } from '../../db/open-database.ts';
import { backupsIn } from '../../db/salvage/good-copy.ts';
import type { SalvageReport } from '../../db/salvage/salvage-report.ts';
import { salvageStore } from '../../db/salvage/salvage-store.ts';
import { readFailure, type StoreFailure } from '../../db/store-failure.ts';
import type { StoreKey } from '../../db/store-key.ts';
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

/** Goes on from a damaged store, away from the window. */
export const salvage: Chore<SalvageOrder, Result<SalvageReport, StoreFailure>, SalvageProgress> = (
  { library, key },
  { progress },
) => {
  const places = placesOf(library);
  try {
    const report = salvageStore(places, {
      backups: candidates(places.backups),
      now: Date.now,
      key,
      progress: (doing, share) => progress({ doing, share }),
    });
    return success(report);
  } catch (error) {
    return failure(readFailure(error, library));
  }
};

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
