import type { ClaimId } from '../../core/base/id.ts';
import type { Finding } from '../../core/proofreading/finding.ts';
import type { FindQuery } from '../../core/article/find.ts';
import type { RequestFailure } from '../../core/contract/failure.ts';

/** The block that the selection stands in, as the style menu names it. */
export type BlockStyle =
  | 'headline'
  | 'standfirst'
  | 'byline'
  | 'dateline'
  | 'paragraph'
  | 'heading2'
  | 'heading3'
  | 'heading4'
  | 'quote'
  | 'pullQuote'
  | 'bulletList'
  | 'orderedList'
  | 'figure'
  | 'related'
  | 'embed'
  | 'break';

/** What the toolbar and the menus show of the selection. */
export interface ToolbarState {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly strong: boolean;
  readonly em: boolean;
  readonly link: boolean;
  /** Language of the selected foreign words, or null. */
  readonly foreign: string | null;
  readonly block: BlockStyle;
  /** Whether words are selected. */
  readonly hasSelection: boolean;
}

/** A finding in the story. `id` stays the same while the finding does; ask `placeOfFinding` where. */
export interface PlacedFinding {
  readonly id: string;
  readonly finding: Finding;
  /** A few words before and after, as they stood when it was found. */
  readonly before: string;
  readonly after: string;
}

/** What proofreading shows. */
export interface FindingsState {
  /** In the order of the text; without those that are ignored or just being typed. */
  readonly list: readonly PlacedFinding[];
  /** The one in hand or last stepped to, by id. */
  readonly current: string | null;
  /** After F7: Enter takes the first suggestion, Escape goes back to plain editing. */
  readonly inHand: boolean;
  /** Whether the proofreader has words before it that it has not read yet. */
  readonly checking: boolean;
  /** A sentence for the editor when proofreading cannot run, or null. */
  readonly failure: string | null;
}

/** A claim as the text holds it now, in the order of the text. */
export interface MarkedClaim {
  readonly id: ClaimId;
  readonly text: string;
}

/** What the text says of its claims. */
export interface ClaimsState {
  readonly list: readonly MarkedClaim[];
  /** The claim that the caret stands in or that was jumped to last. */
  readonly current: ClaimId | null;
}

/** Whether what was typed is on disk. Nothing is dropped in any state. */
export type JournalState =
  | { readonly kind: 'saved'; readonly savedAt: number }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly failure: RequestFailure }
  | { readonly kind: 'conflict'; readonly failure: RequestFailure };

/** What the find bar shows; `query` is null while it is closed. */
export interface SearchState {
  readonly query: FindQuery | null;
  readonly count: number;
  /** Index of the match in hand, or null. */
  readonly index: number | null;
  /** Why the query cannot be searched for, in plain words, or null. */
  readonly problem: string | null;
}
