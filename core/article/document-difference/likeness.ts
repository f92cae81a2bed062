/** A piece as it is matched. */
export interface Alignable {
  /** Its place among the pieces of its story. */
  readonly at: number;
  /** Equal exactly if the pieces are. */
  readonly key: string;
  /** Its words, folded; always the same array. */
  readonly words: () => readonly string[];
}

/** A piece of the old story and one of the new. */
export interface Pair {
  readonly old: Alignable;
  readonly now: Alignable;
}

/** From here on two pieces count as one that was edited. */
export const alikeFrom = 0.45;
/** A piece that moved must be surer than one that stands where it is looked for. */
const alikeFromIfMoved = 0.6;
/** Shorter ones are alike by chance; they are not said to have moved. */
const fewestMovedWords = 4;

/** Whether a pair may be said to have moved. */
export function mayHaveMoved({ old, now }: Pair): boolean {
  const fewest = Math.min(old.words().length, now.words().length);
  return fewest >= fewestMovedWords && likeness(old, now) >= alikeFromIfMoved;
}

/** How much of their words two pieces share (Dice's coefficient), from 0 to 1; 1 where they are equal. */
export function likeness(one: Alignable, other: Alignable): number {
  if (one.key === other.key) return 1;
  const [first, second] = [one.words(), other.words()];
  const all = first.length + second.length;
  const fewest = Math.min(first.length, second.length);
  // No words in common can make up for so much that is on one side only.
  if (fewest === 0 || (2 * fewest) / all < alikeFrom) return 0;
  const bag = bagOf(second);
  let common = 0;
  for (const [word, count] of bagOf(first)) common += Math.min(count, bag.get(word) ?? 0);
  return (2 * common) / all;
}

const bags = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

function bagOf(words: readonly string[]): ReadonlyMap<string, number> {
  const known = bags.get(words);
  if (known) return known;
  const bag = new Map<string, number>();
  for (const word of words) bag.set(word, (bag.get(word) ?? 0) + 1);
  bags.set(words, bag);
  return bag;
}
