import type { StoryToAdd } from '../../core/contract/importing.ts';
import type { ImportReport } from '../../core/importing/imported-document.ts';

/** What the page tells the worker: the file, once, and then the files that it asks for. */
export type ImportMessage =
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly bytes: Uint8Array;
      /** Whether it lies in a folder that was picked, and was not named itself. */
      readonly isFromFolder: boolean;
      /** BCP 47 tag for a text that does not show its language. */
      readonly language: string;
      /** Milliseconds since 1970 in UTC. */
      readonly now: number;
    }
  /** The answer to `beside`; null when there is no such file. */
  | { readonly kind: 'beside'; readonly ask: number; readonly bytes: Uint8Array | null };

/** A file made into a story, as it crosses to the page and on to the host. */
export interface ReadStory {
  readonly story: StoryToAdd;
  readonly report: ImportReport;
}

/** What the worker answers. */
export type ImportAnswer =
  /** Wants a file that the document names beside itself. */
  | { readonly kind: 'beside'; readonly ask: number; readonly path: string }
  /** The story; nothing follows. */
  | { readonly kind: 'read'; readonly read: ReadStory }
  /** Why there is none: a sentence; nothing follows. */
  | { readonly kind: 'failed'; readonly message: string };
