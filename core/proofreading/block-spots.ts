import type { Rule, Spot } from './rule.ts';

/** A spot and the rule that reported it. */
export interface RuleSpot {
  readonly rule: Rule;
  readonly spot: Spot;
}

const GRAVITY = { error: 0, warning: 1, hint: 2 };

/**
 * What all rules reported of one block, in reading order. One word, one finding: of spots that
 * overlap, the first in reading order stays.
 */
export function inReadingOrder(spots: readonly RuleSpot[]): readonly RuleSpot[] {
  const kept: RuleSpot[] = [];
  for (const one of spots.toSorted(compare)) {
    const last = kept.at(-1);
    if (last === undefined || last.spot.to <= one.spot.from) kept.push(one);
  }
  return kept;
}

function compare(a: RuleSpot, b: RuleSpot): number {
  return (
    a.spot.from - b.spot.from ||
    GRAVITY[a.rule.severity] - GRAVITY[b.rule.severity] ||
    a.spot.to - b.spot.to ||
    (a.rule.id < b.rule.id ? -1 : 1)
  );
}

/** Whether two lists tell the editor the same. */
export function isSameList(before: readonly RuleSpot[], after: readonly RuleSpot[]): boolean {
  return before.length === after.length && before.every((one, at) => isSame(one, after[at]));
}

function isSame({ rule, spot }: RuleSpot, other: RuleSpot | undefined): boolean {
  return (
    rule === other?.rule &&
    spot.from === other.spot.from &&
    spot.to === other.spot.to &&
    spot.message === other.spot.message &&
    spot.suggestions.length === other.spot.suggestions.length &&
    spot.suggestions.every((suggestion, at) => suggestion === other.spot.suggestions[at])
  );
}
