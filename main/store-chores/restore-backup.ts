import type { Result } from '../../core/base/result.ts';
import type { BackupLosses } from '../../core/contract/backups.ts';
import { success } from '../../core/base/result.ts';
import { removeScratch } from '../../db/archive/scratch.ts';
import { compareStores } from '../../db/backup/compare-stores.ts';
import { bringFile, namedFiles } from '../../db/backup/find-files.ts';
import { openCopy, type CopyPlace } from '../../db/backup/open-copy.ts';
import {
  restoreStore,
  type RestoreFailure,
  type RestoreOrder,
} from '../../db/backup/restore-store.ts';
import { connect } from '../../db/connection.ts';
import { placesOf } from '../../db/open-database.ts';
import type { StoreFailure } from '../../db/store-failure.ts';
import type { Chore } from './chore.ts';

/** Which copy, and where its files are looked for besides. */
export interface ReadyCopyOptions extends CopyPlace {
  readonly besides: string | null;
}

/**
 * Makes ready for a restore of everything: brings pictures and sources' files back that the copy
 * names and the library has let go of, and tells what the restore would undo.
 */
export const readyBackup: Chore<
  ReadyCopyOptions,
  Result<BackupLosses, StoreFailure>,
  number
> = async (options, { signal, progress }) => {
  const opened = openCopy(options);
  if (!opened.ok) return opened;
  const { database, store } = opened.value;
  const present = connect(placesOf(options.library).file, {
    readOnly: true,
    lockWait: 5000,
    key: options.key,
  });
  try {
    const files = namedFiles(database);
    let missingFiles = 0;
    for (const [index, file] of files.entries()) {
      signal.throwIfAborted();
      if (!(await bringFile(options, file))) missingFiles += 1;
      progress(index / files.length);
    }
    return success({ ...compareStores(present, database), missingFiles });
  } finally {
    present.close();
    store.close();
  }
};

/** A copy that takes the store's place, and what is of no use afterwards. */
export interface RestoreBackupOptions extends Omit<RestoreOrder, 'signal' | 'hear'> {
  /** A folder that is removed at the end, however that is. */
  readonly scratch?: string | undefined;
}

/** Puts a copy in the place of a store that nobody has open (`restoreStore`). */
export const restoreBackup: Chore<
  RestoreBackupOptions,
  Result<null, RestoreFailure>,
  number
> = async ({ scratch, ...options }, { signal, progress }) => {
  try {
    return await restoreStore({ ...options, signal, hear: progress });
  } finally {
    if (scratch !== undefined) removeScratch(scratch);
  }
};
