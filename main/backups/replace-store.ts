import type { BackupProgress } from '../../core/contract/backups.ts';
import type { HostEvents } from '../../core/contract/events.ts';
import type { StoreKey } from '../../db/store-key.ts';
import type { RestoreFailure } from '../../db/backup/restore-store.ts';
import { logFault } from '../log.ts';
import { runChore, type RunChore } from '../store-chores/run-chore.ts';
import { backUpSentence } from './backup-words.ts';

/** A copy that is to take the place of a library's store. */
export interface StoreReplacement {
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
  replacement: StoreReplacement,
  { renew, emit, run = runChore }: ReplaceSetting,
): Promise<void> {
  let trouble = failed;
  const progress = (share: number): void => {
    const told: BackupProgress = { work: 'restore', share };
    emit('backup.progress', told);
  };
  try {
    await renew(async () => {
      const restored = await run('backup.restore', replacement, { progress, patience });
      trouble = restored.ok ? '' : sentenceOf(restored.error);
      if (!restored.ok) logFault('restore', JSON.stringify(restored.error));
    });
  } catch (fault) {
    logFault('restore', fault);
  }
  emit('backup.restored', { trouble });
}

/**
 * Milliseconds that nothing may be heard of it, since the copy may lie on a share that hangs: the
 * store is closed meanwhile. A thread that is given up does nothing more.
 */
const patience = 10 * 60 * 1000;

function sentenceOf(why: RestoreFailure): string {
  switch (why.code) {
    case 'bad-copy':
      return 'Nothing was restored: this backup turned out to be damaged. Your stories are as they were. Choose another backup.';
    case 'no-safety-copy':
      return `Nothing was restored, since what is there now could not be copied first. Your stories are as they were. ${backUpSentence(why.why)}`;
  }
}

const failed =
  'Nothing was restored: the disk did not take it. Your stories are as they were. Make sure that there is room and that the folder may be written, then try again.';
