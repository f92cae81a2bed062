import { failure, type Result } from '../../core/base/result.ts';
import { isStateProved, openKeyFile, readKeyFile, type KeyFile } from '../../db/key-file.ts';
import { isStoreSealed } from '../../db/lock-state.ts';
import type { StoreFailure } from '../../db/store-failure.ts';
import type { StoreKey } from '../../db/store-key.ts';
import { logFault } from '../log.ts';
import type { Convert } from './convert.ts';

/** What a library is opened with: its key, or undefined when it needs none. */
export interface Unlocked {
  readonly key: StoreKey | undefined;
}

/** Looks what keeps a library locked; null when nothing does. */
export function readLock(folder: string): Result<KeyFile | null, StoreFailure> {
  const read = readKeyFile(folder);
  return read.ok ? read : failure({ code: 'no-key', message: read.error });
}

/**
 * Tries what was typed.
 * @returns the key, or null when this opens nothing.
 */
export function tryPassphrase(file: KeyFile, typed: string): Promise<StoreKey | null> {
  return openKeyFile(file, typed);
}

/**
 * Carries a conversion to its end that was cut short, before the library is opened. What cannot be
 * done now, for want of room, is tried again the next time: the library opens as it is. A state that
 * somebody set who had no key is no reason to convert anything, let alone to decrypt it: the library
 * then opens with its key or not at all.
 */
export async function finishConversion(
  folder: string,
  file: KeyFile,
  key: StoreKey,
  convert: Convert,
  progress: (share: number) => void,
): Promise<Unlocked> {
  if (file.state === 'sealed') return { key };
  if (!isStateProved(file, key)) {
    logFault('passphrase', 'The key file was changed by somebody without its key');
    return { key };
  }
  const to = file.state === 'sealing' ? 'seal' : 'open';
  try {
    const outcome = await convert({ folder, key, to }, { progress });
    if (!outcome.ok) logFault('passphrase', outcome.error.message);
  } catch (fault) {
    logFault('passphrase', fault);
  }
  return { key: isStoreSealed(folder) ? key : undefined };
}
