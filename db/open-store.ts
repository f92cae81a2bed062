import type { Result } from '../core/base/result.ts';
import type { ArticleStore } from './article-store.ts';
import type { StoreFailure } from './store-failure.ts';

/** How a store is opened. */
export interface StoreOptions {
  /** The clock, in milliseconds since 1970. */
  readonly now?: () => number;
  /** Writes nothing; works on read-only media too. */
  readonly readOnly?: boolean;
}

/**
 * Opens the article store of a folder, makes it when there is none, and brings an older one up to
 * date. A store that cannot be trusted is refused and left as it is.
 */
export function openStore(_folder: string, _options: StoreOptions = {}): Result<ArticleStore, StoreFailure> {
  throw new Error('Not built yet');
}
