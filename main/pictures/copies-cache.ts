import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { MediaHash } from '../../core/base/id.ts';
import type { PictureCopy } from '../../core/publishing/published-story.ts';
import { makeFolder, writeWhole } from '../../db/whole-file.ts';

/**
 * Copies that were made once. Everything in it can be made again: the folder may be deleted at any
 * time, and what is damaged or cannot be written counts as not there.
 */
export interface CopiesCache {
  readonly read: (hash: MediaHash) => Promise<readonly PictureCopy[] | null>;
  readonly write: (hash: MediaHash, copies: readonly PictureCopy[]) => void;
}

/**
 * The version of the codecs and of what is made with them: another one makes other bytes. A test
 * holds it against package.json.
 */
export const copiesVersion = 'jpeg-1.6.0-png-3.1.1-resize-2.1.1-webp-1.5.0-v1';

interface Entry {
  readonly width: number;
  readonly height: number;
  readonly size: number;
}

/** A cache in `folder`. A file holds all copies of a picture: their check sum, a line of sizes, the bytes. */
export function createCopiesCache(folder: string): CopiesCache {
  const pathOf = (hash: MediaHash): string => join(folder, copiesVersion, hash.slice(0, 2), hash);
  return {
    read: async (hash) => {
      try {
        return unpack(await readFile(pathOf(hash)));
      } catch {
        // Not there, or not to be read: made again.
        return null;
      }
    },
    write: (hash, copies) => {
      try {
        makeFolder(dirname(pathOf(hash)));
        writeWhole(pathOf(hash), pack(copies));
      } catch {
        // A full disk or a folder that can only be read: the copies are at hand all the same.
      }
    },
  };
}

function pack(copies: readonly PictureCopy[]): Uint8Array {
  const entries = copies.map(({ width, height, bytes }): Entry => ({
    width,
    height,
    size: bytes.length,
  }));
  const body = Buffer.concat([
    Buffer.from(`${JSON.stringify(entries)}\n`, 'latin1'),
    ...copies.map(({ bytes }) => bytes),
  ]);
  return Buffer.concat([Buffer.from(`${digest(body)}\n`, 'latin1'), body]);
}

function unpack(file: Buffer): PictureCopy[] | null {
  const start = file.indexOf('\n') + 1;
  const body = file.subarray(start);
  if (start === 0 || file.toString('latin1', 0, start - 1) !== digest(body)) return null;
  let at = body.indexOf('\n') + 1;
  const entries = JSON.parse(body.toString('latin1', 0, at)) as readonly Entry[];
  return entries.map(({ width, height, size }) => {
    const bytes = new Uint8Array(body.subarray(at, (at += size)));
    return { width, height, bytes };
  });
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
