import { existsSync, statfsSync, statSync } from 'node:fs';
import type { StorePlaces } from '../open-database.ts';

/** Room on a disk, in bytes. */
export interface SalvageRoom {
  /** What putting a new store together takes for a while, about. */
  readonly needed: number;
  readonly free: number;
}

/**
 * How much room there is and is needed: for a copy that SQLite may open of the damaged files and of
 * the backup, and for the new store.
 * @param backups as `SalvageOptions` has them
 */
export function salvageRoom(places: StorePlaces, backups: readonly string[]): SalvageRoom {
  const { folder, file } = places;
  const damaged = sizeOf(file) + sizeOf(`${file}-wal`);
  const copy = Math.max(0, ...backups.slice(0, 1).map(sizeOf));
  const { bavail, bsize } = statfsSync(folder);
  return { needed: damaged + copy + Math.max(damaged, copy), free: bavail * bsize };
}

function sizeOf(path: string): number {
  return existsSync(path) ? statSync(path).size : 0;
}
