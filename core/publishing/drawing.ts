import type { MediaHash } from '../base/id.ts';
import type { Attributes, Html } from './markup.ts';

/** A picture as the page refers to it; sides are pixels. */
export interface PictureSource {
  readonly src: string;
  readonly width: number;
  readonly height: number;
}

/** What drawing a story's nodes and marks needs beside them. */
export interface Drawing {
  /** Which way the story is written. */
  readonly direction: 'ltr' | 'rtl';
  /** Attributes of the article: its language, where no page around it says so. */
  readonly article: Attributes;
  /** The picture named by `hash`, or null when there is none. */
  readonly picture: (hash: MediaHash) => PictureSource | null;
  /** What screen readers call a list of related stories. */
  readonly relatedLabel: string;
  /** The line above the headline, or nothing. */
  readonly kicker: Html;
  /** The line of times under the dateline, or nothing. */
  readonly times: Html;
}
