import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { listCopies } from '../../db/backup/copies.ts';
import { ownerOf } from '../../db/backup/mirror.ts';
import { connect } from '../../db/connection.ts';
import { goodCopies } from '../../db/salvage/good-copy.ts';
import { recogniseDatabase } from '../../db/store-format.ts';
import type { StoreKey } from '../../db/store-key.ts';
import type { Chore } from './chore.ts';

/** A folder that may hold copies of a store. */
export interface LookForCopiesOptions {
  readonly folder: string;
  /** Whose they have to be; null where the editor says so herself. */
  readonly owner: string | null;
  readonly key?: StoreKey | undefined;
}

/** The newest good copy of a folder. */
export interface FoundCopy {
  /** Where it lies: the folder that was named, or one in it. */
  readonly folder: string;
  /** By the clock of that time, in milliseconds since 1970. */
  readonly at: number;
  readonly stories: number | null;
}

/** What came of a look: the newest good copy, or why there is none. */
export type LookedForCopies = FoundCopy | 'absent' | 'none';

/** Looks for copies that a library can go on from, in a folder and where Galley puts them in one. */
export const lookForCopies: Chore<LookForCopiesOptions, LookedForCopies> = (
  { folder, owner, key },
  { signal },
) => {
  if (!existsSync(folder) || (owner !== null && ownerOf(folder) !== owner)) return 'absent';
  for (const place of [folder, join(folder, 'Galley backups'), join(folder, 'backups')]) {
    for (const path of goodCopies(place)) {
      signal.throwIfAborted();
      const copy = listCopies(place).find(({ name }) => join(place, name) === path);
      if (copy && opens(path, key)) return { folder: place, at: copy.at, stories: copy.stories };
    }
  }
  return 'none';
};

/** Whether a copy is a store of ours that this library's key opens, or that needs none. */
function opens(path: string, key: StoreKey | undefined): boolean {
  try {
    const database = connect(path, { readOnly: true, lockWait: 0, key });
    try {
      return recogniseDatabase(database, path).ok;
    } finally {
      database.close();
    }
  } catch (error) {
    // Damaged, or under another passphrase.
    if (error instanceof Error && error.name === 'SqliteError') return false;
    throw error;
  }
}
