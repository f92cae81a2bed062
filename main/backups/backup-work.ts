import type { BackupProgress, BackupWork } from '../../core/contract/backups.ts';
import type { Ports } from '../ports.ts';

/** What is under way, one thing at a time. */
export interface BackupDesk {
  readonly running: () => BackupWork | null;
  /**
   * Does one thing, unless another is under way: then null. The page hears when it begins, how far
   * it is, and when it ends.
   */
  readonly perform: <T>(
    work: BackupWork,
    act: (context: WorkContext) => Promise<T>,
  ) => Promise<T | null>;
  /** Ends what is under way. */
  readonly cancel: () => void;
}

/** What a piece of work is given. */
export interface WorkContext {
  readonly signal: AbortSignal;
  /** Tells how far it is, from 0 to 1. */
  readonly progress: (share: number) => void;
}

/** Milliseconds between two words on how far it is. */
const tellEvery = 100;

/** Makes the place where work on backups is done. */
export function createBackupDesk(ports: Pick<Ports, 'emit'>): BackupDesk {
  let current: { readonly work: BackupWork; readonly stop: AbortController } | null = null;
  return {
    running: () => current?.work ?? null,
    perform: async (work, act) => {
      if (current) return null;
      const stop = new AbortController();
      current = { work, stop };
      ports.emit('backup.changed', null);
      try {
        return await act({ signal: stop.signal, progress: teller(ports, work) });
      } finally {
        current = null;
        ports.emit('backup.changed', null);
      }
    },
    cancel: () => current?.stop.abort(),
  };
}

function teller(ports: Pick<Ports, 'emit'>, work: BackupWork): (share: number) => void {
  let last = -tellEvery;
  return (share) => {
    const now = performance.now();
    if (now - last < tellEvery && share < 1) return;
    last = now;
    const progress: BackupProgress = { work, share };
    ports.emit('backup.progress', progress);
  };
}
