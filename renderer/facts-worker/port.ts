import { startScript } from '../host/worker-script.ts';
import type { FactsAnswer, FactsPort } from './messages.ts';

/** Starts a worker for the story that is opened; it ends with the story. */
export function openFacts(): FactsPort {
  const worker = startScript('facts');
  return {
    post: (request) => worker.postMessage(request),
    hear: (answered) => {
      worker.onmessage = ({ data }: MessageEvent<FactsAnswer>) => answered(data);
      worker.onerror = (event) => {
        event.preventDefault();
        answered({
          kind: 'failed',
          message:
            'Reading the story for what can be checked could not start. The text and its claims are safe. To try again, go to another story and come back.',
        });
      };
    },
    close: () => worker.terminate(),
  };
}
