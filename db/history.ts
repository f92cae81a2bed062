import type { Node } from 'prosemirror-model';
import type { StoryId } from '../core/base/id.ts';
import type { NamedMoment, StoryMoment, Stretch, Timeline } from '../core/contract/history.ts';

/** Two moments of a story; what did not change between them is often one node in both. */
export interface Versions {
  readonly from: StoryMoment;
  readonly to: StoryMoment;
  readonly before: Node;
  readonly after: Node;
}

/** A name for a moment; `seq` null for the end of the journal. */
export interface MomentNaming {
  readonly id: StoryId;
  readonly seq: number | null;
  readonly name: string;
  readonly editor: string;
}

/** That an earlier moment of a story was brought back. */
export interface Restore {
  readonly id: StoryId;
  /** The moment that was brought back. */
  readonly from: number;
  readonly isWhole: boolean;
  /** When the backup was made that it came out of; absent where it came out of the journal. */
  readonly backupAt?: number | undefined;
  readonly editor: string;
}

/**
 * What the journal and the records beside it tell of a story's life. Each is null when there is no
 * such story, or no such moment of it; documents throw `StoreDamage` where the journal is damaged.
 */
export interface HistoryStore {
  timeline(id: StoryId): Timeline | null;
  /** Parts of a sitting, oldest first. */
  stretches(id: StoryId, firstSeq: number, lastSeq: number): Stretch[] | null;
  /** The story as it stood after batch `seq`. */
  read(id: StoryId, seq: number): (StoryMoment & { readonly document: Node }) | null;
  /** Two moments in any order; `to` null for the end of the journal. */
  versions(id: StoryId, from: number, to: number | null): Versions | null;
  /** Names a moment; it loses the name that it had. @returns all names, newest moment first. */
  name(naming: MomentNaming): NamedMoment[] | null;
  /** Takes the name off a moment, if it has one. */
  unname(id: StoryId, seq: number): NamedMoment[] | null;
  /** Records a restore whose words are on disk. @returns whether story and moment are there. */
  recordRestore(restore: Restore): boolean;
}
