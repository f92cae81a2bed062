import type { Node } from 'prosemirror-model';
import type { StoryId } from '../core/base/id.ts';
import type {
  BroughtDetails,
  NamedMoment,
  StoryMoment,
  Stretch,
  Timeline,
} from '../core/contract/history.ts';
import type { DetailDifference } from '../core/contract/moment-details.ts';

/** Two texts of a story; what did not change between them is often one node in both. */
export interface Versions {
  readonly before: Node;
  readonly after: Node;
}

/**
 * A moment as it is asked for: a place in the journal, null for its end, and the last change of
 * details that belongs to it; without one the details are meant as they last stood there.
 */
export interface MomentPlace {
  readonly seq: number | null;
  readonly detailsAt?: number | undefined;
}

/** Two moments, and how what stands beside the text differs. */
export interface Ends {
  readonly from: StoryMoment;
  readonly to: StoryMoment;
  readonly details: readonly DetailDifference[];
}

/** A name for a moment. */
export interface MomentNaming extends MomentPlace {
  readonly id: StoryId;
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
  /** Whether its details are to be brought back as well, and which; as in a `MomentPlace`. */
  readonly hasDetails?: boolean | undefined;
  readonly fromDetails?: number | undefined;
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
  /** The story as it stood at a moment, and how its details differ from those of now. */
  read(
    id: StoryId,
    place: MomentPlace,
  ):
    | (StoryMoment & { readonly document: Node; readonly details: readonly DetailDifference[] })
    | null;
  /** Two moments, in any order. */
  ends(id: StoryId, from: MomentPlace, to: MomentPlace): Ends | null;
  /** The texts of two moments, in any order; `to` null for the end of the journal. */
  versions(id: StoryId, from: number, to: number | null): Versions | null;
  /** UTF-16 units of the longest text that is on record of a story, about; 0 without one. */
  size(id: StoryId): number;
  /** Names a moment; it loses the name that it had. @returns all names, newest moment first. */
  name(naming: MomentNaming): NamedMoment[] | null;
  /** Takes the name off a moment, if it has one. */
  unname(id: StoryId, seq: number): NamedMoment[] | null;
  /**
   * Records a restore whose words are on disk, and brings the details of the moment back where that
   * is wanted, but for status and bin.
   */
  recordRestore(restore: Restore): { readonly brought: BroughtDetails | null } | null;
  /** Takes back the changes of details after `from` up to `to`, where nothing was changed since. */
  takeBackDetails(id: StoryId, from: number, to: number): BroughtDetails | null;
}
