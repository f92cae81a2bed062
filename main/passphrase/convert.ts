import type { Result } from '../../core/base/result.ts';
import type { Converted } from '../../db/sealed-library.ts';
import type { StoreFailure } from '../../db/store-failure.ts';
import type { ChoreContext } from '../store-chores/chore.ts';
import type { ConvertLibraryOptions } from '../store-chores/convert-library.ts';

/** Encrypts or decrypts a library whose store nobody has open. */
export type Convert = (
  options: ConvertLibraryOptions,
  context: Partial<ChoreContext<number>>,
) => Promise<Result<Converted, StoreFailure>>;

/** Does so in a thread of its own. */
export const convertInThread: Convert = async (options, context) => {
  // With it comes SQLite, which the main process does without otherwise.
  const { runChore } = await import('../store-chores/run-chore.ts');
  return runChore('passphrase.convert', options, context);
};
