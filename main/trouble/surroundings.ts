import { existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { listCopies } from '../../db/backup/copies.ts';
import { placesOf } from '../../db/open-database.ts';
import { dayAndTime } from '../../db/salvage/salvage-report.ts';
import type { StoreFailure } from '../../db/store-failure.ts';
import { logFault } from '../log.ts';
import { inMegabytes } from '../megabytes.ts';
import { roomForSalvage, salvageRoomSentence } from '../store-chores/salvage.ts';
import type { TroubleSurroundings } from './trouble-page.ts';

// A desk needs room for its log and for a sitting's words.
const leastRoom = 20 * 1024 * 1024;

/** What is to be said beside a failure: which copy there is, how much room the disk has. */
export function surroundingsOf(failure: StoreFailure, folder: string): TroubleSurroundings {
  try {
    const around = { folder };
    if (failure.code === 'disk-full') return { ...around, room: roomSentence(folder) };
    const mayBeSaved = ['corrupt', 'empty', 'missing'].includes(failure.code);
    if (!mayBeSaved) return around;
    const room = salvageRoomSentence(folder, roomForSalvage(folder));
    return { ...around, newestCopy: newestCopy(folder), room };
  } catch (fault) {
    // What is said besides must not keep the trouble itself from being told.
    logFault('surroundings', fault);
    return { folder };
  }
}

function newestCopy(folder: string): string | null {
  const newest = listCopies(placesOf(folder).backups).findLast(({ isGood }) => isGood);
  if (!newest) return null;
  const stories = newest.stories === null ? '' : `, with ${newest.stories} stories`;
  return `from ${dayAndTime(newest.at)}${stories}`;
}

function roomSentence(folder: string): string {
  const { bavail, bsize } = statfsSync(nearest(folder));
  const { file } = placesOf(folder);
  const log = `${file}-wal`;
  const needed = leastRoom + (existsSync(log) ? statSync(log).size : 0);
  return `The disk that holds ${folder} has ${inMegabytes(bavail * bsize)} left; Galley needs about ${inMegabytes(needed)} to work.`;
}

function nearest(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder));
}
