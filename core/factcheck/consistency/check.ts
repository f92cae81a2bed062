import type { BlockRole, TextSpan } from '../../article/text-blocks.ts';
import type { StoryPlace } from '../inconsistency.ts';
import type { CalendarDay } from './days.ts';
import type { FiguredText } from './figured-text.ts';

/** What a check sees of one block. */
export interface Reading {
  readonly role: BlockRole;
  readonly figured: FiguredText;
}

/** What does not fit within one block; spans are UTF-16 offsets into its text. */
export interface Spot {
  readonly message: string;
  readonly working: string;
  readonly spans: readonly TextSpan[];
}

/** What does not fit in a story. */
export interface StorySpot {
  readonly message: string;
  readonly working: string;
  readonly places: readonly StoryPlace[];
}

/** Something that a check noted in the block at index `block`, for comparison with other blocks. */
export interface Noted<Fact> {
  readonly block: number;
  readonly role: BlockRole;
  readonly fact: Fact;
}

/** When a story speaks. */
export interface StoryTime {
  /** The day of its dateline, its year made out; null when it has none or the year is not certain. */
  readonly dateline: CalendarDay | null;
  /** The day it was written down, in UTC; never before the story's own day by more than a few. */
  readonly writtenOn: CalendarDay;
  /** The years that the story names, without repetition. */
  readonly years: readonly number[];
}

/**
 * How a check sees all of a story: `read` sees one block and nothing else, and its facts are plain
 * data that may be kept while the block stays the same; `compare` sees them all, in reading order.
 */
export interface Overview<Fact = unknown> {
  read(reading: Reading): readonly Fact[];
  compare(noted: readonly Noted<Fact>[], time: StoryTime): Iterable<StorySpot>;
}

/**
 * Short stories that run as tests, a block a line: `headline: …`, `caption: …`, `dateline: …`; a
 * line without a role is a paragraph. They are written on 15 March 2023.
 */
export interface CheckExamples {
  readonly flags: readonly string[];
  readonly ignores: readonly string[];
}

/** One check of consistency. It is silent when unsure: a false alarm costs more than ten misses. */
export interface Check {
  readonly id: string;
  /** What it looks for, in a line. */
  readonly description: string;
  readonly examples: CheckExamples;
  /** Whether it reads what is written alike in every language; others read English alone. */
  readonly anyLanguage?: true;
  readonly checkBlock?: (reading: Reading) => Iterable<Spot>;
  readonly overview?: Overview;
}

/** An overview with its own kind of fact, as the table of checks holds it. */
export function overviewOf<Fact>(overview: Overview<Fact>): Overview {
  // A check is handed the facts that it noted itself, and no others.
  return overview;
}

/** A place of the block that a fact was noted in. */
export function placeIn(block: number, { from, to }: TextSpan): StoryPlace {
  return { block, from, to };
}
