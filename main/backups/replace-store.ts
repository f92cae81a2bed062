import type { BackupProgress, RestoredWhole } from '../../core/contract/backups.ts';
import type { HostEvents } from '../../core/contract/events.ts';
import type { StoreKey } from '../../db/store-key.ts';
import type { RestoreFailure } from '../../db/backup/restore-store.ts';
import { logFault } from '../log.ts';
import { runChore, type RunChore } from '../store-chores/run-chore.ts';
import { backUpSentence, sizeWords } from './backup-words.ts';

/** A copy that is to take the place of a library's store. */
export interface StoreReplacement {
  /** What it is taken from, for the words. */
  readonly what: RestoredWhole;
  /** The library's folder. */
  readonly library: string;
  /** The copy's file; it stays where it is. */
  readonly copy: string;
  /** By the clock, in milliseconds since 1970. */
  readonly at: number;
  /** The key of a library that is encrypted at rest. */
  readonly key?: StoreKey | undefined;
  /** A folder that the copy lies in, to be removed afterwards. */
  readonly scratch?: string | undefined;
}

/** What the main process has for it. */
export interface ReplaceSetting {
  /** Closes the store, does what needs it closed, opens it again and has the page begin anew. */
  readonly renew: (between: () => Promise<void>) => Promise<unknown>;
  readonly emit: <Name extends keyof HostEvents>(event: Name, detail: HostEvents[Name]) => void;
  readonly run?: RunChore;
}

/**
 * Puts a copy in the store's place while the store is closed, and tells the page how it went: the
 * one that begins anew. Never rejects; when it fails the store is as it was.
 */
export async function replaceStore(
  { what, ...replacement }: StoreReplacement,
  { renew, emit, run = runChore }: ReplaceSetting,
): Promise<void> {
  let trouble = failedSentence(what);
  const progress = (share: number): void => {
    const told: BackupProgress = { work: 'restore', share };
    emit('backup.progress', told);
  };
  try {
    await renew(async () => {
      const restored = await run('backup.restore', replacement, { progress, patience });
      trouble = restored.ok ? '' : sentenceOf(restored.error, what);
      if (!restored.ok) logFault('restore', JSON.stringify(restored.error));
    });
  } catch (fault) {
    logFault('restore', fault);
  }
  emit('backup.restored', { what, trouble });
}

/**
 * Milliseconds that nothing may be heard of it, since the copy may lie on a share that hangs: the
 * store is closed meanwhile. A thread that is given up does nothing more.
 */
const patience = 10 * 60 * 1000;

function sentenceOf(why: RestoreFailure, what: RestoredWhole): string {
  switch (why.code) {
    case 'bad-copy':
      return `Nothing was restored: ${badCopy[what]} Your stories are as they were.`;
    case 'no-room':
      return `Nothing was restored: that needs ${sizeWords(why.needed)} for a while, and the disk has ${sizeWords(why.free)} free. Your stories are as they were. Make room, then try again.`;
    case 'no-safety-copy':
      return `Nothing was restored, since what is there now could not be copied first. Your stories are as they were. ${backUpSentence(why.why)}`;
  }
}

const badCopy: Readonly<Record<RestoredWhole, string>> = {
  backup: 'this backup turned out to be damaged. Choose another backup.',
  archive:
    'what came out of the archive could not be read back as it should be. This disk may be failing; open the archive into a new folder on another one.',
};

function failedSentence(what: RestoredWhole): string {
  const from = what === 'archive' ? 'the archive' : 'the backup';
  return `Nothing was restored from ${from}: the disk did not take it. Your stories are as they were. Make sure that there is room and that the folder may be written, then try again.`;
}
