import { join } from 'node:path';
import { writeRecord } from '../../db/backup/copies.ts';
import { verifyCopy } from '../../db/backup/verify-copy.ts';
import type { StoreKey } from '../../db/store-key.ts';
import type { Chore } from './chore.ts';

/** Which copy of a store, and when that is by the clock. */
export interface CheckCopyOptions {
  readonly folder: string;
  readonly name: string;
  readonly at: number;
  readonly key?: StoreKey | undefined;
}

/**
 * Looks over all of a copy and puts down how it was found.
 * @returns what is wrong with it, for the log; null when nothing is.
 */
export const checkCopy: Chore<CheckCopyOptions, string | null> = (
  { folder, name, at, key },
  { signal },
) => {
  const found = verifyCopy(join(folder, name), { how: 'full', key, signal });
  const stories = found.ok ? (found.value.counts['stories'] ?? 0) : null;
  writeRecord(folder, name, { checkedAt: at, isFullyChecked: true, isGood: found.ok, stories });
  return found.ok ? null : found.error;
};
