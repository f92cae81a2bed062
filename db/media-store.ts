import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { success } from '../core/base/result.ts';
import type { MediaHash } from '../core/base/id.ts';
import type { Medium } from '../core/contract/media.ts';
import type { MediaStore } from './article-store.ts';
import { noPictureWords } from '../core/article/pictures/picture-words.ts';
import { readPicture } from '../core/article/pictures/read-picture.ts';
import { makeFolder, writeWhole } from './whole-file.ts';

/**
 * The pictures of a store: facts in `database`, bytes in files under `folder`, each named by its
 * hash. The file is there before its row, so a row always has its file.
 */
export function createMediaStore(
  database: Database,
  folder: string,
  now: () => number,
): MediaStore {
  const find = database.prepare<[string], Omit<Medium, 'words'>>(
    'SELECT hash, type, width, height, size FROM media WHERE hash = ?',
  );
  const insert = database.prepare<[Omit<Medium, 'words'> & { at: number }]>(
    'INSERT OR IGNORE INTO media VALUES (@hash, @type, @width, @height, @size, @at)',
  );
  const pathOf = (hash: MediaHash): string => join(folder, hash.slice(0, 2), hash);

  return {
    add: (bytes) => {
      const picture = readPicture(bytes);
      if (!picture.ok) return picture;
      const medium = { hash: hashOf(bytes), ...picture.value, size: bytes.byteLength };
      if (!isStored(pathOf(medium.hash), medium.hash)) writeMedium(pathOf(medium.hash), bytes);
      insert.run({ ...medium, at: now() });
      return success({ ...medium, words: noPictureWords });
    },
    get: (hash) => {
      const medium = find.get(hash);
      return medium ? { ...medium, words: noPictureWords } : null;
    },
    read: (hash) => (find.get(hash) ? readChecked(pathOf(hash), hash) : null),
  };
}

function isStored(path: string, hash: MediaHash): boolean {
  return readChecked(path, hash) !== null;
}

function readChecked(path: string, hash: MediaHash): Uint8Array | null {
  if (!existsSync(path)) return null;
  const bytes = readFileSync(path);
  return hashOf(bytes) === hash ? bytes : null;
}

function writeMedium(path: string, bytes: Uint8Array): void {
  makeFolder(dirname(path));
  writeWhole(path, bytes);
}

function hashOf(bytes: Uint8Array): MediaHash {
  return createHash('sha256').update(bytes).digest('hex') as MediaHash;
}
