import type { Node } from 'prosemirror-model';
import type { Correction } from '../article/correction.ts';
import type { ArrivingNote } from '../article/note.ts';
import type { StoryDetails } from '../article/story.ts';
import type { MediaHash } from '../base/id.ts';

/** What became of a file on its way in; each sentence is for the editor. */
export interface ImportReport {
  readonly kept: readonly string[];
  readonly changed: readonly string[];
  readonly dropped: readonly string[];
}

/** A picture that came with a document; told by its content, named as the story's figures name it. */
export interface ImportedPicture {
  readonly hash: MediaHash;
  readonly bytes: Uint8Array;
}

/** A tag that a document carries. */
export interface ImportedTag {
  readonly kind: 'person' | 'organisation' | 'place' | 'topic' | 'own';
  readonly name: string;
}

/**
 * A file made into a story. Invariants: `document` passes `document.check()`; every picture that
 * its figures name is in `pictures`, every note that its marks name is in `notes`.
 */
export interface ImportedDocument {
  readonly document: Node;
  /** What the file itself tells of the story: its language, a slug, where and when it appeared. */
  readonly details: Partial<StoryDetails>;
  readonly report: ImportReport;
  /** The last change of its words, milliseconds since 1970 in UTC; absent when the file tells none. */
  readonly updatedAt?: number;
  readonly tags?: readonly ImportedTag[];
  readonly pictures?: readonly ImportedPicture[];
  readonly notes?: readonly ArrivingNote[];
  readonly corrections?: readonly Correction[];
  /**
   * What a Galley story file holds beside the story: claims, evidence, sources. JSON as it was
   * read; whoever stores it checks it.
   */
  readonly record?: unknown;
}
