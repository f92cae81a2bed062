import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { flushFolder, makeFolder } from '../whole-file.ts';
import { draftPrefix, readCopyName } from './copy-name.ts';

// Pictures, and files of sources, that nothing has any more but that a copy may name. A copy that is made after a
// file was let go of cannot name it, so each is kept under the number of the newest copy that can,
// and goes when no copy has that number or a lower one.

const folderName = 'kept';

/**
 * Puts a file aside that the store lets go of, as long as a copy may name it.
 * @param vault or the folder of pictures
 * @param path of the file in it
 * @returns false when no copy can name it, so that it may be deleted
 */
export function keepForCopies(vault: string, backups: string, path: string, hash: string): boolean {
  const numbers = numbersIn(backups);
  if (numbers.length === 0 || !existsSync(path)) return false;
  // One more: a copy may be under way that began before.
  const last = String(Math.max(...numbers) + 1);
  const place = join(vault, folderName, last, hash);
  makeFolder(dirname(place));
  renameSync(path, place);
  flushFolder(dirname(place));
  return true;
}

/**
 * Lets go of a file: it is put aside while a copy may name it, and deleted else. What stands in the
 * way must keep nobody from her stories.
 * @param folder `media` or `vault`, where it lies
 * @param backups where the copies lie; without it there are none
 * @returns whether it is gone from there; another program may hold it for now.
 */
export function letGoOf(
  folder: string,
  backups: string | undefined,
  path: string,
  hash: string,
): boolean {
  try {
    if (backups === undefined || !keepForCopies(folder, backups, path, hash))
      rmSync(path, { force: true });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}

/** Deletes what was put aside for copies that are gone by now. */
export function sweepKept(vault: string, backups: string): void {
  const kept = join(vault, folderName);
  if (!existsSync(kept)) return;
  const oldest = Math.min(...numbersIn(backups));
  for (const last of readdirSync(kept)) {
    if (Number(last) < oldest) rmSync(join(kept, last), { recursive: true, force: true });
  }
}

/** Where a file of the vault, or a picture, was put aside; null when it was not. */
export function findKept(vault: string, hash: string): string | null {
  const kept = join(vault, folderName);
  if (!existsSync(kept)) return null;
  const found = readdirSync(kept)
    .map((last) => join(kept, last, hash))
    .find((path) => existsSync(path));
  return found ?? null;
}

/** The numbers of the copies, with 0 for one that is being made. */
function numbersIn(backups: string): number[] {
  if (!existsSync(backups)) return [];
  return readdirSync(backups).flatMap((name) => {
    const copy = readCopyName(name);
    if (copy) return [copy.number];
    return name.startsWith(draftPrefix) ? [0] : [];
  });
}
