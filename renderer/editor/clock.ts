/** Timers, so that tests can turn them by hand. Delays are milliseconds. */
export interface Clock {
  /** @returns a function that cancels. */
  readonly after: (delay: number, act: () => void) => () => void;
}

/** The browser's timers. */
export const systemClock: Clock = {
  after: (delay, act) => {
    const timer = setTimeout(act, delay);
    return () => clearTimeout(timer);
  },
};

/** An act that waits until it has not been asked for during `delay`. */
export interface Rest {
  readonly ask: () => void;
  /** Acts at once if it was asked for. */
  readonly now: () => void;
  readonly cancel: () => void;
}

/** Makes `act` wait for a rest of `delay`, but never longer than `most` after the first asking. */
export function createRest(clock: Clock, delay: number, act: () => void, most = Infinity): Rest {
  let cancel: (() => void) | null = null;
  let cancelMost: (() => void) | null = null;

  function stop(): void {
    cancel?.();
    cancelMost?.();
    cancel = null;
    cancelMost = null;
  }

  function fire(): void {
    stop();
    act();
  }

  return {
    ask: () => {
      cancel?.();
      cancel = clock.after(delay, fire);
      if (cancelMost === null && most !== Infinity) cancelMost = clock.after(most, fire);
    },
    now: () => {
      if (cancel !== null) fire();
    },
    cancel: stop,
  };
}
