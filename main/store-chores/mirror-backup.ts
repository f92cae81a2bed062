import type { Result } from '../../core/base/result.ts';
import {
  mirror,
  type MirrorFailure,
  type Mirrored,
  type MirrorOrder,
} from '../../db/backup/mirror.ts';
import type { Chore } from './chore.ts';

/** Brings a folder of the editor's choice up to date (`mirror`). */
export const mirrorBackup: Chore<
  Omit<MirrorOrder, 'signal' | 'hear'>,
  Result<Mirrored, MirrorFailure>,
  number
> = (options, { signal, progress }) => mirror({ ...options, signal, hear: progress });
