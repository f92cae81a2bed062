import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { success, type Result } from '../core/base/result.ts';
import type { MediaHash } from '../core/base/id.ts';
import type { Medium } from '../core/contract/media.ts';
import type { MediaStore } from './media.ts';
import { letGoOf } from './backup/kept-files.ts';
import { noPictureWords, type PictureWords } from '../core/article/pictures/picture-words.ts';
import { readPicture } from '../core/article/pictures/read-picture.ts';
import { sealBytes, unsealBytes } from './sealed-file.ts';
import type { StoreKey } from './store-key.ts';
import { makeFolder, writeWhole } from './whole-file.ts';

/** What pictures are sealed as. */
export const mediaPurpose = 'media';

type Facts = Omit<Medium, 'words'>;

/** The pictures, and the two halves of taking one in. */
export interface Media extends MediaStore {
  /** Writes a picture's file, which is no picture of the store yet. */
  write(bytes: Uint8Array): Result<Facts, string>;
  /** Makes it one; its file is there. */
  record(facts: Facts): void;
  /**
   * Marks pictures that no story shows any more, and forgets what was said of them. Belongs into the
   * transaction that finds that out; their files go with `discard`.
   */
  letGo(hashes: readonly MediaHash[]): void;
  /** Those that were let go of and are still there: another program held their files. */
  lettingGo(): MediaHash[];
  /** Has a picture stay after all. */
  keep(hash: MediaHash): void;
  /** Deletes pictures that were let go of; a copy that names one of them keeps its file. */
  discard(hashes: readonly MediaHash[]): void;
}

/**
 * The pictures of a store: facts in `database`, bytes in files under `folder`, each named by its
 * hash. The file is there before its row, so a row always has its file.
 * @param key with it the files are sealed; their names stay the hashes of what they hold.
 * @param backups where the copies of the store lie: a file that one of them may name is put aside
 */
export function createMediaStore(
  database: Database,
  folder: string,
  now: () => number,
  key?: StoreKey,
  backups?: string,
): Media {
  const find = database.prepare<[string], Facts>(
    'SELECT hash, type, width, height, size FROM media WHERE hash = ?',
  );
  const findWords = database.prepare<[string], PictureWords>(
    'SELECT alt, caption, credit, rights FROM media WHERE hash = ?',
  );
  const insert = database.prepare<[Facts & { at: number }]>(
    `INSERT INTO media (hash, type, width, height, size, added_at)
     VALUES (@hash, @type, @width, @height, @size, @at)
     ON CONFLICT (hash) DO UPDATE SET words_at = 0 WHERE words_at < 0`,
  );
  const letGo = database.prepare<[string]>(
    `UPDATE media SET alt = '', caption = '', credit = '', rights = '', words_at = -1
     WHERE hash = ?`,
  );
  const lettingGo = database
    .prepare<[], MediaHash>('SELECT hash FROM media WHERE words_at < 0')
    .pluck();
  const keep = database.prepare<[string]>('UPDATE media SET words_at = 0 WHERE hash = ?');
  const forget = database.prepare<[string]>('DELETE FROM media WHERE hash = ?');
  const pathOf = (hash: MediaHash): string => join(folder, hash.slice(0, 2), hash);
  const words = (hash: MediaHash): PictureWords => findWords.get(hash) ?? noPictureWords;
  const record = (facts: Facts): void => void insert.run({ ...facts, at: now() });

  function write(bytes: Uint8Array): Result<Facts, string> {
    const picture = readPicture(bytes);
    if (!picture.ok) return picture;
    const { type, width, height } = picture.value;
    const hash = hashOf(bytes);
    if (readChecked(pathOf(hash), hash, key) === null)
      writeMedium(pathOf(hash), sealBytes(bytes, key, mediaPurpose));
    return success({ hash, type, width, height, size: bytes.byteLength });
  }

  return {
    add: (bytes) => {
      const written = write(bytes);
      if (!written.ok) return written;
      record(written.value);
      return success({ ...written.value, words: words(written.value.hash) });
    },
    get: (hash) => {
      const facts = find.get(hash);
      return facts ? { ...facts, words: words(hash) } : null;
    },
    words,
    read: (hash) => (find.get(hash) ? readChecked(pathOf(hash), hash, key) : null),
    write,
    record,
    letGo: (hashes) => {
      for (const hash of hashes) letGo.run(hash);
    },
    lettingGo: () => lettingGo.all(),
    keep: (hash) => void keep.run(hash),
    discard: (hashes) => {
      for (const hash of hashes) if (letGoOf(folder, backups, pathOf(hash), hash)) forget.run(hash);
    },
  };
}

function readChecked(path: string, hash: MediaHash, key: StoreKey | undefined): Uint8Array | null {
  if (!existsSync(path)) return null;
  const bytes = unsealBytes(readFileSync(path), key, mediaPurpose);
  return bytes && hashOf(bytes) === hash ? bytes : null;
}

function writeMedium(path: string, bytes: Uint8Array): void {
  makeFolder(dirname(path));
  writeWhole(path, bytes);
}

function hashOf(bytes: Uint8Array): MediaHash {
  return createHash('sha256').update(bytes).digest('hex') as MediaHash;
}
