import { createHash } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { draftName, flushFolder, makeFolder } from '../whole-file.ts';
import { piecesOf } from '../sealed-file.ts';
import { convertFile, sealable } from '../sealed-folder.ts';
import type { StoreKey } from '../store-key.ts';
import { copyFile, type CopyPace } from './copy-file.ts';
import { findKept } from './kept-files.ts';

/** The two kinds of files that a store names by their hashes. */
export type FileKind = 'media' | 'vault';

/** A file that a store names. */
export interface NamedFile {
  readonly kind: FileKind;
  readonly hash: string;
}

/** Where a file lies in a folder that has a `media` and a `vault`. */
export function placeOf(folder: string, { kind, hash }: NamedFile): string {
  return join(folder, kind, hash.slice(0, 2), hash);
}

/** The files that a store names, of whatever layout: a table that its release did not have names none. */
export function namedFiles(database: Database): NamedFile[] {
  const isThere = database
    .prepare<[string]>(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`)
    .pluck();
  const read = (kind: FileKind, table: string, sql: string): NamedFile[] =>
    isThere.get(table) === undefined
      ? []
      : database
          .prepare<[], string>(sql)
          .pluck()
          .all()
          .map((hash) => ({ kind, hash }));
  return [
    ...read('media', 'media', 'SELECT hash FROM media'),
    ...read('vault', 'sources', 'SELECT DISTINCT file FROM sources WHERE file IS NOT NULL'),
  ];
}

/** Whether what a file holds has this hash, sealed or not. */
export async function holdsHash(
  path: string,
  { kind, hash }: NamedFile,
  key?: StoreKey,
): Promise<boolean> {
  const digest = createHash('sha256');
  for await (const piece of piecesOf(path, key, kind)) digest.update(piece);
  return digest.digest('hex') === hash;
}

/** Copies a file to where it belongs, whole or not at all. @returns whether it was what its name says. */
export async function copyNamedFile(
  from: string,
  to: string,
  file: NamedFile,
  { key, ...pace }: CopyPace & { readonly key?: StoreKey | undefined } = {},
): Promise<boolean> {
  makeFolder(dirname(to));
  const draft = draftName(to);
  try {
    if (!(await copyFile(from, draft, pace)) || !(await holdsHash(draft, file, key))) return false;
    // It may come from a folder that nothing was encrypted in.
    if (key) await convertFile(sealable(draft, file.kind), key, 'seal');
    renameSync(draft, to);
    flushFolder(dirname(to));
    return true;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Where a library's files are looked for. */
export interface FilesSetting {
  readonly library: string;
  /** A folder of copies that has files too; null for none. */
  readonly besides: string | null;
  readonly key?: StoreKey | undefined;
  /** Hears that it goes on. */
  readonly hear?: (() => void) | undefined;
}

/**
 * Sees to it that a file lies where the library looks for it, taking it from where it was put aside
 * or from the folder of copies.
 * @returns whether it does.
 */
export async function bringFile(
  { library, besides, key, hear }: FilesSetting,
  file: NamedFile,
): Promise<boolean> {
  const place = placeOf(library, file);
  if (existsSync(place)) return true;
  const kept = findKept(join(library, file.kind), file.hash);
  const other = besides === null ? null : placeOf(besides, file);
  for (const from of [kept, other]) {
    if (
      from !== null &&
      existsSync(from) &&
      (await copyNamedFile(from, place, file, { key, hear }))
    )
      return true;
  }
  return false;
}
