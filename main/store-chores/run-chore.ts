import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Chore, ChoreContext } from './chore.ts';
import { unpackFault, type ChoreNews, type ChoreOrder } from './chore-messages.ts';
import {
  chores,
  type ChoreName,
  type ChoreOptions,
  type ChoreOutcome,
  type ChoreProgress,
} from './chores.ts';

/**
 * Does a chore.
 * @throws what the chore throws; the signal's reason when it stopped because of that.
 */
export type RunChore = <Name extends ChoreName>(
  name: Name,
  options: ChoreOptions<Name>,
  context?: Partial<ChoreContext<ChoreProgress<Name>>>,
) => Promise<ChoreOutcome<Name>>;

/**
 * Does a chore in a thread of its own, which ends with it. Aborting is a wish: the chore tidies up
 * and ends when it next looks, and only then is this settled.
 */
export const runChore: RunChore = (name, options, { signal, progress } = {}) =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(reasonOf(signal));
    const worker = startWorker();
    const order = (what: ChoreOrder): void => worker.postMessage(what);
    const stop = (): void => order({ what: 'stop' });
    const settle = (act: () => void): void => {
      signal?.removeEventListener('abort', stop);
      worker.removeAllListeners('message').removeAllListeners('error').off('exit', ended);
      void worker.terminate().finally(act);
    };
    const ended = (code: number): void =>
      settle(() => reject(new Error(`The thread of “${name}” ended with status ${code}`)));
    signal?.addEventListener('abort', stop);
    worker.on('exit', ended);
    worker.on('error', (error: Error) => settle(() => reject(error)));
    worker.on('message', (news: ChoreNews) => {
      if (news.what === 'progress') progress?.(news.progress as never);
      else if (news.what === 'done') settle(() => resolve(news.outcome as never));
      else settle(() => reject(signal?.aborted ? reasonOf(signal) : unpackFault(news.fault)));
    });
    order({ what: 'begin', name, options });
  });

/** Does a chore in the thread that asks: for tests, and for the command line, where nobody types. */
export const runChoreHere: RunChore = async (name, options, { signal, progress } = {}) => {
  const chore = chores[name] as unknown as Chore<unknown, unknown, unknown>;
  signal?.throwIfAborted();
  const outcome = await chore(options, {
    signal: signal ?? new AbortController().signal,
    progress: (detail) => progress?.(detail as never),
  });
  return outcome as never;
};

function reasonOf(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new Error('The chore was stopped');
}

/** From the sources the thread is the file beside this one; built, it lies beside the program. */
function startWorker(): Worker {
  const source = fileURLToPath(new URL('./chores-worker.ts', import.meta.url));
  if (existsSync(source)) return new Worker(source);
  const built = ['./', '../']
    .map((folder) => join(fileURLToPath(new URL(folder, import.meta.url)), 'chores-worker.js'))
    .find((path) => existsSync(path));
  if (built === undefined) throw new Error('The program that does long work is missing');
  return new Worker(built);
}
