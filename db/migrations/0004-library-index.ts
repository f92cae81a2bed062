import type { Migration } from './migration.ts';

/**
 * What the library shows and searches. All of it can be made again from the journal: a story
 * whose `indexed_seq` is behind its `seq` is stale, and so is every story that was there before.
 */
export const libraryIndex: Migration = {
  version: 4,
  run: (database) =>
    database.exec(`
      ALTER TABLE stories ADD COLUMN indexed_seq INTEGER NOT NULL DEFAULT -1;
      ALTER TABLE stories ADD COLUMN words INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE stories ADD COLUMN claims INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE stories ADD COLUMN claims_settled INTEGER NOT NULL DEFAULT 0;
      CREATE INDEX stories_stale ON stories (row) WHERE indexed_seq < seq;

      CREATE VIRTUAL TABLE story_text USING fts5 (
        headline, standfirst, body, captions, tags,
        tokenize = 'unicode61 remove_diacritics 2',
        prefix = '2 3'
      );
      CREATE TRIGGER text_of_purged AFTER DELETE ON stories BEGIN
        DELETE FROM story_text WHERE rowid = OLD.row;
      END;
    `),
};
