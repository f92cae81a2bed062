import type { Result } from '../../core/base/result.ts';
import { backUp, type BackUpFailure, type BackUpOrder } from '../../db/backup/back-up.ts';
import type { MadeCopy } from '../../db/backup/make-copy.ts';
import type { Chore } from './chore.ts';

/** What is to be copied, and where. */
export type MakeBackupOptions = Omit<BackUpOrder, 'signal' | 'hear'>;

/** Makes one verified copy of a store and lets go of old ones (`backUp`); tells its share, 0 to 1. */
export const makeBackup: Chore<MakeBackupOptions, Result<MadeCopy, BackUpFailure>, number> = (
  options,
  { signal, progress },
) => backUp({ ...options, signal, hear: progress });
