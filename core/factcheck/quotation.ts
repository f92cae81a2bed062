import type { TextSpan } from '../article/text-blocks.ts';
import type { WordChange } from '../article/word-difference.ts';
import type { QuoteTieId, SourceId } from '../base/id.ts';

/**
 * Words that a story quotes, in UTF-16 offsets into their block, without the marks around them.
 * `words` is how they read: what is proposed among them has no place in it.
 */
export interface Quotation extends TextSpan {
  readonly words: string;
}

/** A passage of a source, in UTF-16 offsets into its text. */
export interface Passage extends TextSpan {
  readonly sourceId: SourceId;
}

/** What became of looking for a quotation in the sources. `differences` count the source's words. */
export type QuoteMatch =
  | { readonly state: 'verbatim'; readonly passage: Passage }
  | {
      readonly state: 'altered';
      readonly passage: Passage;
      readonly differences: readonly WordChange[];
    }
  | { readonly state: 'not-found' };

/** A quotation that was translated, tied to the words that were said. */
export interface QuoteTie {
  readonly id: QuoteTieId;
  /** The quotation as it read when it was tied; it holds for these words. */
  readonly words: string;
  readonly passage: Passage;
  /** The words of the passage. */
  readonly original: string;
}
