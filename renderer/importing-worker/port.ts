import type { Result } from '../../core/base/result.ts';
import { startScript } from '../host/worker-script.ts';
import type { ImportAnswer, ReadStory } from './messages.ts';
import { importInWorker, type FileToRead } from './one-import.ts';

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
      const worker = startScript('importing');
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
