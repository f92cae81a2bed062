import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Direction } from './lock-state.ts';
import { writePiecewise } from './sealed-draft.ts';
import { isSealedFile, piecesOf } from './sealed-file.ts';
import { chunkSize, plainSizeOf } from './sealed-format.ts';
import type { StoreKey } from './store-key.ts';
import { draftName, flushFolder } from './whole-file.ts';

/** A file of a library that is sealed in one that has a key. */
export interface SealableFile {
  readonly path: string;
  readonly purpose: string;
  /** Bytes, as it is now. */
  readonly size: number;
}

/** A file as it is to be converted. */
export function sealable(path: string, purpose: string): SealableFile {
  return { path, purpose, size: statSync(path).size };
}

/**
 * The files under `folder`. Drafts that a process left behind are removed: they are of no use, and
 * may hold what is to be sealed.
 */
export function sealableFiles(folder: string, purpose: string): SealableFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile()) return [];
    if (/\.new-[0-9a-f-]{36}$/.test(entry.name)) {
      rmSync(path, { force: true });
      return [];
    }
    return [sealable(path, purpose)];
  });
}

/**
 * Gives a file the form that it is to have: written beside, flushed, and put in its place. One that
 * has it is left alone, so that this can be begun again after any end.
 * @returns whether it has that form now; a damaged file keeps the one it has.
 */
export async function convertFile(
  { path, purpose, size }: SealableFile,
  key: StoreKey,
  to: Direction,
): Promise<boolean> {
  if (isSealedFile(path) === (to === 'seal')) return true;
  const expected = to === 'seal' ? size : plainSizeOf(size, chunkSize);
  const draft = draftName(path);
  try {
    const written = await writeAnew(path, draft, purpose, to === 'seal', key);
    if (written !== expected) return false;
    renameSync(draft, path);
    return true;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Sees to it that the names of all these files are on disk. */
export function flushFoldersOf(files: readonly SealableFile[]): void {
  for (const folder of new Set(files.map(({ path }) => dirname(path)))) flushFolder(folder);
}

/** @returns how many bytes of content there were. */
async function writeAnew(
  path: string,
  draft: string,
  purpose: string,
  isSealing: boolean,
  key: StoreKey,
): Promise<number> {
  const file = await open(draft, 'wx+', 0o600);
  try {
    const content = await writePiecewise(file, isSealing ? key : undefined, purpose);
    let written = 0;
    for await (const piece of piecesOf(path, isSealing ? undefined : key, purpose)) {
      await content.append(piece);
      written += piece.byteLength;
    }
    await content.end();
    await file.sync();
    return written;
  } finally {
    await file.close();
  }
}
