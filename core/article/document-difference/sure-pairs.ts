import { alikeFrom, likeness, type Alignable, type Pair } from './likeness.ts';

/**
 * Pairs that can be told by themselves, in the order of the old story: pieces that are equal and
 * unlike all others, then those that share rows of three words that occur nowhere else (after
 * Heckel, “A Technique for Isolating Differences Between Files”, 1978).
 */
export function surePairs(old: readonly Alignable[], now: readonly Alignable[]): Pair[] {
  const equal = pairsBySign(old, now, ({ key }) => [key]);
  const paired = new Set(equal.flatMap((pair) => [pair.old, pair.now]));
  const isLeft = (piece: Alignable): boolean => !paired.has(piece);
  const rows = ({ words }: Alignable): readonly string[] => rowsOfThree(words());
  const alike = pairsBySign(old.filter(isLeft), now.filter(isLeft), rows);
  const sure = alike.filter((pair) => likeness(pair.old, pair.now) >= alikeFrom);
  return [...equal, ...sure].sort((one, other) => one.old.at - other.old.at);
}

/** Each three words in a row; all of them where there are fewer. */
function rowsOfThree(words: readonly string[]): string[] {
  if (words.length < 3) return words.length === 0 ? [] : [words.join(' ')];
  const rows: string[] = [];
  let [first = '', second = ''] = words;
  for (const third of words.slice(2)) {
    rows.push(`${first} ${second} ${third}`);
    [first, second] = [second, third];
  }
  return rows;
}

type SignsOf = (piece: Alignable) => readonly string[];

interface Vote extends Pair {
  count: number;
}

/** Pairs each piece with the one that shares most signs with it that no others have. */
function pairsBySign(
  old: readonly Alignable[],
  now: readonly Alignable[],
  signsOf: SignsOf,
): Pair[] {
  const owners = onlyOwners(old, signsOf);
  const votes = new Map<Alignable, Map<Alignable, Vote>>();
  for (const [sign, piece] of onlyOwners(now, signsOf)) {
    const owner = owners.get(sign);
    if (!owner || !piece) continue;
    const own = votes.get(owner) ?? new Map<Alignable, Vote>();
    const vote = own.get(piece) ?? { old: owner, now: piece, count: 0 };
    vote.count += 1;
    votes.set(owner, own.set(piece, vote));
  }
  return bestOfEach([...votes.values()].flatMap((own) => [...own.values()]));
}

/** Whose each sign is; null where several pieces have it. */
function onlyOwners(pieces: readonly Alignable[], signsOf: SignsOf): Map<string, Alignable | null> {
  const owners = new Map<string, Alignable | null>();
  for (const piece of pieces)
    for (const sign of signsOf(piece)) {
      const owner = owners.get(sign);
      owners.set(sign, owner === undefined || owner === piece ? piece : null);
    }
  return owners;
}

/** Each piece once, in the pair that shares most; of equals in the one that comes first. */
function bestOfEach(votes: Vote[]): Pair[] {
  votes.sort(
    (one, other) =>
      other.count - one.count ||
      one.old.at + one.now.at - other.old.at - other.now.at ||
      one.old.at - other.old.at,
  );
  const taken = new Set<Alignable>();
  return votes.filter(({ old, now }) => {
    if (taken.has(old) || taken.has(now)) return false;
    taken.add(old).add(now);
    return true;
  });
}

interface Row {
  readonly pair: Pair;
  readonly before: Row | null;
}

/**
 * The longest part of the pairs, given in the order of the old story, that is in the order of the new
 * one too (patience sorting).
 */
export function longestInOrder(pairs: readonly Pair[]): Pair[] {
  // Entry n ends, of all rows of n + 1 pairs, the one that ends first in the new story.
  const ends: Row[] = [];
  for (const pair of pairs) {
    const length = firstNotBefore(ends, pair.now.at);
    ends[length] = { pair, before: ends[length - 1] ?? null };
  }
  const row: Pair[] = [];
  for (let at = ends.at(-1) ?? null; at; at = at.before) row.push(at.pair);
  return row.reverse();
}

function firstNotBefore(ends: readonly Row[], place: number): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle]?.pair.now.at ?? place) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
