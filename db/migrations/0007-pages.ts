import type { Migration } from './migration.ts';

/**
 * Stories in and pages out: until when a story must not appear, and what it checked where it is
 * itself a fact-check (`FactCheck` as JSON); notes, corrections, the words of pictures, and what
 * readers saw.
 *
 * Notes and corrections have ids within their story; those that were settled or removed stay on
 * record. Their words are JSON strings, so that a lone surrogate comes back exactly. The words of a
 * picture are those of the last story that used it: stories with pictures are left to be indexed
 * anew, which finds them. What readers saw is kept once however often it was exported, as JSON
 * deflated by zlib, whose checksum tells damage; it goes with its story, while the record of its
 * exports stays. An export from before has no content, and its form is told by its name.
 */
export const pages: Migration = {
  version: 7,
  run: (database) => {
    database.exec(stories);
    database.exec(words);
    database.exec(pictures);
    database.exec(exported);
  },
};

const stories = `
  ALTER TABLE stories ADD COLUMN embargo_until INTEGER;
  ALTER TABLE stories ADD COLUMN fact_check TEXT CHECK (json_valid(fact_check));
  CREATE INDEX stories_by_slug ON stories (slug COLLATE NOCASE) WHERE slug <> '';
  CREATE INDEX stories_by_address ON stories (canonical_url) WHERE canonical_url <> '';
`;

const words = `
  CREATE TABLE notes (
    row INTEGER PRIMARY KEY,
    story INTEGER NOT NULL REFERENCES stories (row) ON DELETE CASCADE,
    id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('note', 'comment', 'insertion', 'deletion', 'move')),
    text TEXT NOT NULL CHECK (json_valid(text)),
    author TEXT NOT NULL,
    at INTEGER,
    settled_at INTEGER,
    settled_by TEXT NOT NULL DEFAULT '',
    UNIQUE (story, id)
  ) STRICT;

  CREATE TABLE corrections (
    row INTEGER PRIMARY KEY,
    story INTEGER NOT NULL REFERENCES stories (row) ON DELETE CASCADE,
    id TEXT NOT NULL,
    at INTEGER NOT NULL,
    text TEXT NOT NULL CHECK (json_valid(text)),
    editor TEXT NOT NULL,
    removed_at INTEGER,
    UNIQUE (story, id)
  ) STRICT;
`;

const pictures = `
  ALTER TABLE media ADD COLUMN alt TEXT NOT NULL DEFAULT '';
  ALTER TABLE media ADD COLUMN caption TEXT NOT NULL DEFAULT '';
  ALTER TABLE media ADD COLUMN credit TEXT NOT NULL DEFAULT '';
  ALTER TABLE media ADD COLUMN rights TEXT NOT NULL DEFAULT '';
  ALTER TABLE media ADD COLUMN words_at INTEGER NOT NULL DEFAULT 0;
  UPDATE stories SET indexed_seq = -1 WHERE row IN (
    SELECT story FROM snapshots WHERE instr(document, '"media":"') > 0
    UNION SELECT story FROM journal WHERE instr(steps, '"media":"') > 0);
`;

const exported = `
  CREATE TABLE published_contents (
    row INTEGER PRIMARY KEY,
    story INTEGER NOT NULL REFERENCES stories (row) ON DELETE CASCADE,
    hash TEXT NOT NULL,
    content BLOB NOT NULL,
    UNIQUE (story, hash)
  ) STRICT;

  ALTER TABLE exports ADD COLUMN format TEXT NOT NULL DEFAULT 'page'
    CHECK (format IN ('page', 'page-beside', 'fragment', 'markdown', 'text', 'story-file'));
  ALTER TABLE exports ADD COLUMN seq INTEGER;
  ALTER TABLE exports ADD COLUMN content INTEGER
    REFERENCES published_contents (row) ON DELETE SET NULL;
  UPDATE exports SET format = iif(name LIKE '%.md', 'markdown', 'text')
    WHERE name LIKE '%.md' OR name LIKE '%.txt';
  CREATE INDEX exports_by_content ON exports (content);
  DROP INDEX exports_of_story;
  CREATE INDEX exports_of_story ON exports (story_id, at, format);
`;
