import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Chore, ChoreContext } from './chore.ts';
import { unpackFault, type ChoreNews, type ChoreOrder } from './chore-messages.ts';
import type { ChoreName, ChoreOptions, ChoreOutcome, ChoreProgress } from './chores.ts';

/** What whoever asks for a chore may say besides. */
export type ChoreTerms<Progress> = Partial<ChoreContext<Progress>> & {
  /**
   * Milliseconds that the chore may go without telling how far it is. For work on disks that may
   * hang: a thread that waits for a share which does not answer can be stopped by nobody.
   */
  readonly patience?: number | undefined;
};

/** A chore was given up since the disk that it works on does not answer. */
export class ChoreStalled extends Error {
  override readonly name = 'ChoreStalled';
  /** Resolves when its thread has ended after all; it does nothing more until then. */
  readonly gone: Promise<void>;
  constructor(name: string, gone: Promise<void>) {
    super(`“${name}” waits for a disk that does not answer`);
    this.gone = gone;
  }
}

/**
 * Does a chore.
 * @throws what the chore throws; the signal's reason when it stopped because of that;
 *   `ChoreStalled` when it used up the patience that it was given.
 */
export type RunChore = <Name extends ChoreName>(
  name: Name,
  options: ChoreOptions<Name>,
  terms?: ChoreTerms<ChoreProgress<Name>>,
) => Promise<ChoreOutcome<Name>>;

/** Milliseconds that a chore with little patience is given to end when it is told to. */
const stopPatience = 5000;

/**
 * Does a chore in a thread of its own, which ends with it. Aborting is a wish: the chore tidies up
 * and ends when it next looks, and only then is this settled; one with patience has a few seconds.
 */
export const runChore: RunChore = (name, options, { signal, progress, patience } = {}) =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(reasonOf(signal));
    const worker = startWorker();
    let timer: NodeJS.Timeout | undefined;
    const order = (what: ChoreOrder): void => worker.postMessage(what);
    const stop = (): void => {
      order({ what: 'stop' });
      wait(Math.min(patience ?? Infinity, stopPatience));
    };
    const release = (): Promise<unknown> => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      worker.removeAllListeners('message').removeAllListeners('error').off('exit', ended);
      return worker.terminate();
    };
    const settle = (act: () => void): void => void release().finally(act);
    const wait = (milliseconds = patience): void => {
      clearTimeout(timer);
      if (patience === undefined || milliseconds === undefined) return;
      timer = setTimeout(() => {
        worker.unref();
        reject(new ChoreStalled(name, release().then(nothing, nothing)));
      }, milliseconds);
    };
    const ended = (code: number): void =>
      settle(() => reject(new Error(`The thread of “${name}” ended with status ${code}`)));
    signal?.addEventListener('abort', stop);
    worker.on('exit', ended);
    worker.on('error', (error: Error) => settle(() => reject(error)));
    worker.on('message', (news: ChoreNews) => {
      if (news.what === 'progress') {
        if (!signal?.aborted) wait();
        progress?.(news.progress as never);
      } else if (news.what === 'done') settle(() => resolve(news.outcome as never));
      else settle(() => reject(signal?.aborted ? reasonOf(signal) : unpackFault(news.fault)));
    });
    wait();
    order({ what: 'begin', name, options });
  });

/** Does a chore in the thread that asks: for tests, and for the command line, where nobody types. */
export const runChoreHere: RunChore = async (name, options, { signal, progress } = {}) => {
  signal?.throwIfAborted();
  // Whoever has a thread for it does without the programs of all chores.
  const { chores } = await import('./chores.ts');
  const chore = chores[name] as unknown as Chore<unknown, unknown, unknown>;
  const outcome = await chore(options, {
    signal: signal ?? new AbortController().signal,
    progress: (detail) => progress?.(detail as never),
  });
  return outcome as never;
};

const nothing = (): void => undefined;

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
