import type { ArchiveFailure } from '../../db/archive/archive-failure.ts';
import { sizeWords } from '../backups/backup-words.ts';
import { explainFault } from '../faults.ts';

/** Why no archive was made, for the editor. */
export function saveSentence(failed: ArchiveFailure): string {
  switch (failed.code) {
    case 'no-room':
      return `No archive was made: it needs ${sizeWords(failed.needed)} and the disk has ${sizeWords(failed.free)} free. Your stories are safe. Make room, or choose another disk.`;
    case 'taken':
      return 'No archive was made: a file of that name is there already, and it was left as it is. Choose another name.';
    case 'store-damaged':
      return 'No archive was made, because a copy of the store could not be trusted: part of the store, or of the disk, may be damaged. Your backups are kept. Check one of them.';
    default:
      return 'No archive was made: what was written could not be read back as it should be. Your stories are safe. Try again, on another disk if you can; this one may be failing.';
  }
}

/** Why no archive was made, where something failed in a way that nobody foresaw. */
export function saveFaultSentence(fault: unknown): string {
  switch (explainFault(fault).code) {
    case 'disk-full':
      return 'No archive was made: the disk is full. Nothing half-made was kept, and your stories are safe. Make room, or choose another disk.';
    case 'read-only':
      return 'No archive was made: Galley cannot write to that folder. Your stories are safe. Choose another one.';
    default:
      return 'No archive was made: the disk did not take it, or is no longer connected. Your stories are safe. Look whether the disk is there, then try again.';
  }
}

/** Why an archive was not opened, for the editor. */
export function openSentence(failed: ArchiveFailure): string {
  switch (failed.code) {
    case 'no-room':
      return `The archive was not opened: it needs ${sizeWords(failed.needed)} and the disk has ${sizeWords(failed.free)} free. Nothing was changed. Make room, or choose another disk.`;
    case 'not-archive':
      return 'This file is not an archive of a desk, so nothing was done with it. Choose one that ends in .galley-desk.';
    case 'newer':
      return 'This archive was made by a newer release of Galley, which this one cannot read. Nothing was changed. Install the newest Galley, or choose another archive.';
    case 'other-key':
      return 'This archive is under another passphrase than this library, so it cannot take its place. Nothing was changed. Open it into a new folder; the passphrase is asked for there.';
    case 'not-empty':
      return 'That folder holds something already, so nothing was put there. Choose a new or an empty folder.';
    case 'changed':
      return 'The file is no longer the archive that was looked over, so nothing was done with it. Open it again.';
    default:
      return 'This archive is damaged: it was cut short or changed after it was made. Nothing of it was kept, and nothing was changed. Fetch it once more from where it came, or choose another.';
  }
}

/** Why an archive was not opened, where something failed in a way that nobody foresaw. */
export function openFaultSentence(fault: unknown): string {
  switch (explainFault(fault).code) {
    case 'disk-full':
      return 'The archive was not opened: the disk is full. Nothing of it was kept, and nothing was changed. Make room, or choose another disk.';
    case 'read-only':
      return 'The archive was not opened: Galley cannot write to that folder, or cannot read the file. Nothing was changed. Choose another folder.';
    default:
      return 'The archive was not opened: its disk, or the one that it was to go to, did not answer as it should. Nothing was changed. Look whether both are connected, then try again.';
  }
}
