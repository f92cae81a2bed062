import { inReadingOrder, isSameList, type RuleSpot } from './block-spots.ts';
import type { ProofText } from './finding.ts';
import type { BlockContext, Rule, Spot } from './rule.ts';
import type { StoryWords } from './story-words.ts';

/**
 * What is known of a text, wherever in the story it stands and however often. Each rule's spots
 * are kept apart, so that a rule can be switched on or off without a look at what others found.
 */
export interface Analysis {
  readonly key: string;
  readonly block: ProofText;
  /** Undefined until its words were read. */
  context: BlockContext | undefined;
  /** How often it stands in the story. */
  uses: number;
  /** How often its words are counted among the story's. */
  counted: number;
  /** What rules found that see nothing but the block. */
  readonly ownSpots: Map<Rule, readonly Spot[]>;
  /** What rules found that asked the story. */
  readonly storySpots: Map<Rule, readonly Spot[]>;
  /** What rules keep of it that see the whole story in its order. */
  readonly summaries: Map<Rule, unknown>;
  /** The last that is known of all of them, in reading order; the same object while it tells the same. */
  found: readonly RuleSpot[];
  /** Whether `found` holds now. */
  isFresh: boolean;
}

const NONE: readonly never[] = [];

/** Of a block that nobody has looked at. */
export function createAnalysis(key: string, block: ProofText): Analysis {
  const counts = { context: undefined, uses: 0, counted: 0 };
  return {
    ...{ key, block, ...counts },
    ...{ ownSpots: new Map(), storySpots: new Map(), summaries: new Map() },
    ...{ found: NONE, isFresh: false },
  };
}

/** Two blocks of one key are read alike by every rule. */
export function analysisKey({ role, lang, text, foreign }: ProofText): string {
  const spans = foreign
    .map(({ from, to, lang: tag }) => `${String(from)}-${String(to)}-${tag}`)
    .join();
  return `${role}\n${lang}\n${spans}\n${text}`;
}

/** Brings `found` up to date; asks only those rules whose spots are not known. */
export function look(
  analysis: Analysis,
  context: BlockContext,
  rules: readonly Rule[],
  words: StoryWords,
): void {
  const { ownSpots, storySpots, summaries } = analysis;
  const spots = rules.flatMap((rule): RuleSpot[] => {
    const { checkBlock, checkInStory, overview } = rule;
    if (overview && !summaries.has(rule)) summaries.set(rule, overview.summarise(context));
    const own = checkBlock ? kept(ownSpots, rule, () => checkBlock(context)) : NONE;
    const inStory = checkInStory
      ? kept(storySpots, rule, () => checkInStory(context, words))
      : NONE;
    return [...own, ...inStory].map((spot) => ({ rule, spot }));
  });
  const found = inReadingOrder(spots);
  if (!isSameList(analysis.found, found)) analysis.found = found;
  analysis.isFresh = true;
}

/** Has every rule look again, as the block is read otherwise now. */
export function forgetSpots(analysis: Analysis): void {
  analysis.ownSpots.clear();
  analysis.storySpots.clear();
  analysis.summaries.clear();
}

function kept(
  spots: Map<Rule, readonly Spot[]>,
  rule: Rule,
  find: () => Iterable<Spot>,
): readonly Spot[] {
  let known = spots.get(rule);
  if (known === undefined) {
    const found = [...find()];
    spots.set(rule, (known = found.length === 0 ? NONE : found));
  }
  return known;
}
