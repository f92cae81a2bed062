import type { Analysis } from './analysis.ts';
import { isSameList, type RuleSpot } from './block-spots.ts';
import type { Rule, StorySpot } from './rule.ts';

/** A block in its place, for rules that see the whole story in its order. */
export interface OverlookedPlace {
  readonly analysis: Analysis;
  /** What those rules found here; the same object while it tells the same. */
  fromStory: readonly RuleSpot[];
}

/**
 * Has rules judge the summaries of all blocks ({@link Rule.overview}), and only where a summary is
 * another than before.
 */
export interface Overlook {
  /** Blocks gave way to others in their place. */
  replaced(gone: readonly OverlookedPlace[], come: readonly OverlookedPlace[]): void;
  /** Everything may be otherwise: the rules, or what they make of a block. */
  anew(): void;
  /** Brings `fromStory` of all places up to date. Every block must have been looked at. */
  judge(places: readonly OverlookedPlace[], rules: readonly Rule[]): void;
}

interface Replaced {
  readonly gone: readonly OverlookedPlace[];
  readonly come: readonly OverlookedPlace[];
}

const NONE: readonly never[] = [];

/** Of a story that nobody has judged yet. */
export function createOverlook(): Overlook {
  const judgements = new Map<Rule, readonly StorySpot[]>();
  /** What came and went since the last judgement; null when everything may be otherwise. */
  let unjudged: Replaced[] | null = null;

  function isOutdated(rule: Rule): boolean {
    if (rule.overview === undefined) return false;
    if (unjudged === null || !judgements.has(rule)) return true;
    return unjudged.some((one) => !isSummedUpAlike(one, rule));
  }

  function spread(places: readonly OverlookedPlace[], rules: readonly Rule[]): void {
    const spots = new Map<number, RuleSpot[]>();
    for (const rule of rules) {
      for (const spot of judgements.get(rule) ?? NONE) {
        const here = spots.get(spot.block);
        if (here === undefined) spots.set(spot.block, [{ rule, spot }]);
        else here.push({ rule, spot });
      }
    }
    for (const [at, place] of places.entries()) {
      const found = spots.get(at) ?? NONE;
      if (!isSameList(place.fromStory, found)) place.fromStory = found;
    }
  }

  return {
    replaced: (gone, come) => unjudged?.push({ gone, come }),
    anew: () => {
      unjudged = null;
    },
    judge(places, rules) {
      if (unjudged?.length === 0) return;
      const outdated = rules.filter(isOutdated);
      for (const rule of outdated) {
        const summaries = places.map(({ analysis }) => analysis.summaries.get(rule));
        judgements.set(rule, [...(rule.overview?.judge(summaries) ?? NONE)]);
      }
      if (outdated.length > 0 || unjudged === null) spread(places, rules);
      else for (const one of unjudged) inherit(one);
      unjudged = [];
    },
  };
}

function isSummedUpAlike({ gone, come }: Replaced, rule: Rule): boolean {
  const summaryOf = (place: OverlookedPlace | undefined): unknown =>
    place?.analysis.summaries.get(rule);
  return (
    gone.length === come.length &&
    come.every((place, at) => summaryOf(place) === summaryOf(gone[at]))
  );
}

function inherit({ gone, come }: Replaced): void {
  for (const [at, place] of come.entries()) place.fromStory = gone[at]?.fromStory ?? NONE;
}
