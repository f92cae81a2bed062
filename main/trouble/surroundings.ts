import { existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { listCopies } from '../../db/backup/copies.ts';
import { placesOf } from '../../db/open-database.ts';
import { isLocked, readKeyFile } from '../../db/key-file.ts';
import { openToRead } from '../../db/open-to-read.ts';
import type { StoreFailure } from '../../db/store-failure.ts';
import type { StoreKey } from '../../db/store-key.ts';
import { logFault } from '../log.ts';
import { inMegabytes } from '../megabytes.ts';
import { roomForSalvage, salvageRoomSentence } from '../store-chores/salvage.ts';
import { copyWords, type CopiesElsewhere, type TroubleSurroundings } from './trouble-page.ts';

// A desk needs room for its log and for a sitting's words.
const leastRoom = 20 * 1024 * 1024;

/** What is to be said beside a failure: which copy there is, how much room the disk has. */
export function surroundingsOf(
  failure: StoreFailure,
  folder: string,
  key?: StoreKey,
  elsewhere: CopiesElsewhere = {},
): TroubleSurroundings {
  try {
    const around = { folder, isReadable: isReadable(failure, folder, key) };
    if (failure.code === 'disk-full') return { ...around, room: roomSentence(folder) };
    if (!mayBeSaved(failure)) return around;
    const room = salvageRoomSentence(folder, roomForSalvage(folder));
    return { ...around, newestCopy: newestCopy(folder), elsewhere, room };
  } catch (fault) {
    // What is said besides must not keep the trouble itself from being told.
    logFault('surroundings', fault);
    return { folder };
  }
}

// What can be read although it cannot be worked on. A newer store is not among them: what it means by
// its tables nobody knows here.
const maybeReadable: ReadonlySet<StoreFailure['code']> = new Set([
  'corrupt',
  'locked',
  'read-only',
  'disk-full',
  'io',
]);

/** Whether the stories can be read, which is found out by doing so. */
function isReadable({ code }: StoreFailure, folder: string, key?: StoreKey): boolean {
  if (!maybeReadable.has(code) || !existsSync(placesOf(folder).file)) return false;
  // Under a passphrase that nobody has given yet only trying it will tell.
  if (!key && isLocked(folder)) return isSealed(folder);
  const opened = openToRead(folder, key);
  if (opened.ok) opened.value.close();
  return opened.ok;
}

// One that is halfway would be converted first, and that is writing.
function isSealed(folder: string): boolean {
  const lock = readKeyFile(folder);
  return lock.ok && lock.value?.state === 'sealed';
}

/** Whether there is a way on from copies, or from what is left. */
export function mayBeSaved({ code }: StoreFailure): boolean {
  return ['corrupt', 'overwritten', 'empty', 'missing'].includes(code);
}

/** The newest good copy in the library's own folder, in words; null when there is none. */
export function newestCopy(folder: string): string | null {
  const newest = listCopies(placesOf(folder).backups).findLast(({ isGood }) => isGood);
  return newest ? copyWords(newest) : null;
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
