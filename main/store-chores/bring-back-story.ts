import type { Database } from 'better-sqlite3';
import type { MediaHash, StoryId } from '../../core/base/id.ts';
import type { Result } from '../../core/base/result.ts';
import { success } from '../../core/base/result.ts';
import { bringBack } from '../../db/backup/bring-back.ts';
import { bringFile } from '../../db/backup/find-files.ts';
import { openCopy } from '../../db/backup/open-copy.ts';
import { connect } from '../../db/connection.ts';
import { placesOf } from '../../db/open-database.ts';
import { createPictureUses } from '../../db/picture-uses.ts';
import type { StoreFailure } from '../../db/store-failure.ts';
import type { Chore } from './chore.ts';
import type { TakeStoryOptions } from './look-into-backup.ts';

/**
 * Brings a story back that was deleted for good, with its history and its files (`bringBack`).
 * @returns whether it could come back as itself
 */
export const bringBackStory: Chore<TakeStoryOptions, Result<boolean, StoreFailure>> = async ({
  id,
  besides,
  ...place
}) => {
  const opened = openCopy(place);
  if (!opened.ok) return opened;
  const { database, store } = opened.value;
  const { library, key } = place;
  const live = connect(placesOf(library).file, { lockWait: 5000, key });
  try {
    for (const { file } of store.sources.ofStory(id))
      if (file) await bringFile({ library, besides, key }, { kind: 'vault', hash: file.hash });
    for (const hash of picturesOf(database, id))
      await bringFile({ library, besides, key }, { kind: 'media', hash });
    return success(bringBack(live, database, id) !== null);
  } finally {
    live.close();
    store.close();
  }
};

/** Also those that it showed only earlier: its history comes back as well. */
function picturesOf(copy: Database, id: StoryId): MediaHash[] {
  const row = copy
    .prepare<[StoryId], number>('SELECT row FROM stories WHERE id = ?')
    .pluck()
    .get(id);
  return row === undefined ? [] : createPictureUses(copy).ofStory(row);
}
