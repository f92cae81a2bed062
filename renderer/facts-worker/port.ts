import { startScript } from '../host/worker-script.ts';
import type { FactsAnswer, FactsPort, FactsRequest } from './messages.ts';

/** Milliseconds until the worker starts: first the story is shown, and can be written in. */
const startsAfter = 700;

/**
 * The way to a worker for the story that is opened; it ends with the story. What is asked before
 * the worker has started waits for it; a story that is only passed by starts none.
 */
export function openFacts(): FactsPort {
  const waiting: FactsRequest[] = [];
  let heard: (answer: FactsAnswer) => void = () => undefined;
  let worker: Worker | null = null;
  const timer = setTimeout(() => {
    worker = startScript('facts');
    worker.onmessage = ({ data }: MessageEvent<FactsAnswer>) => heard(data);
    worker.onerror = (event) => {
      event.preventDefault();
      heard({ kind: 'failed', message: couldNotStart });
    };
    for (const request of waiting.splice(0)) worker.postMessage(request);
  }, startsAfter);
  return {
    post: (request) => {
      if (worker) worker.postMessage(request);
      else waiting.push(request);
    },
    hear: (answered) => {
      heard = answered;
    },
    close: () => {
      clearTimeout(timer);
      worker?.terminate();
    },
  };
}

const couldNotStart =
  'Reading the story for what can be checked could not start. The text and its claims are safe.';
