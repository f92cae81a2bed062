/**
 * A value that changes over time, in the form that React's `useSyncExternalStore` wants. The
 * value is immutable and stays the same object while nothing in it changed.
 */
export interface Watchable<Value> {
  readonly get: () => Value;
  /** @returns a function that stops listening. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** The side of a watchable that its owner holds. */
export interface Watched<Value> extends Watchable<Value> {
  /** Takes `value`; listeners hear of it unless `isSame` says that nothing changed. */
  readonly set: (value: Value) => void;
}

/** Makes a watched value; without `isSame` only the very same object counts as unchanged. */
export function createWatched<Value>(
  first: Value,
  isSame: (before: Value, after: Value) => boolean = Object.is,
): Watched<Value> {
  const listeners = new Set<() => void>();
  let current = first;
  return {
    get: () => current,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set: (value) => {
      if (isSame(current, value)) return;
      current = value;
      for (const listener of [...listeners]) listener();
    },
  };
}
