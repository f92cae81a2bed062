import type { StoryId } from '../core/base/id.ts';
import type { Result } from '../core/base/result.ts';
import type { Saved } from '../core/contract/journal.ts';
import type { Node } from 'prosemirror-model';
import type { StoredSelection } from './stories.ts';

/** One batch of steps as the desk sends it. */
export interface JournalBatch {
  readonly id: StoryId;
  /** The sequence number that the steps were made upon. */
  readonly seq: number;
  /** ProseMirror steps as JSON, still unchecked. */
  readonly steps: readonly unknown[];
  readonly selection: StoredSelection | null;
  readonly editor: string;
}

/**
 * Why a batch was refused; nothing of it was stored.
 * - `not-found`: there is no such story
 * - `conflict`: the journal does not stand at the sequence number that was given
 * - `invalid`: a step is malformed, does not fit the story, or would leave an invalid document
 */
export type AppendError = 'not-found' | 'conflict' | 'invalid';

/** The append-only journal of ProseMirror steps. */
export interface JournalStore {
  /**
   * Stores a batch; a success means that the disk has answered. One whose answer was lost may be
   * sent again, with further steps behind its own: what is in the journal is not stored twice.
   */
  append(batch: JournalBatch): Result<Saved, AppendError>;
  /** The story as it stood after batch `seq`; null when there is no such story or batch. */
  documentAt(id: StoryId, seq: number): Node | null;
}
