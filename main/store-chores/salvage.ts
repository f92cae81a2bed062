import { join } from 'node:path';
import { success, failure, type Result } from '../../core/base/result.ts';
import { listCopies } from '../../db/backup/copies.ts';
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
  /** Folders with backups besides the library's own. */
  readonly backups?: readonly string[];
}

/** How far it is. */
export interface SalvageProgress {
  readonly doing: string;
  /** From 0 to 1. */
  readonly share: number;
}

/** Goes on from a damaged store, away from the window. */
export const salvage: Chore<SalvageOrder, Result<SalvageReport, StoreFailure>, SalvageProgress> = (
  { library, key, backups = [] },
  { progress },
) => {
  const places = placesOf(library);
  try {
    const report = salvageStore(places, {
      backups: [places.backups, ...backups].flatMap(candidatesIn),
      now: Date.now,
      key,
      progress: (doing, share) => progress({ doing, share }),
    });
    return success(report);
  } catch (error) {
    return failure(readFailure(error, library));
  }
};

/** The copies in a folder, newest first, those that were found good before those that were not. */
export function candidatesIn(folder: string): string[] {
  const copies = listCopies(folder).toReversed();
  const good = copies.filter(({ isGood }) => isGood).map(({ name }) => join(folder, name));
  return [...new Set([...good, ...backupsIn(folder)])];
}
