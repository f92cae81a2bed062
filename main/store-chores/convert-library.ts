import type { Result } from '../../core/base/result.ts';
import { noteBackup, readBackupNotes } from '../../db/backup/backup-notes.ts';
import { convertFolder, haveAllForm } from '../../db/backup/convert-folder.ts';
import { dropDrafts, findMirror } from '../../db/backup/convert-mirror.ts';
import { copyKeyFile, removeKeyFile } from '../../db/key-file.ts';
import type { Direction } from '../../db/lock-state.ts';
import { placesOf } from '../../db/open-database.ts';
import { convertLibrary, type Conversion, type Converted } from '../../db/sealed-library.ts';
import type { StoreFailure } from '../../db/store-failure.ts';
import type { StoreKey } from '../../db/store-key.ts';
import type { Chore } from './chore.ts';

/** Which library is converted, and which way. */
export type ConvertLibraryOptions = Omit<Conversion, 'signal' | 'hear'>;

/**
 * Encrypts a library or decrypts it (`convertLibrary`) and tells how much is done, from 0 to 1. The
 * folder of copies besides is another chore's, since its disk may hang; until that or the next
 * backup has looked at it, nobody counts on the form of what lies there.
 */
export const convert: Chore<
  ConvertLibraryOptions,
  Result<Converted, StoreFailure>,
  number
> = async (options, { signal, progress }) => {
  const { backups } = placesOf(options.folder);
  dropDrafts(backups);
  if (readBackupNotes(backups).folder !== null) noteBackup(backups, { folderForm: null });
  return convertLibrary({ ...options, signal, hear: progress });
};

/** Whose folder of copies besides follows its library, and which way. */
export interface ConvertBesidesOptions {
  /** The library's folder. */
  readonly library: string;
  readonly key: StoreKey;
  readonly to: Direction;
}

/**
 * Gives what lies in the folder besides the form of its library.
 * @returns what kept its form, by name: the folder itself when it cannot be found
 */
export const convertBesides: Chore<ConvertBesidesOptions, string[], null> = async (
  { library, key, to },
  { signal, progress },
) => {
  const mirror = findMirror(library);
  if (!mirror) return [];
  if (!mirror.isThere)
    return [`${mirror.path} (cannot be found: the backups there are as they were)`];
  const folder = mirror.path;
  dropDrafts(folder);
  if (to === 'seal') copyKeyFile(library, folder);
  const rest = (): void => {
    signal.throwIfAborted();
    progress(null);
  };
  const left = await convertFolder({ folder, key, to, rest });
  if (to === 'open' && haveAllForm(folder, 'open')) removeKeyFile(folder);
  return left;
};
