import * as v from 'valibot';
import type { StoredDocument } from '../article/document.ts';
import type { ChangeSummary } from '../article/document-difference/summary.ts';
import type { Story } from '../article/story.ts';
import type { Tag } from '../tagging/tag.ts';
import { channel } from './channel.ts';
import type { DetailDifference } from './moment-details.ts';
import { count, line, storyId } from './values.ts';

// A moment of a story is a place in its journal: how it stood after batch `seq`, 0 its beginning.
// Between two batches its details may change, and each such change is numbered by story, from 1: a
// moment says by `detailsAt` which was the last, 0 for none. Where it is not said, the details are
// meant as they last stood while the text stood so.

/** What kind of thing happened beside the writing. */
export type HappeningKind =
  'status' | 'export' | 'restore' | 'correction' | 'claim' | 'note' | 'record' | 'detail';

/** Something that was done with a story beside changing its words; `what` is a sentence for the editor. */
export interface Happening {
  readonly at: number;
  readonly kind: HappeningKind;
  readonly what: string;
  /** When the moment was that `what` speaks of, or null where it speaks of none. */
  readonly of: number | null;
  /** How a detail was changed, in a happening of kind `detail`; `what` is empty then. */
  readonly differs?: DetailDifference;
}

/**
 * A stretch of one editor's work without a long pause. One in which no word changed has no steps; its
 * `firstSeq` is then one more than its `lastSeq`.
 */
export interface Sitting {
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly startedAt: number;
  readonly endedAt: number;
  /** Who worked, or empty. */
  readonly editor: string;
  /** Steps made. */
  readonly steps: number;
  /** The last change of details before it, and that at its end. */
  readonly detailsFrom: number;
  readonly detailsTo: number;
  /** What was done meanwhile beside the writing, in order. */
  readonly happenings: readonly Happening[];
}

/** A part of a sitting between two short pauses. */
export interface Stretch {
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly steps: number;
}

/** A moment of a story: when it came to be, and who wrote last, or empty. */
export interface StoryMoment {
  readonly seq: number;
  readonly detailsAt: number;
  readonly at: number;
  readonly editor: string;
}

/** A moment that was given a name, such as “As filed”. */
export interface NamedMoment extends StoryMoment {
  readonly name: string;
}

/** How a story came to be: empty, or with words that were brought in. */
export interface StoryBeginning {
  readonly at: number;
  readonly editor: string;
  readonly words: number;
  readonly pictures: number;
}

/** A story's whole life. */
export interface Timeline {
  /** Newest first. */
  readonly sittings: readonly Sitting[];
  /** Newest moment first. */
  readonly names: readonly NamedMoment[];
  readonly beginning: StoryBeginning;
}

/** Two moments of a story in one. */
export interface Comparison {
  readonly from: StoryMoment;
  readonly to: StoryMoment;
  /** What stands beside the text and differs; none where all of it is alike. */
  readonly details: readonly DetailDifference[];
  readonly summary: ChangeSummary;
  /** `ComparedPiece[]` as JSON: the bridge copies one string faster than a tree. */
  readonly pieces: string;
}

/** The details of a story after some were brought back. */
export interface BroughtDetails {
  readonly story: Story;
  readonly tags: readonly Tag[];
  /** The changes that it took: those after the first number, up to the second. */
  readonly from: number;
  readonly to: number;
  /** What could not be brought back, since readers have it otherwise. */
  readonly left: readonly 'publishedAt'[];
}

/** The longest name of a moment, in UTF-16 units. */
export const longestMomentName = 120;

const momentName = v.pipe(
  line,
  v.transform((text) => text.trim().replace(/\s+/gu, ' ')),
  v.minLength(1),
  v.maxLength(longestMomentName),
);
const span = v.pipe(
  v.strictObject({ from: count, to: count }),
  v.check(({ from, to }) => from <= to),
);

/** What a story was, moment by moment. Nothing of it ever leaves the desk. */
export const historyChannels = {
  'history.timeline': channel<Timeline>()(v.strictObject({ id: storyId })),
  /** The parts of a sitting, oldest first. */
  'history.stretches': channel<readonly Stretch[]>()(
    v.strictObject({ id: storyId, firstSeq: count, lastSeq: count }),
  ),
  /** What changed between each two moments, in the order that was asked. */
  'history.changes': channel<readonly ChangeSummary[]>()(
    v.strictObject({ id: storyId, spans: v.pipe(v.array(span), v.maxLength(50)) }),
  ),
  /** The story as it stood at a moment. */
  'history.read': channel<
    StoryMoment & {
      readonly document: StoredDocument;
      /** How its details differ from those that it has now: what it had, then what it has. */
      readonly details: readonly DetailDifference[];
    }
  >()(v.strictObject({ id: storyId, seq: count, detailsAt: v.exactOptional(count) })),
  /** Two moments, in any order; `to` null for the story as it is on disk. */
  'history.compare': channel<Comparison>()(
    v.strictObject({
      id: storyId,
      from: count,
      fromDetails: v.exactOptional(count),
      to: v.nullable(count),
      toDetails: v.exactOptional(count),
    }),
  ),
  /** Names a moment, or gives it another name; `seq` null for the story as it is on disk. */
  'history.name': channel<readonly NamedMoment[]>()(
    v.strictObject({
      id: storyId,
      seq: v.nullable(count),
      detailsAt: v.exactOptional(count),
      name: momentName,
    }),
  ),
  /** Takes the name off a moment; the moment stays. */
  'history.unname': channel<readonly NamedMoment[]>()(v.strictObject({ id: storyId, seq: count })),
  /**
   * Says that what is now on disk was brought back from an earlier moment, whole or in part;
   * `backupAt` where it came out of a backup of that time. With `hasDetails` its details come back
   * as well: slug, topic line, language, publisher, address, embargo, fact-check and tags, and the
   * first publication where readers have none; status and bin stay.
   */
  'history.restored': channel<BroughtDetails | null>()(
    v.strictObject({
      id: storyId,
      from: count,
      fromDetails: v.exactOptional(count),
      isWhole: v.boolean(),
      backupAt: v.optional(count),
      hasDetails: v.exactOptional(v.boolean()),
    }),
  ),
  /** Takes back what changes of details did; what was changed again since stays as it is. */
  'history.takeBackDetails': channel<BroughtDetails>()(
    v.strictObject({ id: storyId, from: count, to: count }),
  ),
};
