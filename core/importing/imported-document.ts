import type { Node } from 'prosemirror-model';
import type { StoryDetails } from '../article/story.ts';

/** What became of a text on its way in; each sentence is for the editor. */
export interface ImportReport {
  readonly kept: readonly string[];
  readonly changed: readonly string[];
  readonly dropped: readonly string[];
}

/** A text made into a story. Invariant: `document` passes `document.check()`. */
export interface ImportedDocument {
  readonly document: Node;
  /** What the text itself tells of the story: its language and a slug. */
  readonly details: Partial<StoryDetails>;
  readonly report: ImportReport;
}
