import type { Node } from 'prosemirror-model';
import type { EditorView } from 'prosemirror-view';
import type { FindQuery } from '../../core/article/find.ts';
import type { Note } from '../../core/article/note.ts';
import type { ClaimId, NoteId } from '../../core/base/id.ts';
import type { MenuCommand } from '../../core/contract/events.ts';
import type { StoryIgnore } from '../../core/contract/stories.ts';
import type { ClaimStatus } from '../../core/factcheck/claim.ts';
import type { Dismissal } from '../../core/factcheck/dismissal.ts';
import type { QuoteTie } from '../../core/factcheck/quotation.ts';
import type { FindingKind } from '../../core/proofreading/finding.ts';
import type { HouseStyle } from '../../core/proofreading/house-style.ts';
import type { FactsPort, FactSource } from '../facts-worker/messages.ts';
import type { ProofreadingPort } from '../proofreading-worker/messages.ts';
import type { Clock } from './clock.ts';
import type { EditorHost, StorySelection } from './editor-host.ts';
import type {
  ChangesState,
  ClaimsState,
  FactsState,
  FindingsState,
  JournalState,
  NotesState,
  PlacedFinding,
  ProposedChange,
  SearchState,
  ToolbarState,
  StatementAtCaret,
} from './editor-state.ts';
import type { Watchable } from './watched.ts';

/** What the editing surface carries out: the menu bar's own commands and some more. */
export type EditorCommand =
  | Extract<
      MenuCommand,
      | 'edit.undo'
      | 'edit.redo'
      | 'edit.findNext'
      | 'edit.findPrevious'
      | 'edit.pastePlain'
      | `format.${string}`
      | `insert.${string}`
      | 'proofread.next'
      | 'proofread.previous'
      | Exclude<Extract<MenuCommand, `claims.${string}`>, 'claims.card'>
      | 'changes.next'
      | 'changes.previous'
      | 'changes.accept'
      | 'changes.reject'
    >
  | 'format.heading4'
  | 'format.nest'
  | 'format.lift'
  | 'proofread.take'
  | 'proofread.ignore'
  | 'claims.unmark';

/** What a story editor is made of. */
export interface StoryEditorOptions {
  readonly document: Node;
  /** The journal's sequence number that `document` stands at, and when that was saved. */
  readonly seq: number;
  readonly savedAt: number;
  /** Where the caret was left, or null. */
  readonly selection: StorySelection | null;
  /** BCP 47 tag of the story's language. */
  readonly language: string;
  readonly host: EditorHost;
  readonly ignores: readonly StoryIgnore[];
  readonly houseStyle: HouseStyle;
  /** When the story was begun, in ms UTC: stands in for a year that its dateline does not give. */
  readonly writtenAt: number;
  /** Whether it is only read: nothing can be typed, and no command changes it. */
  readonly readOnly?: boolean;
  /** `darwin`, `linux` or `win32`. */
  readonly platform: string;
  /** Tests put their own in the place of the browser's timers and the workers. */
  readonly clock?: Clock;
  readonly startProofreader?: () => ProofreadingPort;
  readonly startFacts?: () => FactsPort;
}

/** A range of document positions. */
export interface StoryRange {
  readonly from: number;
  readonly to: number;
}

/** A rectangle in CSS pixels of the viewport. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A link under the selection. */
export interface StoryLink extends StoryRange {
  readonly href: string;
}

/** The editing surface of one story. Everything that changes is watched apart from the rest. */
export interface StoryEditor {
  readonly view: EditorView;
  readonly toolbar: Watchable<ToolbarState>;
  readonly findings: Watchable<FindingsState>;
  readonly claims: Watchable<ClaimsState>;
  readonly facts: Watchable<FactsState>;
  readonly notes: Watchable<NotesState>;
  /** The changes that are proposed; follows within a quarter of a second. */
  readonly changes: Watchable<ChangesState>;
  /** Whether what is changed is proposed, for somebody to accept or reject. */
  readonly suggesting: Watchable<boolean>;
  readonly search: Watchable<SearchState>;
  readonly journal: Watchable<JournalState>;
  /** Words that a reader reads; follows within a quarter of a second. */
  readonly words: Watchable<number>;
  /** The next sentence for the desk's live region, such as “Spelling: srvices. 2 of 3.” */
  readonly announcement: Watchable<string>;

  /** Carries out a command. @returns whether it applied. */
  readonly run: (command: EditorCommand) => boolean;
  /** Whether `run` would apply now. */
  readonly can: (command: EditorCommand) => boolean;
  readonly focus: () => void;
  /** Sends what is queued. @returns whether all that was typed is on disk. */
  readonly flush: () => Promise<boolean>;
  /** Leaves behind what could not be put on disk; the story is to be opened anew. */
  readonly abandon: () => void;
  /** Takes the editor off the page; steps still queued go on to the journal. */
  readonly destroy: () => void;

  /** Selects a range, scrolls it into sight and puts the focus into the text. */
  readonly goTo: (range: StoryRange) => void;
  /** Where a range stands in the window. */
  readonly coordsOf: (range: StoryRange) => Place;
  /** The document position under a point of the viewport, or null. */
  readonly posAt: (point: { readonly left: number; readonly top: number }) => number | null;
  /** The selected words, or empty. */
  readonly selectedText: () => string;

  readonly linkAt: () => StoryLink | null;
  /** Links the selection, or the link that the caret stands in. @returns false for an unsafe address. */
  readonly setLink: (href: string) => boolean;
  readonly unsetLink: () => boolean;
  /** Marks the selection as words of another language; null takes the mark off. */
  readonly setForeign: (lang: string | null) => boolean;

  /** Steps to a finding and takes it in hand. */
  readonly goToFinding: (id: string) => void;
  /** The finding at a position: for the menu of the right-hand button. */
  readonly findingAt: (pos: number) => PlacedFinding | null;
  readonly placeOfFinding: (id: string) => StoryRange | null;
  /** Takes a suggestion (the first, unless told); one undo step. */
  readonly takeSuggestion: (id: string, index?: number) => boolean;
  /** Takes a suggestion for the finding in hand and goes on to the next one, as Enter does. */
  readonly takeInHand: (index: number) => boolean;
  /**
   * Takes one suggestion for each of many findings, as one undo step.
   * @param picks finding id → index of its suggestion
   * @returns how many were taken.
   */
  readonly takeMany: (picks: ReadonlyMap<string, number>) => number;
  /** Keeps these words here, undoably, although the rule doubts them. */
  readonly ignoreHere: (id: string) => boolean;
  /** Steps through findings of one kind only; null through all. */
  readonly setFilter: (kind: FindingKind | null) => void;
  readonly setIgnores: (ignores: readonly StoryIgnore[]) => void;
  readonly setHouseStyle: (style: HouseStyle) => void;
  readonly setLanguage: (tag: string) => void;

  /**
   * Says how each claim of the story stands, cut ones too; others are drawn as open.
   * @param waiting those whose verdict waits for a second person; none unless told
   */
  readonly setClaims: (
    statuses: ReadonlyMap<ClaimId, ClaimStatus>,
    waiting?: ReadonlySet<ClaimId>,
  ) => void;
  readonly goToClaim: (id: ClaimId) => void;
  readonly placeOfClaim: (id: ClaimId) => StoryRange | null;
  /** Takes the mark off; the record stays in the store as cut. */
  readonly unmarkClaim: (id: ClaimId) => boolean;
  /**
   * Puts other words in the place of a claim's, as one undo step; they are the claim's then.
   * @returns false when it does not stand in one block, or reads so already.
   */
  readonly replaceClaim: (id: ClaimId, words: string) => boolean;

  /** Says which notes stand; words with others look like any. */
  readonly setNotes: (notes: readonly Note[]) => void;
  readonly goToNote: (id: NoteId) => void;
  readonly placeOfNote: (id: NoteId) => StoryRange | null;
  /** Marks the selected words with a note. @returns false where there are none that can bear one. */
  readonly markNote: (id: NoteId) => boolean;
  /** Takes the mark off, as an undo step of its own. @returns whether there was one. */
  readonly unmarkNote: (id: NoteId) => boolean;
  /** Takes the words out that bear the note, as one undo step. */
  readonly takeOutNoted: (id: NoteId) => boolean;
  /** Puts words back at the note's place, whose mark goes, as one undo step. */
  readonly putBackNoted: (id: NoteId, words: string) => boolean;
  /** Puts words that were taken out where the caret stands, as one undo step. */
  readonly putAtCaret: (words: string) => boolean;

  readonly setSuggesting: (isOn: boolean) => void;
  /** Says who proposed what, and who edits now; changes by nobody known look like somebody’s. */
  readonly setChangeAuthors: (authors: ReadonlyMap<NoteId, string>, editor: string) => void;
  readonly goToChange: (id: NoteId) => void;
  readonly placeOfChange: (id: NoteId) => StoryRange | null;
  /** The undecided changes at this moment, and those of them that the selection touches. */
  readonly changesNow: () => readonly ProposedChange[];
  readonly changesInSelection: () => readonly NoteId[];
  /** Accepts or rejects changes, as one undo step. @returns how many there were. */
  readonly decideChanges: (ids: readonly NoteId[], outcome: 'accepted' | 'rejected') => number;

  /**
   * The claim or the proposal that the caret stands in at this moment; null where there is none.
   * Steps go on from it: whoever asks is about to look at it.
   */
  readonly statementAtCaret: () => StatementAtCaret | null;

  /** Whether the facts are what the editor looks at: proposals are drawn only then. */
  readonly setFactsShown: (isShown: boolean) => void;
  /** Reads the story for its checker after all where that had failed. */
  readonly readFactsAgain: () => void;
  /** All words of the story's sources, in which its quotations are looked for. */
  readonly setSources: (sources: readonly FactSource[]) => void;
  readonly setDismissals: (dismissals: readonly Dismissal[]) => void;
  readonly setQuoteTies: (ties: readonly QuoteTie[]) => void;
  /** Where a proposal, a quotation or an inconsistency stands; several ranges for the last; none when gone. */
  readonly placeOfFact: (id: string) => readonly StoryRange[];
  /** Steps to it: selects its (first) words and makes it current. */
  readonly goToFact: (id: string) => void;
  /** Makes a claim of a proposal; the host is told as of any claim. */
  readonly acceptProposal: (id: string) => boolean;
  /** Sets a proposal, a quotation or an inconsistency aside; the host keeps that (`factDismissed`). */
  readonly dismissFact: (id: string) => boolean;
  /** What to keep, or to forget, when this is set aside or taken up again; null when it is gone. */
  readonly dismissalOf: (id: string) => Dismissal | null;

  /** Opens the search with a query, or closes it with null. The caret stays. */
  readonly setQuery: (query: FindQuery | null) => void;
  /** Replaces the match in hand and goes on to the next. */
  readonly replaceMatch: (replacement: string) => boolean;
  /** Replaces all matches as one undo step. @returns how many. */
  readonly replaceAllMatches: (replacement: string) => number;
}
