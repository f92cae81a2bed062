import { join } from 'node:path';
import type { BackupState } from '../../core/contract/backups.ts';
import { noteBackup, readBackupNotes } from '../../db/backup/backup-notes.ts';
import type { Mirrored, MirrorFailure } from '../../db/backup/mirror.ts';
import { placesOf } from '../../db/open-database.ts';
import { explainFault } from '../faults.ts';
import { logFault } from '../log.ts';
import type { LibraryPlace, Ports } from '../ports.ts';
import { ChoreStalled, type RunChore } from '../store-chores/run-chore.ts';
import type { WorkContext } from './backup-work.ts';
import type { PlacedCopy } from './list-both.ts';

/**
 * The folder of the editor's choice in which copies are kept besides. It may lie on a share that
 * does not answer, so nothing here reaches for it but chores, and those for a time only.
 */
export interface SecondFolder {
  readonly state: () => BackupState['folder'];
  /** The copies there, as they were when somebody looked last. */
  readonly copies: () => readonly PlacedCopy[];
  /**
   * Looks what is there by now, unless somebody just did; tells the page when that is news.
   * @returns whether the folder was found, and so may be brought up to date
   */
  readonly look: () => Promise<boolean>;
  /** Whether it was out of reach when it was tried last. */
  readonly isAway: () => boolean;
  /** Keeps copies in a folder of this name within `folder`. @returns why not, a sentence; or null. */
  readonly choose: (folder: string) => Promise<string | null>;
  readonly drop: () => void;
  /** A copy there was deleted. */
  readonly forget: (name: string) => void;
  /** Brings it up to date. Never rejects: what goes wrong is told by `state`. */
  readonly update: (context: WorkContext) => Promise<void>;
  /** Does a chore on it. Rejects with `ChoreStalled` when its disk does not answer. */
  readonly run: RunChore;
  /** Where files are looked for that the library has lost; null while its disk does not answer. */
  readonly besides: () => string | null;
}

/** What the folder is called that Galley makes in the one that the editor picks. */
const folderName = 'Galley backups';
/** Milliseconds that a disk may take for one answer; one that has to be started needs some. */
const answerPatience = 30_000;
/** Milliseconds that work on it may go without a word of how far it is. */
export const workPatience = 4 * answerPatience;
/** Milliseconds until somebody looks anew. */
const lookEvery = 10_000;

/** Looks after the folder besides. @param patience milliseconds; see `answerPatience` */
export function createSecondFolder(
  library: LibraryPlace,
  ports: Pick<Ports, 'now' | 'emit'>,
  runChore: RunChore,
  patience = answerPatience,
): SecondFolder {
  const { backups } = placesOf(library.folder);
  let trouble = '';
  let known: readonly PlacedCopy[] = [];
  let lookedAt = -Infinity;
  let isAway = false;
  /** A chore that still waits for the disk; each further one would wait as well. */
  let stalled: ChoreStalled | null = null;

  function heed(fault: unknown): never {
    if (fault instanceof ChoreStalled && stalled !== fault) {
      stalled = fault;
      void fault.gone.then(() => (stalled = null));
    }
    throw fault;
  }

  const run: RunChore = (name, options, terms) =>
    stalled ? Promise.reject(stalled) : runChore(name, options, { patience, ...terms }).catch(heed);

  function explain(fault: unknown): string {
    if (!(fault instanceof ChoreStalled)) logFault('backup folder', fault);
    return faultSentence(fault);
  }

  function noteUpdate({ plain, files: { files: count, bytes } }: Mirrored): void {
    const form = library.key ? 'seal' : 'open';
    noteBackup(backups, {
      folderUpdatedAt: ports.now(),
      folderForm: plain === 0 ? form : null,
      folderFiles: { count, bytes },
    });
  }

  /** A disk that is away for days is news once, also across starts. */
  function tellOnce(): void {
    const isFailing = trouble !== '';
    if (readBackupNotes(backups).folderTold === isFailing) return;
    noteBackup(backups, { folderTold: isFailing });
    if (isFailing) ports.emit('backup.failed', { trouble });
  }

  async function look(): Promise<boolean> {
    const { folder, library: id } = readBackupNotes(backups);
    if (folder === null || performance.now() - lookedAt < lookEvery) return false;
    lookedAt = performance.now();
    const before = JSON.stringify([known, trouble]);
    try {
      const looked = await run('backup.lookBesides', { folder, id });
      known = looked.ok ? looked.value : [];
      if (!looked.ok) trouble = sentences[looked.error.code];
      // What was said of its absence is true no longer.
      else if (isAway) trouble = '';
      isAway = !looked.ok;
    } catch (fault) {
      known = [];
      isAway = true;
      trouble = explain(fault);
    }
    if (JSON.stringify([known, trouble]) !== before) ports.emit('backup.changed', null);
    return !isAway;
  }

  return {
    run,
    look,
    isAway: () => isAway,
    besides: () => (stalled ? null : readBackupNotes(backups).folder),
    state: () => {
      const { folder: path, folderUpdatedAt: updatedAt, folderFiles } = readBackupNotes(backups);
      return path === null ? null : { path, trouble, updatedAt, files: folderFiles };
    },
    copies: () => (readBackupNotes(backups).folder === null ? [] : known),
    choose: async (picked) => {
      const notes = readBackupNotes(backups);
      const folder = picked.endsWith(folderName) ? picked : join(picked, folderName);
      try {
        const marked = await run('backup.chooseBesides', { folder, id: notes.library });
        if (!marked.ok) return sentences[marked.error.code];
        known = marked.value;
      } catch (fault) {
        return explain(fault);
      }
      noteBackup(backups, {
        library: notes.library,
        folder,
        folderUpdatedAt: null,
        folderFiles: null,
        folderTold: false,
        folderForm: null,
      });
      trouble = '';
      isAway = false;
      return null;
    },
    forget: (name) => {
      known = known.filter((each) => each.name !== name);
    },
    drop: () => {
      noteBackup(backups, { folder: null, folderUpdatedAt: null, folderFiles: null });
      known = [];
      trouble = '';
      isAway = false;
    },
    update: async ({ signal, progress }) => {
      const { folder, library: id, folderForm: form } = readBackupNotes(backups);
      if (folder === null) return;
      try {
        const order = { library: library.folder, backups, folder, id, key: library.key, form };
        const done = await run('backup.mirror', order, {
          signal,
          progress,
          patience: 4 * patience,
        });
        trouble = done.ok ? leftWords(done.value) : sentences[done.error.code];
        if (done.ok) noteUpdate(done.value);
        isAway = !done.ok && (done.error.code === 'absent' || done.error.code === 'other');
        lookedAt = -Infinity;
        if (done.ok) await look();
      } catch (fault) {
        if (!signal.aborted || fault instanceof ChoreStalled) trouble = explain(fault);
        isAway = fault instanceof ChoreStalled || isGone(fault);
        lookedAt = -Infinity;
      }
      if (isAway) known = [];
      tellOnce();
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
  if (fault instanceof ChoreStalled) return notAnswering;
  if (isGone(fault)) return sentences.absent;
  const { code } = explainFault(fault);
  if (code === 'disk-full') return sentences['no-room'];
  return 'The folder that you chose cannot be written. The backups in the library go on. Give yourself the right to write there, or choose another folder.';
}

/** What a system says of a disk that went while it was worked on. */
const gone: ReadonlySet<unknown> = new Set(['ENOENT', 'ENODEV', 'ENXIO', 'ESTALE', 'ENOTCONN']);

function isGone(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && gone.has(fault.code);
}

const notAnswering =
  'The folder that you chose does not answer: its disk or its network may be busy or away. The backups in the library go on. Galley tries again by itself.';

function leftWords({ lost, plain }: Mirrored): string {
  const readable =
    plain === 1
      ? '1 file in the folder that you chose is damaged and could not be encrypted: whoever finds it can read what is left of it. Look into the folder and delete it.'
      : `${plain} files in the folder that you chose are damaged and could not be encrypted: whoever finds them can read what is left of them. Look into the folder and delete them.`;
  const what = lost === 1 ? '1 picture or source is' : `${lost} pictures and sources are`;
  const missing = `Everything was copied, but ${what} damaged or gone in the library and could not be.`;
  return [...(plain > 0 ? [readable] : []), ...(lost > 0 ? [missing] : [])].join(' ');
}
