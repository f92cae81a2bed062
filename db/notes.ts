import type { Correction } from '../core/article/correction.ts';
import type {
  ArrivingNote,
  ChangeOutcome,
  Note,
  NoteKind,
  NoteOutcome,
  NoteThread,
} from '../core/article/note.ts';
import type { CorrectionId, NoteId, ReplyId, StoryId } from '../core/base/id.ts';
import type { Result } from '../core/base/result.ts';

/**
 * Why nothing was done about a note.
 * - `not-found`: there is no such story, note or answer
 * - `not-own`: somebody else wrote these words
 * - `wrong-kind`: what was said is resolved, what was proposed is decided
 * - `answered`: somebody answered it, so it stays
 */
export type NoteError = 'not-found' | 'not-own' | 'wrong-kind' | 'answered';

/** The thread as it is then, or why it is as it was. */
export type ThreadResult = Result<NoteThread, NoteError>;

/** A note, and who does something about it. */
export interface NoteOrder {
  readonly storyId: StoryId;
  readonly noteId: NoteId;
  readonly editor: string;
}

/** Notes, and who does something about them. */
export interface NotesOrder {
  readonly storyId: StoryId;
  readonly noteIds: readonly NoteId[];
  readonly editor: string;
}

/** Something that happened to a note; never changed. */
export interface NoteEvent {
  readonly noteId: NoteId;
  readonly kind: NoteKind;
  /** What the note says, empty when it was removed, and the words that it was put on. */
  readonly text: string;
  readonly quote: string;
  /** Who wrote the note, or empty. */
  readonly author: string;
  readonly what: Exclude<NoteOutcome, ''> | 'reopened';
  readonly at: number;
  readonly editor: string;
  /** Where the story's journal stood. */
  readonly seq: number;
}

/**
 * Notes on words of a story, with all that was said and done about them. The store's clock dates
 * what is done; each change is one transaction, and answers the thread as it is then.
 */
export interface NoteStore {
  /**
   * The notes that stand and the threads that were resolved, in the order that they came; changes
   * that were decided are left out.
   */
  ofStory(storyId: StoryId): NoteThread[];
  /** Adds a note, unless the story has one of this id. @returns null when there is no such story. */
  add(storyId: StoryId, note: Note & { readonly quote?: string }): NoteThread | null;
  /** Adds a note with its thread as a file brought it, within the transaction of an arrival. */
  bring(storyId: StoryId, note: ArrivingNote): void;
  edit(order: NoteOrder & { readonly text: string }): ThreadResult;
  /** Adds an answer, unless the story has one of this id. */
  reply(
    order: NoteOrder & { readonly reply: { readonly id: ReplyId; readonly text: string } },
  ): ThreadResult;
  editReply(order: NoteOrder & { readonly replyId: ReplyId; readonly text: string }): ThreadResult;
  /** Takes the words of an answer away; they stay on record and are given out no more. */
  removeReply(order: NoteOrder & { readonly replyId: ReplyId }): ThreadResult;
  resolve(order: NoteOrder): ThreadResult;
  /** Records what became of changes; ids on no record are passed over. */
  decide(order: NotesOrder & { readonly outcome: ChangeOutcome }): Result<NoteThread[], NoteError>;
  /** Lets notes stand again; ids on no record are passed over, and so are notes that were removed. */
  reopen(order: NotesOrder): NoteThread[];
  /** Removes what somebody said and nobody answered, or takes that back; the words stay on record. */
  remove(order: NoteOrder & { readonly isRemoved: boolean }): ThreadResult;
  /** What happened to the notes of a story, in the order that it happened. */
  events(storyId: StoryId): NoteEvent[];
}

/**
 * What readers are told of mistakes; the store's clock dates it. Each change is one of what readers
 * see, and answers all that stand then, or null without such a story or correction.
 */
export interface CorrectionStore {
  /** Oldest first; those that were removed are left out. */
  ofStory(storyId: StoryId): Correction[];
  add(storyId: StoryId, text: string, editor: string): Correction[] | null;
  /** Puts it into other words; its day stays. */
  setText(storyId: StoryId, correctionId: CorrectionId, text: string): Correction[] | null;
  /** Takes it from what readers see; it stays on record. */
  remove(storyId: StoryId, correctionId: CorrectionId): Correction[] | null;
}
