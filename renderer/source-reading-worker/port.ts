import type { Source } from '../../core/factcheck/source.ts';
import { startScript } from '../host/worker-script.ts';
import type { ReadingAnswer } from './messages.ts';
import { readInWorker, type ReadingOptions } from './one-reading.ts';
import type { ReadWords } from './words.ts';

/**
 * Reads the words of a source from its file, as `sources.setText` takes them, in a worker that is
 * started for this file and stopped after it. Never rejects; without a file there are no words.
 */
export function readSource(
  source: Pick<Source, 'kind' | 'file'>,
  options: ReadingOptions,
): Promise<ReadWords> {
  return readInWorker(source, options, {
    fetchFile,
    start: (answered, died) => {
      const worker = startScript('reading');
      // pdf.js, once it is there, greets a page of its own as well.
      worker.onmessage = ({ data }: MessageEvent<ReadingAnswer | object>) => {
        if ('kind' in data) answered(data);
      };
      worker.onerror = (event) => {
        event.preventDefault();
        died();
      };
      return {
        post: (request) => worker.postMessage(request, [request.bytes.buffer]),
        stop: () => worker.terminate(),
      };
    },
    begun,
    ended,
    wait: (milliseconds, act) => {
      const timer = setTimeout(act, milliseconds);
      return () => clearTimeout(timer);
    },
  });
}

// Kept beside the page, so that it outlives a page that went down.
const keyOf = (hash: string): string => `reading ${hash}`;
const underWay = new Set<string>();
addEventListener('pagehide', () => {
  for (const hash of underWay) ended(hash);
});

function begun(hash: string): number {
  const before = Number(localStorage.getItem(keyOf(hash)) ?? 0);
  localStorage.setItem(keyOf(hash), String(before + 1));
  underWay.add(hash);
  return before;
}

function ended(hash: string): void {
  localStorage.removeItem(keyOf(hash));
  underWay.delete(hash);
}

async function fetchFile(hash: string, signal: AbortSignal): Promise<Uint8Array | null> {
  try {
    const answer = await fetch(`/vault/${hash}`, { signal });
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
  } catch (error) {
    // Called off, or cut short on its way: both end in a sentence, and the console has the reason.
    if (!signal.aborted) console.error(error);
    return null;
  }
}
