import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { hasForm, type Direction } from '../lock-state.ts';
import { mediaPurpose } from '../media-store.ts';
import { convertCopy } from '../sealed-library.ts';
import { convertFile, flushFoldersOf, sealableFiles } from '../sealed-folder.ts';
import type { StoreKey } from '../store-key.ts';
import { vaultPurpose } from '../vault-files.ts';
import { readCopyName } from './copy-name.ts';

/** A folder besides whose copies and files are to have another form. */
export interface FolderConversion {
  readonly folder: string;
  readonly key: StoreKey;
  readonly to: Direction;
  /** Called between two of them; what it throws ends it. */
  readonly rest: () => void;
}

/**
 * Gives the copies, pictures and sources' files in a folder besides the form that the library's
 * have. Those that have it are left alone, so that this can be begun again after any end.
 * @returns the paths of those that are damaged and kept theirs.
 * @throws a system error when the disk refuses or is full; what `rest` throws.
 */
export async function convertFolder({
  folder,
  key,
  to,
  rest,
}: FolderConversion): Promise<string[]> {
  const left: string[] = [];
  const files = [
    ...sealableFiles(join(folder, 'media'), mediaPurpose),
    ...sealableFiles(join(folder, 'vault'), vaultPurpose),
  ];
  for (const file of files) {
    rest();
    if (!(await convertFile(file, key, to))) left.push(file.path);
  }
  flushFoldersOf(files);
  for (const path of copiesIn(folder)) {
    rest();
    if (!convertCopy(path, key, to)) left.push(path);
  }
  return left;
}

/** Whether every copy in a folder has this form. */
export function haveAllForm(folder: string, form: Direction): boolean {
  return copiesIn(folder).every((path) => hasForm(path, form));
}

function copiesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => readCopyName(name) !== null)
    .map((name) => join(folder, name));
}
