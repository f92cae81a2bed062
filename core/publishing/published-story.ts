import type { Node } from 'prosemirror-model';
import type { MediaHash } from '../base/id.ts';
import type { Correction } from '../article/correction.ts';
import type { PictureType } from '../article/pictures/read-picture.ts';
import type { StoryDetails } from '../article/story.ts';
import type { HouseTemplate } from './template/house-template.ts';

/** A picture of the story, its bytes and what its header says; sides are pixels. */
export interface PublishedPicture {
  readonly type: PictureType;
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
  /** Smaller copies for narrow screens, narrowest first; without metadata. */
  readonly copies?: readonly PictureCopy[];
  /** What is left of its bytes without metadata, where somebody has made it already. */
  readonly bare?: BarePicture;
}

/** A picture's bytes without metadata, and their hash. */
export interface BarePicture {
  readonly hash: MediaHash;
  readonly bytes: Uint8Array;
}

/** A picture made smaller; sides are pixels. */
export interface PictureCopy {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/** A tag, as tagging keeps it. */
export interface PublishedTag {
  readonly kind: 'person' | 'organisation' | 'place' | 'topic' | 'own';
  readonly name: string;
}

/**
 * Everything that a page is made of. Claims, evidence, notes and names of editors have no place
 * here, so they cannot get into one.
 */
export interface PublishedStory {
  readonly details: StoryDetails;
  /** The last change of its words, milliseconds since 1970 in UTC; null when nobody knows. */
  readonly updatedAt: number | null;
  readonly document: Node;
  readonly tags: readonly PublishedTag[];
  readonly pictures: ReadonlyMap<MediaHash, PublishedPicture>;
  /** What readers are told of mistakes, oldest first. */
  readonly corrections: readonly Correction[];
}

/** How a story is to be published. */
export interface PublishOptions {
  /** A whole page, or the article alone for a content management system. */
  readonly shape: 'page' | 'fragment';
  /** Pictures inside the page as data, or as files in a folder beside it. */
  readonly pictures: 'embedded' | 'beside';
  /** The newsroom's own header, footer and style; for whole pages. */
  readonly template?: HouseTemplate | null;
  /** Shows and tells machines the outcome of a story that is itself a fact-check. */
  readonly claimReview?: boolean;
}

/** A file that belongs beside the page; `name` is relative to the page's folder, with `/`. */
export interface FileBeside {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What publishing makes of a story: its text, and the files it needs beside it. */
export interface PublishedPage {
  readonly text: string;
  readonly files: readonly FileBeside[];
}
