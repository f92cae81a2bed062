import { failure, success, type Result } from '../core/base/result.ts';
import type { ArticleStore } from './article-store.ts';
import { composeStore } from './compose-store.ts';
import {
  openDatabase,
  openForReading,
  placesOf,
  type OpenedDatabase,
  type StorePlaces,
} from './open-database.ts';
import { readFailure, type StoreFailure } from './store-failure.ts';
import type { StoreKey } from './store-key.ts';

/** How a store is opened. */
export interface StoreOptions {
  /** The clock, in milliseconds since 1970. */
  readonly now?: () => number;
  /** Writes nothing; works on read-only media too. */
  readonly readOnly?: boolean;
  /** How long to wait for another program that holds the store, in milliseconds. */
  readonly lockWait?: number;
  /** The key of a library that is encrypted at rest; without one it must not be. */
  readonly key?: StoreKey | undefined;
}

const usualLockWait = 5000;
// So much of catching up is not felt at the start; the host does the rest in portions.
const openingBudget = 30;

/**
 * Opens the article store of a folder, makes it when there is none, and brings an older one up to
 * date. A store that cannot be trusted is refused and left as it is.
 */
export function openStore(
  folder: string,
  options: StoreOptions = {},
): Result<ArticleStore, StoreFailure> {
  const { now = Date.now, readOnly = false, lockWait = usualLockWait, key } = options;
  const places = placesOf(folder);
  try {
    const opened = readOnly
      ? openForReading(places, lockWait, key)
      : openDatabase(places, lockWait, now, key);
    return opened.ok ? success(beginWork(opened.value, places, now, key)) : opened;
  } catch (error) {
    return failure(readFailure(error, folder));
  }
}

function beginWork(
  opened: OpenedDatabase,
  places: StorePlaces,
  now: () => number,
  key: StoreKey | undefined,
): ArticleStore {
  try {
    const store = composeStore(opened, places, now, key);
    if (!opened.isReadOnly) {
      store.sources.discardUnused();
      store.stories.discardUnusedPictures();
      store.exports.settleBegun();
      store.stories.reindexStale(openingBudget);
    }
    return store;
  } catch (error) {
    opened.close();
    throw error;
  }
}
