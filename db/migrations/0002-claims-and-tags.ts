import type { Migration } from './migration.ts';

/**
 * Claims with their evidence and history, and tags.
 *
 * `text` of a claim and of an event is a JSON string: a verdict holds only over the very same
 * words, and SQLite's UTF-8 would alter a lone surrogate. `tags.uses` counts the stories outside
 * the bin; triggers keep it, so that completion need not count an archive.
 */
export const claimsAndTags: Migration = {
  version: 2,
  run: (database) => {
    database.exec(claims);
    database.exec(tags);
  },
};

const claims = `
  CREATE TABLE claims (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    story INTEGER NOT NULL REFERENCES stories (row) ON DELETE CASCADE,
    verdict TEXT NOT NULL
      CHECK (verdict IN ('unchecked', 'checking', 'confirmed', 'needs-change', 'cannot-confirm', 'opinion')),
    text TEXT NOT NULL CHECK (json_valid(text)),
    note TEXT NOT NULL,
    checked_by TEXT NOT NULL,
    checked_at INTEGER,
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX claims_of_story ON claims (story);

  CREATE TABLE evidence (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    claim INTEGER NOT NULL REFERENCES claims (row) ON DELETE CASCADE,
    quote TEXT NOT NULL,
    source TEXT NOT NULL,
    locator TEXT NOT NULL,
    is_primary INTEGER NOT NULL CHECK (is_primary IN (0, 1)),
    seen_at INTEGER NOT NULL,
    UNIQUE (claim, id)
  ) STRICT;

  CREATE TABLE claim_events (
    row INTEGER PRIMARY KEY,
    claim INTEGER NOT NULL REFERENCES claims (row) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    editor TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('added', 'settled', 'noted', 'evidence-added', 'evidence-removed')),
    verdict TEXT,
    text TEXT NOT NULL CHECK (json_valid(text))
  ) STRICT;
  CREATE INDEX claim_events_of_claim ON claim_events (claim);
  CREATE TRIGGER claim_events_are_not_rewritten BEFORE UPDATE ON claim_events BEGIN
    SELECT RAISE(ABORT, 'what happened to a claim is kept');
  END;
  CREATE TRIGGER claim_events_are_not_removed BEFORE DELETE ON claim_events
  WHEN EXISTS (SELECT 1 FROM claims WHERE row = OLD.claim) BEGIN
    SELECT RAISE(ABORT, 'what happened to a claim is kept');
  END;
`;

const tags = `
  CREATE TABLE tags (
    row INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'organisation', 'place', 'topic', 'own')),
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    uses INTEGER NOT NULL DEFAULT 0,
    UNIQUE (kind, folded)
  ) STRICT;
  CREATE INDEX tags_by_use ON tags (uses DESC, folded);

  CREATE TABLE story_tags (
    story INTEGER NOT NULL REFERENCES stories (row) ON DELETE CASCADE,
    tag INTEGER NOT NULL REFERENCES tags (row),
    PRIMARY KEY (story, tag)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX stories_of_tag ON story_tags (tag, story);

  CREATE TRIGGER tag_gained AFTER INSERT ON story_tags
  WHEN EXISTS (SELECT 1 FROM stories WHERE row = NEW.story AND removed_at IS NULL) BEGIN
    UPDATE tags SET uses = uses + 1 WHERE row = NEW.tag;
  END;
  CREATE TRIGGER tag_lost AFTER DELETE ON story_tags
  WHEN EXISTS (SELECT 1 FROM stories WHERE row = OLD.story AND removed_at IS NULL) BEGIN
    UPDATE tags SET uses = uses - 1 WHERE row = OLD.tag;
  END;
  CREATE TRIGGER tags_into_bin AFTER UPDATE OF removed_at ON stories
  WHEN OLD.removed_at IS NULL AND NEW.removed_at IS NOT NULL BEGIN
    UPDATE tags SET uses = uses - 1 WHERE row IN (SELECT tag FROM story_tags WHERE story = NEW.row);
  END;
  CREATE TRIGGER tags_out_of_bin AFTER UPDATE OF removed_at ON stories
  WHEN OLD.removed_at IS NOT NULL AND NEW.removed_at IS NULL BEGIN
    UPDATE tags SET uses = uses + 1 WHERE row IN (SELECT tag FROM story_tags WHERE story = NEW.row);
  END;
  CREATE TRIGGER tags_of_purged BEFORE DELETE ON stories WHEN OLD.removed_at IS NULL BEGIN
    UPDATE tags SET uses = uses - 1 WHERE row IN (SELECT tag FROM story_tags WHERE story = OLD.row);
  END;
`;
