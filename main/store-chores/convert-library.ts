import { success, type Result } from '../../core/base/result.ts';
import { convertMirrorFiles, dropDrafts, findMirror } from '../../db/backup/convert-mirror.ts';
import { placesOf } from '../../db/open-database.ts';
import { convertLibrary, type Conversion, type Converted } from '../../db/sealed-library.ts';
import type { StoreFailure } from '../../db/store-failure.ts';
import type { Chore } from './chore.ts';

/** Which library is converted, and which way. */
export type ConvertLibraryOptions = Omit<Conversion, 'signal' | 'hear' | 'backups'>;

/**
 * Encrypts a library or decrypts it (`convertLibrary`) and tells how much is done, from 0 to 1. The
 * folder of copies besides follows; what cannot be reached there is named among what was left.
 */
export const convert: Chore<
  ConvertLibraryOptions,
  Result<Converted, StoreFailure>,
  number
> = async (options, { signal, progress }) => {
  const { folder, key, to } = options;
  const mirror = findMirror(folder);
  const places = [placesOf(folder).backups, ...(mirror?.isThere ? [mirror.path] : [])];
  places.forEach(dropDrafts);
  const converted = await convertLibrary({
    ...options,
    backups: places.slice(1),
    signal,
    hear: progress,
  });
  if (!converted.ok || !mirror) return converted;
  const rest = (): void => signal.throwIfAborted();
  const left = mirror.isThere
    ? await convertMirrorFiles(mirror.path, key, to, rest)
    : [`${mirror.path} (cannot be found: the backups there are as they were)`];
  return success({ left: [...converted.value.left, ...left] });
};
