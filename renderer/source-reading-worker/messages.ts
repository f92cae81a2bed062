import type { SourceKind } from '../../core/factcheck/source.ts';
import type { ReadWords } from './words.ts';

/** What the page asks of the worker, once. */
export interface ReadingRequest {
  readonly kind: SourceKind;
  readonly bytes: Uint8Array;
}

/** What the worker answers. */
export type ReadingAnswer =
  /** So much of the file has been read, from 0 to 1. */
  | { readonly kind: 'progress'; readonly part: number }
  /** All of it; nothing follows. */
  | { readonly kind: 'read'; readonly words: ReadWords };
