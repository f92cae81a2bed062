import type { Migration } from './migration.ts';

/**
 * What the desk keeps beside its stories: lexicon, facts of pictures (their bytes are files),
 * exports and settings. An export names its story by id and outlives it.
 */
export const desk: Migration = {
  version: 3,
  run: (database) =>
    database.exec(`
      CREATE TABLE lexicon (
        kind TEXT NOT NULL CHECK (kind IN ('word', 'name')),
        text TEXT NOT NULL,
        added_at INTEGER NOT NULL,
        PRIMARY KEY (kind, text)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE media (
        hash TEXT PRIMARY KEY NOT NULL,
        type TEXT NOT NULL CHECK (type IN ('image/jpeg', 'image/png', 'image/gif', 'image/webp')),
        width INTEGER NOT NULL,
        height INTEGER NOT NULL,
        size INTEGER NOT NULL,
        added_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE exports (
        row INTEGER PRIMARY KEY,
        story_id TEXT NOT NULL,
        name TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        bytes INTEGER NOT NULL,
        override TEXT,
        at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX exports_of_story ON exports (story_id, at);
      CREATE INDEX exports_by_hash ON exports (sha256);

      CREATE TABLE settings (
        key TEXT PRIMARY KEY NOT NULL,
        value TEXT NOT NULL CHECK (json_valid(value))
      ) STRICT, WITHOUT ROWID;
    `),
};
