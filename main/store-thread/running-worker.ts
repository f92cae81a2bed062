import { Worker } from 'node:worker_threads';
import { logFault } from '../log.ts';
import { connectCalls, type Far } from './calls.ts';
import type { DeskPorts, StoreDuties } from './duties.ts';
import { storeWorkerFile } from './store-worker-file.ts';

/** The store's thread has ended by itself; what it was asked is not answered any more. */
export class ThreadGone extends Error {
  override readonly name = 'ThreadGone';
}

/** The store's thread while it runs. */
export interface RunningWorker {
  readonly far: Far<StoreDuties>;
  /** Ends it at once; whatever it is doing is cut off. */
  readonly end: () => Promise<void>;
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
      await worker.terminate();
    },
  };
}
