import type { Result } from '../../core/base/result.ts';
import { makeCopy, type CopyOrder, type MadeCopy } from '../../db/backup/make-copy.ts';
import type { Chore } from './chore.ts';

/** What is to be copied, and where. */
export type CopyStoreOptions = Omit<CopyOrder, 'signal' | 'hear'>;

/** Makes one verified copy of a store (`makeCopy`) and tells how much of it is done, from 0 to 1. */
export const copyStore: Chore<CopyStoreOptions, Result<MadeCopy, string>, number> = (
  options,
  { signal, progress },
) => makeCopy({ ...options, signal, hear: progress });
