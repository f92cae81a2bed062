import type { Result } from '../../core/base/result.ts';
import { verifyCopy, type CopyFacts } from '../../db/backup/verify-copy.ts';
import type { StoreKey } from '../../db/store-key.ts';
import type { Chore } from './chore.ts';

/** Which copy of a store, and how. */
export interface CheckCopyOptions {
  readonly path: string;
  readonly how: 'quick' | 'full';
  readonly key?: StoreKey | undefined;
}

/** Opens a copy of a store and looks whether it could take the store's place (`verifyCopy`). */
export const checkCopy: Chore<CheckCopyOptions, Result<CopyFacts, string>> = (
  { path, how, key },
  { signal },
) => verifyCopy(path, { how, key, signal });
