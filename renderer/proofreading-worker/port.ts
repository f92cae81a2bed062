import { startScript } from '../host/worker-script.ts';
import type { ProofreadingAnswer, ProofreadingPort } from './messages.ts';
import { createOneWorker, type StartedWorker } from './one-worker.ts';

let tellMissing: (tag: string) => void = () => undefined;
const proofreader = createOneWorker(startWorker, (tag) => tellMissing(tag));

/**
 * Starts the window's proofreading worker, so that the first story finds the language data loaded.
 * `languageMissing` hears the tag of a language whose words could not be had.
 */
export function warmProofreader(languageMissing: (tag: string) => void): void {
  tellMissing = languageMissing;
  proofreader.warm();
}

/** The way to the window's proofreading worker for a story that is opened. */
export function openProofreader(): ProofreadingPort {
  return proofreader.open();
}

function startWorker(answered: (answer: ProofreadingAnswer) => void): StartedWorker {
  const worker = startScript('proofreading');
  // A turn later, so that a click or arrow key that came first is read first: drawing what was
  // found puts the caret where the editor's state has it.
  worker.onmessage = ({ data }: MessageEvent<ProofreadingAnswer>) =>
    setTimeout(() => answered(data));
  worker.onerror = (event) => {
    event.preventDefault();
    answered({
      kind: 'failed',
      message:
        'Proofreading could not start. The text is safe and is saved as ever. To try again, go to another story and come back.',
    });
  };
  return { post: (request) => worker.postMessage(request), stop: () => worker.terminate() };
}
