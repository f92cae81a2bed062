import type { Finding, ProofText } from './finding.ts';
import type { HouseStyle } from './house-style.ts';
import type { LanguageSet } from './language/language.ts';
import { RULES } from './rules.ts';
import type { Rule } from './rule.ts';
import { createStoryCheck } from './story-check.ts';

/**
 * Checks whole stories, one after the other. What it knows of blocks that stand in the next story
 * too is kept; the answer never depends on what was checked before. What changes and must be
 * answered meanwhile is for {@link createStoryCheck}.
 */
export interface Proofreader {
  /** The findings of a story, in reading order. */
  check(story: readonly ProofText[], style: HouseStyle): readonly Finding[];
}

/** Choices for {@link createProofreader}. */
export interface ProofreaderOptions {
  /** The rules to apply; all of them by default. Those of the house style join them. */
  readonly rules?: readonly Rule[];
}

/** A proofreader with nothing checked yet. Languages without data get the rules that need none. */
export function createProofreader(
  languages: LanguageSet,
  { rules = RULES }: ProofreaderOptions = {},
): Proofreader {
  const checked = createStoryCheck(languages, rules);
  let blocks = 0;
  return {
    check(story, style) {
      checked.setHouseStyle(style);
      checked.splice(0, blocks, story);
      blocks = story.length;
      checked.work();
      return checked.findings();
    },
  };
}
