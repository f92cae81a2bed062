import { removeCopy } from '../../db/backup/copies.ts';
import { sweepKept } from '../../db/backup/kept-files.ts';
import { placesOf } from '../../db/open-database.ts';
import type { Chore } from './chore.ts';

/** Which copy goes. */
export interface RemoveCopyOptions {
  readonly folder: string;
  readonly name: string;
  /** The library that keeps files for the copies in this folder; absent for a folder besides. */
  readonly library?: string;
}

/** Deletes a copy, and what was kept for it alone. */
export const deleteCopy: Chore<RemoveCopyOptions, null> = ({ folder, name, library }) => {
  removeCopy(folder, name);
  if (library !== undefined) {
    const { media, vault } = placesOf(library);
    for (const kept of [media, vault]) sweepKept(kept, folder);
  }
  return null;
};
