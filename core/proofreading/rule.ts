import type { BlockRole } from '../article/text-blocks.ts';
import type { FindingKind, FindingSeverity, ProofText } from './finding.ts';
import type { StoryWords } from './story-words.ts';
import type { Token } from './token.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a rule reports; the engine adds rule, kind, severity and the words themselves. */
export interface Spot {
  readonly from: number;
  readonly to: number;
  readonly message: string;
  readonly suggestions: readonly string[];
}

/** A spot of a story-wide rule, with the index of its block. */
export interface StorySpot extends Spot {
  readonly block: number;
}

/** One block with its words, as rules see it. */
export interface BlockContext {
  readonly block: ProofText;
  readonly role: BlockRole;
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Undefined for a language without data; such blocks get only the rules that need none. */
  readonly vocabulary: Vocabulary | undefined;
  /** Most words carry capitals, as in a headline set in title case: a capital says little here. */
  readonly isTitleCase: boolean;
}

/** The whole story, kept up while blocks change. */
export interface StoryContext {
  readonly blocks: readonly BlockContext[];
  readonly words: StoryWords;
}

/** Sentences that run as tests: `flags` marks the spot with [brackets]; `fixes` is text → mended. */
export interface RuleExamples {
  readonly flags: readonly string[];
  readonly ignores: readonly string[];
  readonly fixes: readonly (readonly [text: string, mended: string])[];
}

/**
 * One rule of proofreading. `checkBlock` sees one block and nothing else, so its answer is kept
 * while the block stays the same; `checkStory` sees all and runs at every change, so it must be
 * quick and leave costly work to what it can remember of a block.
 */
export interface Rule {
  readonly id: string;
  readonly kind: FindingKind;
  readonly severity: FindingSeverity;
  /** What it looks for, in a line. */
  readonly description: string;
  /** Why that matters to a reader or an editor. */
  readonly reason: string;
  readonly examples: RuleExamples;
  readonly checkBlock?: (context: BlockContext) => Iterable<Spot>;
  readonly checkStory?: (context: StoryContext) => Iterable<StorySpot>;
}
