import type { ProofreadingAnswer, ProofreadingPort } from './messages.ts';

/** Starts the proofreading worker. */
export function startProofreadingWorker(): ProofreadingPort {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'proofreading' });
  return {
    post: (request) => worker.postMessage(request),
    hear: (answered) => {
      worker.onmessage = ({ data }: MessageEvent<ProofreadingAnswer>) => answered(data);
      worker.onerror = (event) => {
        event.preventDefault();
        answered({ kind: 'failed', message: 'Proofreading could not start. The text itself is safe.' });
      };
    },
    close: () => worker.terminate(),
  };
}
