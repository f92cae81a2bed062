import { join } from 'node:path';
import type { Backup, BackupState } from '../../core/contract/backups.ts';
import { noteBackup, readBackupNotes } from '../../db/backup/backup-notes.ts';
import { listCopies } from '../../db/backup/copies.ts';
import { lookAtFolder, markFolder, type MirrorFailure } from '../../db/backup/mirror.ts';
import { placesOf } from '../../db/open-database.ts';
import { explainFault } from '../faults.ts';
import { logFault } from '../log.ts';
import type { LibraryPlace, Ports } from '../ports.ts';
import type { RunChore } from '../store-chores/run-chore.ts';
import type { WorkContext } from './backup-work.ts';

/** The folder of the editor's choice in which copies are kept besides. */
export interface SecondFolder {
  readonly state: () => BackupState['folder'];
  readonly copies: () => readonly Omit<Backup, 'place'>[];
  /** Keeps copies in a folder of this name within `folder`. @returns why not, a sentence; or null. */
  readonly choose: (folder: string) => string | null;
  readonly drop: () => void;
  /** Brings it up to date. Never rejects: what goes wrong is told by `state`. */
  readonly update: (context: WorkContext) => Promise<void>;
}

/** What the folder is called that Galley makes in the one that the editor picks. */
const folderName = 'Galley backups';

/** Looks after the folder besides. */
export function createSecondFolder(
  library: LibraryPlace,
  ports: Pick<Ports, 'now'>,
  run: RunChore,
): SecondFolder {
  const { backups } = placesOf(library.folder);
  let trouble = '';
  let known: readonly Omit<Backup, 'place'>[] = [];

  function look(folder: string): void {
    // A disk that is gone must cost neither the list of the others nor the desk its day.
    try {
      known = listCopies(folder);
    } catch (fault) {
      logFault('backup folder', fault);
      known = [];
    }
  }

  return {
    state: () => {
      const { folder, folderUpdatedAt } = readBackupNotes(backups);
      return folder === null ? null : { path: folder, trouble, updatedAt: folderUpdatedAt };
    },
    copies: () => {
      const { folder } = readBackupNotes(backups);
      if (folder === null) return [];
      look(folder);
      return known;
    },
    choose: (picked) => {
      const notes = readBackupNotes(backups);
      const folder = picked.endsWith(folderName) ? picked : join(picked, folderName);
      try {
        const marked = markFolder(folder, notes.library);
        if (!marked.ok) return sentences[marked.error.code];
      } catch (fault) {
        return faultSentence(fault);
      }
      noteBackup(backups, { ...notes, folder, folderUpdatedAt: null });
      trouble = '';
      return null;
    },
    drop: () => {
      noteBackup(backups, { folder: null, folderUpdatedAt: null });
      trouble = '';
    },
    update: async ({ signal, progress }) => {
      const { folder, library: id } = readBackupNotes(backups);
      if (folder === null) return;
      try {
        const looked = lookAtFolder(folder, id);
        const order = { library: library.folder, backups, folder, id, key: library.key };
        const done = looked.ok ? await run('backup.mirror', order, { signal, progress }) : looked;
        trouble = done.ok ? lostWords(done.value) : sentences[done.error.code];
        if (done.ok) noteBackup(backups, { folderUpdatedAt: ports.now() });
      } catch (fault) {
        if (signal.aborted) return;
        logFault('backup folder', fault);
        trouble = faultSentence(fault);
      }
    },
  };
}

const sentences: Readonly<Record<MirrorFailure['code'], string>> = {
  absent:
    'The folder that you chose cannot be found: its disk may not be connected. The backups in the library go on. Galley looks for it again by itself.',
  other:
    'This folder holds the backups of another library, so nothing was copied there. The backups in the library go on. Choose another folder.',
  'no-copy': '',
  'no-room':
    'The folder that you chose is full. The backups in the library go on. Make room there; Galley tries again by itself.',
  'bad-copy':
    'A copy in the folder that you chose could not be read back, so it was not kept. The backups in the library go on. That disk may be failing.',
};

function faultSentence(fault: unknown): string {
  const { code } = explainFault(fault);
  if (code === 'disk-full') return sentences['no-room'];
  return 'The folder that you chose cannot be written. The backups in the library go on. Give yourself the right to write there, or choose another folder.';
}

function lostWords(lost: number): string {
  if (lost === 0) return '';
  const what = lost === 1 ? '1 picture or source is' : `${lost} pictures and sources are`;
  return `Everything was copied, but ${what} damaged or gone in the library and could not be.`;
}
