import type { ChangeOutcome } from '../../core/article/note.ts';
import type { ClaimId, NoteId } from '../../core/base/id.ts';
import type { ClaimKind } from '../../core/factcheck/claim.ts';
import type { Inconsistency } from '../../core/factcheck/inconsistency.ts';
import type { QuoteMatch, QuoteTie } from '../../core/factcheck/quotation.ts';
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
  /** How often a finding was taken in hand; also counts one that was in hand already. */
  readonly stepped: number;
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

/** Words of the text that bear a note, in the order of the text. */
export interface MarkedNote {
  readonly id: NoteId;
  readonly text: string;
}

/** What the text says of its notes, standing or not. */
export interface NotesState {
  readonly list: readonly MarkedNote[];
  /** The note on the words that the caret stands in. */
  readonly current: NoteId | null;
  /** Notes whose marks a redo took off, and that have not come back since. */
  readonly redone: ReadonlySet<NoteId>;
}

/** A change that somebody proposed and nobody has decided, as the text holds it. */
export interface ProposedChange {
  readonly id: NoteId;
  /** What its record calls it. */
  readonly kind: 'insertion' | 'deletion' | 'format';
  /** The words that it puts in, a newline between blocks, or their beginning. */
  readonly inserted: string;
  /** The words that it takes out, or their beginning. */
  readonly deleted: string;
  /** What it makes of words or of a block, such as “Make it a heading”, or null. */
  readonly form: string | null;
  /** Whether it parts a paragraph or joins two; null where it does neither, or both. */
  readonly ends: 'split' | 'join' | null;
}

/** What the text says of the changes that are proposed in it. */
export interface ChangesState {
  /** In the order of the text. */
  readonly list: readonly ProposedChange[];
  /** The change that the caret stands in or at. */
  readonly current: NoteId | null;
  /** The changes that were proposed in this editor, and by whom: the name as it was then, or empty. */
  readonly made: ReadonlyMap<NoteId, string>;
  /** What became of changes in this editor; an undo may have brought some of them back. */
  readonly decided: ReadonlyMap<NoteId, ChangeOutcome>;
  /** How often somebody stepped to a change; also counts where the caret stood on it already. */
  readonly stepped: number;
}

/** The claim or the proposal that the caret stands in. */
export type StatementAtCaret =
  | { readonly kind: 'claim'; readonly id: ClaimId }
  | { readonly kind: 'proposal'; readonly id: string };

/** A statement that is worth checking and is no claim yet. Its `id` stays while its words do. */
export interface PlacedProposal {
  readonly id: string;
  readonly words: string;
  /** What can be checked in it, the weightiest first; never empty. */
  readonly kinds: readonly [ClaimKind, ...ClaimKind[]];
  /** From 0 to 1. */
  readonly worth: number;
  /** Why it was proposed, in plain words. */
  readonly reason: string;
  readonly isDismissed: boolean;
}

/** Words that the story quotes. Its `id` stays while they do. */
export interface PlacedQuotation {
  readonly id: string;
  readonly words: string;
  /** What became of looking for them in the sources; null while that is not known. */
  readonly match: QuoteMatch | null;
  /** What it was translated from, or null. */
  readonly tie: QuoteTie | null;
  /** Whether the quotation reads otherwise than when it was tied. */
  readonly tieIsStale: boolean;
  readonly isDismissed: boolean;
}

/** What cannot be true together. Its `id` stays while its words and figures do. */
export interface PlacedInconsistency extends Pick<Inconsistency, 'check' | 'message' | 'working'> {
  readonly id: string;
  /** The words that it is about, in reading order, a place each; never empty. */
  readonly words: readonly string[];
  readonly isDismissed: boolean;
}

/** How far the checking is, in statements: claims in the text, and what was proposed. */
export interface Coverage {
  /** Claims that need no more work, and proposals that were set aside. */
  readonly settled: number;
  /** Claims, and proposals that were set aside. */
  readonly read: number;
  /** Claims and all proposals. */
  readonly total: number;
}

/** What the desk reads in the story for its checker. Each list is in the order of the text. */
export interface FactsState {
  /** Those that are no claims; those set aside are among them. */
  readonly proposals: readonly PlacedProposal[];
  readonly quotations: readonly PlacedQuotation[];
  readonly inconsistencies: readonly PlacedInconsistency[];
  readonly coverage: Coverage;
  /** Whether words wait to be read. */
  readonly reading: boolean;
  /** A sentence for the editor when the story cannot be read, or null. */
  readonly failure: string | null;
  /** The proposal, quotation or inconsistency that was stepped to last, by id; null when none is. */
  readonly current: string | null;
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
