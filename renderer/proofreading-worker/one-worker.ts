import type { ProofreadingAnswer, ProofreadingPort, ProofreadingRequest } from './messages.ts';

/** A worker that was started. Tests put their own in its place. */
export interface StartedWorker {
  readonly post: (request: ProofreadingRequest) => void;
  readonly stop: () => void;
}

/** Starts a worker whose answers go to `answered`. */
export type StartWorker = (answered: (answer: ProofreadingAnswer) => void) => StartedWorker;

/** One worker over all the stories of a window: it loads the language data once. */
export interface OneWorker {
  /** Starts it before a story needs it, so that the language data is there by then. */
  readonly warm: () => void;
  /** The way to it for the story that is opened now; the one before hears nothing any more. */
  readonly open: () => ProofreadingPort;
}

/**
 * No worker is started yet. One that failed is stopped, and the next story starts another.
 * `languageMissing` is told the tag of a language whose words could not be had.
 */
export function createOneWorker(
  start: StartWorker,
  languageMissing: (tag: string) => void,
): OneWorker {
  let worker: StartedWorker | null = null;
  let story = 0;
  let heard: Parameters<ProofreadingPort['hear']>[0] = () => undefined;

  function begin(): StartedWorker {
    const mine = start((answer) => {
      if (worker !== mine) return;
      if (answer.kind === 'language-missing') languageMissing(answer.tag);
      else if (answer.kind === 'failed') {
        mine.stop();
        worker = null;
        heard(answer);
      } else if (answer.story === story) heard(answer);
    });
    return mine;
  }

  function open(): ProofreadingPort {
    worker ??= begin();
    const mine = (story += 1);
    heard = () => undefined;
    worker.post({ kind: 'open', story });
    return {
      post: (request) => {
        if (story === mine) worker?.post(request);
      },
      hear: (answered) => {
        if (story === mine) heard = answered;
      },
      close: () => {
        if (story !== mine) return;
        heard = () => undefined;
        worker?.post({ kind: 'close' });
      },
    };
  }

  return {
    warm: () => {
      worker ??= begin();
    },
    open,
  };
}
