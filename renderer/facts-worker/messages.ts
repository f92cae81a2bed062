import type { SourceId } from '../../core/base/id.ts';
import type { FactBlock } from '../../core/factcheck/fact-block.ts';
import type { Inconsistency } from '../../core/factcheck/inconsistency.ts';
import type { Proposal } from '../../core/factcheck/proposal.ts';
import type { Quotation, QuoteMatch } from '../../core/factcheck/quotation.ts';

/** The words of a source. */
export interface FactSource {
  readonly id: SourceId;
  readonly text: string;
}

/** What was read in one block of the story, by its index in the story as a request left it. */
export interface BlockFacts {
  readonly block: number;
  readonly proposals: readonly Proposal[];
  readonly quotations: readonly Quotation[];
}

/** What the sources have of some quoted words. */
export interface WordsMatch {
  readonly words: string;
  readonly match: QuoteMatch;
}

/** What an editor asks of its facts worker, which keeps the story between requests. */
export type FactsRequest =
  /** Takes `removed` blocks out at index `at`, puts `blocks` in, and reads the story. */
  | {
      readonly kind: 'read';
      readonly request: number;
      readonly at: number;
      readonly removed: number;
      readonly blocks: readonly FactBlock[];
    }
  /** Of what language the story is (BCP 47), and when it was begun (ms UTC). All is read anew. */
  | { readonly kind: 'story'; readonly language: string; readonly writtenAt: number }
  /** Sources that came, and those that went; each comes once. All quotations are looked for anew. */
  | {
      readonly kind: 'sources';
      readonly came: readonly FactSource[];
      readonly gone: readonly SourceId[];
    };

/** What an editor hears. */
export type FactsAnswer =
  /**
   * What was read since the last answer. Places are counted in the story as `request` left it. A
   * request may be answered piece by piece; it is answered at least once, and the last time
   * `isDone`.
   */
  | {
      readonly kind: 'read';
      readonly request: number;
      readonly blocks: readonly BlockFacts[];
      /** All of the story's, or null while they are still to be looked for. */
      readonly inconsistencies: readonly Inconsistency[] | null;
      readonly matches: readonly WordsMatch[];
      readonly isDone: boolean;
    }
  /** The worker cannot read; `message` is a sentence for the editor. */
  | { readonly kind: 'failed'; readonly message: string };

/** The way of one editor to its worker. Tests put their own in its place. */
export interface FactsPort {
  readonly post: (request: FactsRequest) => void;
  /** Called for each answer; set once, before the first post. */
  readonly hear: (answered: (answer: FactsAnswer) => void) => void;
  readonly close: () => void;
}
