import type { Result } from '../../core/base/result.ts';
import type { BackupLosses } from '../../core/contract/backups.ts';
import { success } from '../../core/base/result.ts';
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

/** Puts a copy in the place of a store that nobody has open (`restoreStore`). */
export const restoreBackup: Chore<
  Omit<RestoreOrder, 'signal' | 'hear'>,
  Result<null, RestoreFailure>,
  number
> = (options, { signal, progress }) => restoreStore({ ...options, signal, hear: progress });
