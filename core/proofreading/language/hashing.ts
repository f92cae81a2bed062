const GOLDEN = 0x9e3779b1;

/** The first slot of a 32-bit hash in a table of any size (Fibonacci hashing, Knuth 1973). */
export function slotOf(hash: number, slots: number): number {
  return Math.floor((Math.imul(hash, GOLDEN) >>> 0) * (slots / 0x1_0000_0000));
}
