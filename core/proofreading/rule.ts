import type { BlockRole } from '../article/text-blocks.ts';
import type { FindingKind, FindingSeverity, ProofText } from './finding.ts';
import type { PackWords } from './pack-words.ts';
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

/** A spot of a rule that sees the whole story, with the index of its block. */
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
  /** The words of a language that is at hand, by its BCP 47 tag; for what is spelt by a dictionary alone. */
  readonly spellingOf: (lang: string) => PackWords | undefined;
  /** Most words carry capitals, as in a headline set in title case: a capital says little here. */
  readonly isTitleCase: boolean;
}

/**
 * How a rule sees all blocks of a story in their order. `summarise` sees one block and nothing
 * else; its answer is kept while the block stays the same. `judge` sees the summaries, whenever one
 * of them is another object than before or stands elsewhere; it should do no more than count them
 * up. A block that has nothing to say should therefore be summarised by one constant object.
 */
export interface Overview<Summary = unknown> {
  summarise(context: BlockContext): Summary;
  judge(summaries: readonly Summary[]): Iterable<StorySpot>;
}

/** Sentences that run as tests: `flags` marks the spot with [brackets]; `fixes` is text → mended. */
export interface RuleExamples {
  /** BCP 47; English when it is not given. */
  readonly lang?: string;
  readonly flags: readonly string[];
  readonly ignores: readonly string[];
  readonly fixes: readonly (readonly [text: string, mended: string])[];
}

/**
 * One rule of proofreading. `checkBlock` sees one block and nothing else, so its answer is kept
 * while the block stays the same. `checkInStory` sees one block and asks the story's words; what
 * it asks is what it depends on: it is called again for that block when one of the answers is no
 * longer the same, and only then. It must hang on nothing else, and should leave costly work to
 * what it can remember of a block (a WeakMap by context). `overview` is for what runs over
 * paragraphs: a quotation, one way of writing dashes.
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
  readonly checkInStory?: (context: BlockContext, words: StoryWords) => Iterable<Spot>;
  readonly overview?: Overview;
}
