import type { ArticleStore } from './article-store.ts';
import { createClaimStore } from './claim-store.ts';
import { createDetailChanges } from './detail-changes.ts';
import { createDetailHistory } from './detail-history.ts';
import { createCorrectionStore } from './correction-store.ts';
import { createExportLog } from './export-log.ts';
import { createFactStore } from './fact-store.ts';
import { createHistoryStore } from './history-store.ts';
import { createHouseStyleStore } from './house-style-store.ts';
import { createJournalStore } from './journal-store.ts';
import { createLexiconStore } from './lexicon-store.ts';
import { createLiveDocuments } from './live-documents.ts';
import { createMediaStore } from './media-store.ts';
import { createStoryMending } from './mend-story.ts';
import { createNoteStore } from './note-store.ts';
import { createOverrideLog } from './override-log.ts';
import { createPublishedContents } from './published-contents.ts';
import { createSettingsStore } from './settings-store.ts';
import { createSnapshots } from './snapshots.ts';
import { createSourceStore } from './source-store.ts';
import { createStoryIndex } from './story-index.ts';
import { createStoryStore } from './story-store.ts';
import { createTagStore } from './tag-store.ts';
import { createVaultFiles } from './vault-files.ts';
import type { OpenedDatabase, StorePlaces } from './open-database.ts';
import type { StoreKey } from './store-key.ts';

/**
 * Puts the parts of a store together over an open database.
 * @param now the clock, in milliseconds
 * @param key the library's, when it is encrypted at rest
 */
export function composeStore(
  opened: OpenedDatabase,
  places: StorePlaces,
  now: () => number,
  key?: StoreKey,
): ArticleStore {
  const { database } = opened;
  const snapshots = createSnapshots(database);
  const live = createLiveDocuments(database, snapshots);
  const settings = createSettingsStore(database);
  const index = createStoryIndex(database, live, () => settings.get().asksSignOff);
  const claims = createClaimStore({ database, index, now });
  const changes = createDetailChanges(database, now, () => settings.get().editor);
  const facts = createFactStore(database, now, changes);
  const tags = createTagStore(database, index, changes);
  const files = createVaultFiles(places.vault, key, places.backups);
  if (!opened.isReadOnly) files.sweep();
  const sources = createSourceStore(database, files, now, changes);
  const notes = createNoteStore(database, now);
  const corrections = createCorrectionStore(database, now, changes);
  const media = createMediaStore(database, places.media, now, key, places.backups);
  const stories = createStoryStore({
    database,
    live,
    snapshots,
    index,
    claims,
    sources,
    facts,
    tags,
    notes,
    corrections,
    media,
    changes,
    now,
  });
  const details = createDetailHistory({ database, changes, stories, tags });
  return {
    stories,
    journal: createJournalStore({ database, live, snapshots, now }),
    history: createHistoryStore({ database, live, details, changes, now }),
    claims,
    sources,
    facts,
    notes,
    corrections,
    tags,
    lexicon: createLexiconStore(database, now),
    houseStyle: createHouseStyleStore(database, now),
    media,
    exports: createExportLog(database, createPublishedContents(database), changes),
    overrides: createOverrideLog(database),
    settings,
    mend: createStoryMending(database, live, { folder: places.folder, key }, now),
    isReadOnly: opened.isReadOnly,
    get isOpen() {
      return database.open;
    },
    close: () => {
      if (database.open) opened.close();
    },
  };
}
