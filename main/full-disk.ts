import type { Result } from '../core/base/result.ts';
import type { RequestFailure } from '../core/contract/failure.ts';
import type { ArticleStore } from '../db/article-store.ts';
import { giveUpBallast } from '../db/ballast.ts';
import { openStore } from '../db/open-store.ts';
import type { StoreFailure } from '../db/store-failure.ts';
import type { StoreKey } from '../db/store-key.ts';
import { attempt } from './log.ts';
import type { LibraryPlace } from './ports.ts';

/**
 * Gives up the room that is held ready when a request failed for want of it; the page sends what it
 * could not save again. @returns the failure with what was done about it.
 */
export function helpFullDisk(failed: RequestFailure, library: LibraryPlace | null): RequestFailure {
  if (failed.code !== 'disk-full' || !library) return failed;
  let isGivenUp = false;
  attempt('ballast', () => {
    isGivenUp = giveUpBallast(library.folder);
  });
  return { ...failed, message: fullDiskSentence(library.folder, isGivenUp) };
}

function fullDiskSentence(folder: string, isGivenUp: boolean): string {
  const what = `The disk that holds ${folder} is full.`;
  return isGivenUp
    ? `${what} Galley has given up a few megabytes that it held ready, so that your last words can be saved. Everything before them is safe. Make room on that disk now: when it is full again, nothing more can be saved.`
    : `${what} Your last words could not be saved yet; they stay in this window and are saved as soon as there is room. Everything before them is safe. Make room on that disk, and leave Galley open until then.`;
}

/** Opens a store; on a full disk once more, with the room that is held ready. */
export function openWithRoom(
  library: string,
  key: StoreKey | undefined,
): Result<ArticleStore, StoreFailure> {
  const opened = openStore(library, { key });
  const isFull = !opened.ok && opened.error.code === 'disk-full';
  return isFull && giveUpBallast(library) ? openStore(library, { key }) : opened;
}
