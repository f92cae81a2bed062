import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { logFault } from '../log.ts';
import { connectCalls, type Far } from './calls.ts';
import type { DeskPorts, StoreDuties } from './duties.ts';
import { storeWorkerFile } from './store-worker-file.ts';

/** The store's thread has ended by itself; what it was asked is not answered any more. */
export class ThreadGone extends Error {
  override readonly name = 'ThreadGone';
}

/** Milliseconds that a thread may take to end. */
const endPatience = 3000;

/** The store's thread while it runs. */
export interface RunningWorker {
  readonly far: Far<StoreDuties>;
  /**
   * Ends it at once; whatever it is doing is cut off. What waits for a disk that does not answer
   * cannot be, and is not waited for.
   */
  readonly end: () => Promise<void>;
}

let held = 0;

/**
 * Whether a thread was told to end and has not, since something in it waits for a disk that does not
 * answer. The process would wait for it when it ends, with no window left.
 */
export function isThreadHeld(): boolean {
  return held > 0;
}

/** Counts a thread that was given up among those that are held, until it has `gone`. */
export function holdUntil(gone: Promise<void>): void {
  held += 1;
  void gone.finally(() => (held -= 1));
}

/**
 * Starts the store's thread, with no store open yet.
 * @param ports asked anew at each call of the thread
 * @param whenGone hears that it ended by itself
 */
export function startWorker(ports: () => DeskPorts | null, whenGone: () => void): RunningWorker {
  const worker = new Worker(storeWorkerFile());
  const far = connectCalls<StoreDuties>(worker, ports);
  let isEnding = false;
  worker.on('error', (fault) => logFault('store thread', fault));
  worker.once('exit', (status) => {
    far.hangUp(new ThreadGone(`The store’s thread ended with status ${status}`));
    if (isEnding) return;
    logFault('store thread', `gone with status ${status}`);
    whenGone();
  });
  return {
    far,
    end: async () => {
      isEnding = true;
      const late = new AbortController();
      held += 1;
      const ending = worker.terminate().finally(() => (held -= 1));
      await Promise.race([ending, pause(endPatience, null, late)]);
      late.abort();
    },
  };
}
