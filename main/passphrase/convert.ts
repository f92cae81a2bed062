import { success, type Result } from '../../core/base/result.ts';
import { join } from 'node:path';
import { readBackupNotes } from '../../db/backup/backup-notes.ts';
import type { Converted } from '../../db/sealed-library.ts';
import type { StoreFailure } from '../../db/store-failure.ts';
import { logFault } from '../log.ts';
import type { ChoreContext } from '../store-chores/chore.ts';
import type { ConvertLibraryOptions } from '../store-chores/convert-library.ts';
import type { RunChore } from '../store-chores/run-chore.ts';
import { holdUntil } from '../store-thread/running-worker.ts';

/** Encrypts or decrypts a library whose store nobody has open. */
export type Convert = (
  options: ConvertLibraryOptions,
  context: Partial<ChoreContext<number>>,
) => Promise<Result<Converted, StoreFailure>>;

/** Does so in a thread of its own. */
export const convertInThread: Convert = async (options, context) => {
  // With it comes SQLite, which the main process does without otherwise.
  const { runChore } = await import('../store-chores/run-chore.ts');
  return convertWith(runChore)(options, context);
};

/** Milliseconds that the folder besides may go without a word; one file or copy is one word. */
const usualPatience = 120_000;

/**
 * Converts the library, and then the folder of copies besides, which cannot hold up or undo the
 * rest: what could not be done there is named among what was left.
 */
export function convertWith(run: RunChore, patience = usualPatience): Convert {
  return async (options, context) => {
    const converted = await run('passphrase.convert', options, context);
    if (!converted.ok) return converted;
    const left = await besides(run, options, { patience, signal: context.signal });
    return success({ left: [...converted.value.left, ...left] });
  };
}

async function besides(
  run: RunChore,
  { folder: library, key, to }: ConvertLibraryOptions,
  { patience, signal }: { readonly patience: number; readonly signal: AbortSignal | undefined },
): Promise<string[]> {
  const { folder } = readBackupNotes(join(library, 'backups'));
  if (folder === null) return [];
  try {
    const terms = { patience, ...(signal && { signal }) };
    return await run('passphrase.convertBesides', { library, key, to }, terms);
  } catch (fault) {
    if (isStalled(fault)) holdUntil(fault.gone);
    else if (!signal?.aborted) logFault('backup folder', fault);
    return [`${folder} (not all of it was done: the next backup there goes on with it)`];
  }
}

// Not by its class: that comes with the store.
function isStalled(fault: unknown): fault is { readonly gone: Promise<void> } {
  return fault instanceof Error && fault.name === 'ChoreStalled' && 'gone' in fault;
}
