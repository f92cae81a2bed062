/** After so many ends within a minute the thread is not started again by itself. */
const most = 3;
const minute = 60_000;

/** Counts how often the store's thread has ended by itself. */
export interface Deaths {
  /** Counts one more. @returns whether they are too many. */
  readonly add: () => boolean;
  readonly forget: () => void;
}

/** Makes the count; it begins at none. */
export function createDeaths(now: () => number = () => performance.now()): Deaths {
  let recent: number[] = [];
  return {
    add: () => {
      const at = now();
      recent = [...recent.filter((before) => at - before < minute), at];
      return recent.length >= most;
    },
    forget: () => {
      recent = [];
    },
  };
}
