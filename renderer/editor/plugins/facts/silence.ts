import type { Clock } from '../../clock.ts';

/** Notices when somebody who was asked says nothing for long. */
export interface SilenceWatch {
  /** An answer is owed from now on, if it was not already. */
  readonly asked: () => void;
  /** Something was said: the waiting begins anew. */
  readonly heard: () => void;
  readonly close: () => void;
}

interface SilenceOptions {
  readonly clock: Clock;
  /** Whether an answer is owed still. */
  readonly isOwed: () => boolean;
  /** Whether the page is in view: one that is not may be held up by the system. */
  readonly isInView: () => boolean;
  readonly tooLong: () => void;
}

const look = 1000;
const mostLooks = 20;

/**
 * Counts looks a second apart, not the time: while the computer sleeps nobody looks, and nobody
 * can answer.
 */
export function createSilenceWatch(options: SilenceOptions): SilenceWatch {
  let looks = 0;
  let cancel: (() => void) | null = null;

  function lookAgain(): void {
    cancel = null;
    if (!options.isOwed()) return;
    if (options.isInView()) looks += 1;
    if (looks >= mostLooks) options.tooLong();
    else cancel = options.clock.after(look, lookAgain);
  }

  return {
    asked: () => {
      if (cancel) return;
      looks = 0;
      cancel = options.clock.after(look, lookAgain);
    },
    heard: () => {
      looks = 0;
    },
    close: () => {
      cancel?.();
      cancel = null;
    },
  };
}
