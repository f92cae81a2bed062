import type { BackUpFailure } from '../../db/backup/back-up.ts';
import { explainFault } from '../faults.ts';

/** Why no copy was made, for the editor. */
export function backUpSentence(failed: BackUpFailure): string {
  switch (failed.code) {
    case 'damaged':
      return 'No backup was made, because a copy of the store could not be trusted: part of the store, or of the disk, may be damaged. The backups from before are kept. Check one of them below.';
    case 'no-room':
      return `No backup was made: it needs ${sizeWords(failed.needed)} and the disk has ${sizeWords(failed.free)} free. Your stories are safe, and so is the newest backup. Make room; Galley tries again by itself.`;
  }
}

/** Why a backup failed in a way that nobody foresaw, for the editor. */
export function backUpFaultSentence(fault: unknown): string {
  switch (explainFault(fault).code) {
    case 'disk-full':
      return 'No backup was made: the disk is full. Your stories are safe, and so are the backups from before. Make room; Galley tries again by itself.';
    case 'read-only':
      return 'No backup was made: Galley cannot write to the folder of the backups. Your stories are safe. Give yourself the right to write to it; Galley tries again by itself.';
    default:
      return 'No backup was made: the disk did not take it, or it could not be read back. Your stories are safe, and so are the backups from before. Galley tries again by itself.';
  }
}

/** Bytes in words. */
export function sizeWords(bytes: number): string {
  const units = ['KB', 'MB', 'GB', 'TB'];
  let size = bytes / 1000;
  let unit = 0;
  for (; size >= 1000 && unit < units.length - 1; unit += 1) size /= 1000;
  return `${size < 10 ? size.toFixed(1) : Math.round(size)} ${units[unit] ?? ''}`;
}
