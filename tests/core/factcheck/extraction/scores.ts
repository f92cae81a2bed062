/** How often something was found and how often it was there, over judgements of one thing. */
export interface Hits {
  readonly precision: number;
  readonly recall: number;
}

/** Precision and recall of `found` against `there`, item by item. */
export function hits(found: readonly boolean[], there: readonly boolean[]): Hits {
  const both = found.filter((one, at) => one && there[at]).length;
  return { precision: both / count(found), recall: both / count(there) };
}

function count(flags: readonly boolean[]): number {
  return flags.filter((flag) => flag).length;
}

/**
 * Average precision of a ranking (the area under its precision–recall steps). Items of one score
 * are taken together, so that the order they came in plays no part.
 */
export function averagePrecision(scores: readonly number[], wanted: readonly boolean[]): number {
  let seen = 0;
  let good = 0;
  let sum = 0;
  for (const score of [...new Set(scores)].sort((a, b) => b - a)) {
    const tied = wanted.filter((_, at) => scores[at] === score);
    seen += tied.length;
    good += count(tied);
    sum += count(tied) * (good / seen);
  }
  return sum / count(wanted);
}

/** The chance that a wanted item ranks above one that is not; a tie counts half (ROC-AUC). */
export function rankingArea(scores: readonly number[], wanted: readonly boolean[]): number {
  const good = scores.filter((_, at) => wanted[at]);
  const bad = scores.filter((_, at) => !wanted[at]);
  const wins = good.flatMap((one) =>
    bad.map((other): number => (one > other ? 1 : one === other ? 0.5 : 0)),
  );
  return wins.reduce((sum, win) => sum + win, 0) / wins.length;
}

/** The share of wanted items among the first `share` of a ranking; ties are taken in part. */
export function shareAtTop(
  scores: readonly number[],
  wanted: readonly boolean[],
  share: number,
): number {
  const size = Math.round(scores.length * share);
  let left = size;
  let good = 0;
  for (const score of [...new Set(scores)].sort((a, b) => b - a)) {
    const tied = wanted.filter((_, at) => scores[at] === score);
    const taken = Math.min(left, tied.length);
    good += (count(tied) * taken) / tied.length;
    left -= taken;
  }
  return good / size;
}

/** Cohen's kappa (1960): how far two readings agree beyond chance. */
export function kappa(first: readonly unknown[], second: readonly unknown[]): number {
  const agreed = first.filter((label, at) => label === second[at]).length / first.length;
  const chance = [...new Set([...first, ...second])].reduce((sum: number, label) => {
    const shares = [first, second].map(
      (labels) => labels.filter((one) => one === label).length / labels.length,
    );
    return sum + (shares[0] ?? 0) * (shares[1] ?? 0);
  }, 0);
  return (agreed - chance) / (1 - chance);
}
