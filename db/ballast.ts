import { randomFillSync } from 'node:crypto';
import { existsSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { flushFolder, writeWhole } from './whole-file.ts';

/** Bytes that are held ready for a full disk. */
export const ballastSize = 4 * 1024 * 1024;

// Where so little is left, the disk's room is not ours to hold.
const leastRoom = 25 * ballastSize;

/**
 * Holds some room of the disk ready: on a full one SQLite can neither write back its log nor even
 * delete, and what was typed last could not be saved. A few megabytes that can be given up let a
 * sitting end with every word on disk. Does nothing while the disk has little room anyway.
 * @param room how much must be left on the disk for it, in bytes
 * @throws a system error other than a disk that is full after all.
 */
export function keepBallast(folder: string, room = leastRoom): boolean {
  const path = pathOf(folder);
  if (existsSync(path)) return true;
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < room) return false;
  try {
    // Random, since some file systems give zeros no room.
    writeWhole(path, randomFillSync(Buffer.alloc(ballastSize)));
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOSPC' || code === 'EDQUOT') return false;
    throw error;
  }
}

/** Gives the room back to the disk. @returns whether there was any to give. */
export function giveUpBallast(folder: string): boolean {
  const path = pathOf(folder);
  if (!existsSync(path)) return false;
  rmSync(path, { force: true });
  flushFolder(folder);
  return true;
}

function pathOf(folder: string): string {
  return join(folder, 'ballast');
}
