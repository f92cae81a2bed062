import { removeCopy } from '../../db/backup/copies.ts';
import { sweepKept } from '../../db/backup/kept-files.ts';
import type { Chore } from './chore.ts';

/** Which copy goes. */
export interface RemoveCopyOptions {
  readonly folder: string;
  readonly name: string;
  /** The vault that keeps files for the copies in this folder; absent for a folder besides. */
  readonly vault?: string;
}

/** Deletes a copy, and what was kept for it alone. */
export const deleteCopy: Chore<RemoveCopyOptions, null> = ({ folder, name, vault }) => {
  removeCopy(folder, name);
  if (vault !== undefined) sweepKept(vault, folder);
  return null;
};
