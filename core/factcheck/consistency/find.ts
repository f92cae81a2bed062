import type { FactBlock } from '../fact-block.ts';
import type { Inconsistency } from '../inconsistency.ts';
import { compareReads } from './compare.ts';
import { readConsistency } from './read.ts';

/** A story as the checks of consistency read it. */
export interface ConsistencyStory {
  readonly blocks: readonly FactBlock[];
  /** BCP 47 tag. */
  readonly language: string;
  /** Milliseconds in UTC; stands in for a year where the dateline has none. */
  readonly writtenAt: number;
}

/**
 * What cannot be true together in a story, in reading order, with the working. Pure: to check again
 * after an edit, keep the `readConsistency` of blocks that did not change and call `compareReads`.
 */
export function findInconsistencies(story: ConsistencyStory): readonly Inconsistency[] {
  const { blocks, language, writtenAt } = story;
  return compareReads(
    blocks.map((block) => readConsistency(block, language)),
    writtenAt,
  );
}
