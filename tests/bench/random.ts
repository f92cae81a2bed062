/** A stream of numbers that is the same for the same seed. */
export interface Random {
  /** A whole number from 0 to `below` − 1. */
  readonly below: (below: number) => number;
  /** One of several. */
  readonly pick: <Value>(choices: readonly Value[]) => Value;
}

/** Marsaglia's 32-bit xorshift (2003): plenty for made-up stories. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0 || 1;

  function below(limit: number): number {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  }

  function pick<Value>(choices: readonly Value[]): Value {
    const chosen = choices[below(choices.length)];
    if (chosen === undefined) throw new RangeError('There is nothing to choose from');
    return chosen;
  }

  return { below, pick };
}
