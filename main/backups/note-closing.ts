import { filesStamp, noteBackup, readBackupNotes } from '../../db/backup/backup-notes.ts';
import { placesOf } from '../../db/open-database.ts';
import type { LibraryPlace } from '../ports.ts';

/**
 * Puts down whether anything changed since the last copy, so that the next start need not make one
 * for nothing. To be called just before the store is closed, which writes to its files itself.
 */
export function noteClosing(library: LibraryPlace | null): void {
  if (!library) return;
  const { file, backups } = placesOf(library.folder);
  const { cleanAs } = readBackupNotes(backups);
  if (cleanAs !== null && cleanAs === filesStamp(file))
    noteBackup(backups, { wasClosedClean: true });
}
