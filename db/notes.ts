import type { Correction } from '../core/article/correction.ts';
import type { Note } from '../core/article/note.ts';
import type { CorrectionId, NoteId, StoryId } from '../core/base/id.ts';

/** Private notes on words of a story. Those that were settled stay on record. */
export interface NoteStore {
  /** The notes that stand, in the order that they came. */
  ofStory(storyId: StoryId): Note[];
  /** Adds a note, unless the story has one of this id. @returns whether the story is there. */
  add(storyId: StoryId, note: Note): boolean;
  /** @returns the notes that stand then; null without such a story or note; so for `reopen`. */
  settle(storyId: StoryId, noteId: NoteId, editor: string): Note[] | null;
  reopen(storyId: StoryId, noteId: NoteId): Note[] | null;
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
