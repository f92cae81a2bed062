import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { readPicture, readPictureHeader } from '../../core/article/pictures/read-picture.ts';
import { mediaPurpose } from '../media-store.ts';
import type { StorePlaces } from '../open-database.ts';
import { isSealedFile, unsealBytes } from '../sealed-file.ts';
import { chunkSize, plainSizeOf } from '../sealed-format.ts';
import type { StoreKey } from '../store-key.ts';
import { vaultPurpose } from '../vault-files.ts';

/** Where the files lie that a store names, and how they are read. */
export interface FilesOnDisk {
  readonly places: Pick<StorePlaces, 'media' | 'vault'>;
  readonly key?: StoreKey | undefined;
  /** The clock: when a file came is not known any more. Milliseconds since 1970. */
  readonly now: () => number;
}

const hashName = /^[0-9a-f]{64}$/;

/**
 * Gives rows back to pictures whose rows are lost, from the files themselves: each is named by the
 * SHA-256 of what it holds, so a picture proves itself. One whose bytes are not those, or that is
 * none that a story can hold, gets no row. The words that went with it are not in the file.
 * @returns how many rows there are more
 */
export function rebuildMedia(
  database: Database,
  { places, key, now }: FilesOnDisk,
  rest: () => void = () => undefined,
): number {
  const isThere = database.prepare<[string]>('SELECT 1 FROM media WHERE hash = ?').pluck();
  const insert = database.prepare(
    'INSERT INTO media (hash, type, width, height, size, added_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  let added = 0;
  for (const hash of hashesIn(places.media)) {
    rest();
    if (isThere.get(hash) !== undefined) continue;
    const bytes = readProved(join(places.media, hash.slice(0, 2), hash), hash, key);
    const picture = bytes && readPicture(bytes);
    if (!picture?.ok) continue;
    const { type, width, height } = picture.value;
    insert.run(hash, type, width, height, bytes?.byteLength, now());
    added += 1;
  }
  return added;
}

interface Named {
  readonly hash: string;
  readonly kind: string;
}

/**
 * Gives rows back to files of the vault that a source still names. Their bytes are held against
 * their hash whenever they are read, so no more than their size and kind is asked here.
 * @returns how many rows there are more
 */
export function rebuildFiles(database: Database, { places, key, now }: FilesOnDisk): number {
  const named = database
    .prepare<[], Named>(
      `SELECT file AS hash, min(kind) AS kind FROM sources
       WHERE file IS NOT NULL AND file NOT IN (SELECT hash FROM files) GROUP BY file`,
    )
    .all();
  const insert = database.prepare(
    'INSERT INTO files (hash, type, size, added_at) VALUES (?, ?, ?, ?)',
  );
  let added = 0;
  for (const { hash, kind } of named) {
    const path = join(places.vault, hash.slice(0, 2), hash);
    const known = hashName.test(hash) && existsSync(path) ? factsOf(path, kind, key) : null;
    if (!known) continue;
    insert.run(hash, known.type, known.size, now());
    added += 1;
  }
  return added;
}

function* hashesIn(folder: string): Generator<string, void> {
  if (!existsSync(folder)) return;
  for (const few of readdirSync(folder)) {
    if (!/^[0-9a-f]{2}$/.test(few) || !statSync(join(folder, few)).isDirectory()) continue;
    for (const name of readdirSync(join(folder, few)))
      if (hashName.test(name) && name.startsWith(few)) yield name;
  }
}

function readProved(path: string, hash: string, key: StoreKey | undefined): Uint8Array | null {
  try {
    const bytes = unsealBytes(readFileSync(path), key, mediaPurpose);
    return bytes && createHash('sha256').update(bytes).digest('hex') === hash ? bytes : null;
  } catch (error) {
    // A sector that the disk no longer gives, or no file at all.
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

const types: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  page: 'text/html',
  text: 'text/plain',
  transcript: 'text/plain',
};

function factsOf(
  path: string,
  kind: string,
  key: StoreKey | undefined,
): { readonly type: string; readonly size: number } | null {
  try {
    const { size: lying } = statSync(path);
    const size = key && isSealedFile(path) ? plainSizeOf(lying, chunkSize) : lying;
    const type = types[kind] ?? (kind === 'image' ? pictureType(path, key) : null);
    return size === null || type === null ? null : { type, size };
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

const headSize = 1024 * 1024;

function pictureType(path: string, key: StoreKey | undefined): string | null {
  const head =
    key && isSealedFile(path) ? unsealBytes(readFileSync(path), key, vaultPurpose) : headOf(path);
  const picture = head && readPictureHeader(head.subarray(0, headSize));
  return picture?.ok ? picture.value.type : null;
}

function headOf(path: string): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const bytes = new Uint8Array(headSize);
    return bytes.subarray(0, readSync(file, bytes, 0, headSize, 0));
  } finally {
    closeSync(file);
  }
}
