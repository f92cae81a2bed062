import type { MediaHash } from '../base/id.ts';
import type { Attributes, Html } from './markup.ts';

/** A picture as the page refers to it; sides are pixels. */
export interface PictureSource {
  readonly src: string;
  readonly width: number;
  readonly height: number;
  /** Copies for narrow screens and the picture itself, as `srcset` has it; null when there is one file only. */
  readonly srcset?: string | null;
}

/** What drawing a story's nodes and marks needs beside them. */
export interface Drawing {
  /** Which way the story is written. */
  readonly direction: 'ltr' | 'rtl';
  /** Attributes of the article: its language, where no page around it says so. */
  readonly article: Attributes;
  /** The picture named by `hash`, or null when there is none. */
  readonly picture: (hash: MediaHash) => PictureSource | null;
  /** How wide pictures stand on the page, as `sizes` has it. */
  readonly pictureSizes: string;
  /** The picture that stands first: it is loaded at once, the others as the reader comes to them. */
  readonly firstPicture: MediaHash | null;
  /** What screen readers call a list of related stories. */
  readonly relatedLabel: string;
  /** The line above the headline, or nothing. */
  readonly kicker: Html;
  /** The line of times under the dateline, or nothing. */
  readonly times: Html;
  /** The line that says that the story was corrected, or nothing. */
  readonly corrected: Html;
  /** What was checked and with what outcome, between header and body, or nothing. */
  readonly factCheck: Html;
  /** The corrections, after the body, or nothing. */
  readonly corrections: Html;
}
