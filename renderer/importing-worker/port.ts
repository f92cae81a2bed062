import type { Result } from '../../core/base/result.ts';
import { startScript } from '../host/worker-script.ts';
import type { ImportAnswer, ReadStory } from './messages.ts';
import { importInWorker, type FileToRead } from './one-import.ts';

/** A worker that waits for its file: none has seen another. */
let ahead: Worker | null = null;

/** Starts the worker of the file that comes next, so that nobody waits for it then. */
export function startAhead(): void {
  if (ahead) return;
  const worker = startScript('importing');
  worker.onerror = (event) => {
    event.preventDefault();
    if (ahead === worker) ahead = null;
  };
  ahead = worker;
}

/** Stops a worker that was started for a file which does not come. */
export function stopAhead(): void {
  ahead?.terminate();
  ahead = null;
}

function takeWorker(): Worker {
  const worker = ahead ?? startScript('importing');
  ahead = null;
  return worker;
}

/** Makes a story of a file in a worker that is started for it and stopped after it. Never rejects. */
export function readStory(
  file: FileToRead,
  language: string,
  signal: AbortSignal,
): Promise<Result<ReadStory, string>> {
  return importInWorker(file, signal, {
    language,
    now: () => Date.now(),
    start: (answered, died) => {
      const worker = takeWorker();
      worker.onmessage = ({ data }: MessageEvent<ImportAnswer>) => answered(data);
      worker.onerror = (event) => {
        event.preventDefault();
        died();
      };
      return {
        // Without a copy: nobody here looks at the bytes again.
        post: (message) =>
          worker.postMessage(message, message.bytes === null ? [] : [message.bytes.buffer]),
        stop: () => worker.terminate(),
      };
    },
    wait: (milliseconds, act) => {
      const timer = setTimeout(act, milliseconds);
      return () => clearTimeout(timer);
    },
  });
}
