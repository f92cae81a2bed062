import type { Migration } from './migration.ts';

/**
 * Stories, the journal of their steps, and snapshots that spare replaying all of it.
 *
 * Row numbers are never given twice: what another process remembers of a purged story must not
 * fall upon a new one. Journal rows lie together by story, so that a story is read in one sweep. They are never
 * rewritten, and go only when the whole story goes: a cascade runs after its parent is gone,
 * which is how the trigger tells it from anything else. `version` is that of the document schema
 * that the steps were made under.
 */
export const storiesAndJournal: Migration = {
  version: 1,
  run: (database) =>
    database.exec(`
      CREATE TABLE stories (
        row INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        status TEXT NOT NULL CHECK (status IN ('draft', 'editing', 'checking', 'ready')),
        slug TEXT NOT NULL,
        kicker TEXT NOT NULL,
        language TEXT NOT NULL,
        canonical_url TEXT NOT NULL,
        publisher TEXT NOT NULL,
        published_at INTEGER,
        headline TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        removed_at INTEGER,
        seq INTEGER NOT NULL CHECK (seq >= 0),
        selection_anchor INTEGER,
        selection_head INTEGER,
        findings INTEGER
      ) STRICT;
      CREATE INDEX stories_by_change ON stories (updated_at, removed_at) WHERE removed_at IS NULL;
      CREATE INDEX stories_by_status ON stories (status, updated_at, removed_at) WHERE removed_at IS NULL;

      CREATE TABLE journal (
        story INTEGER NOT NULL REFERENCES stories (row) ON DELETE CASCADE,
        seq INTEGER NOT NULL CHECK (seq > 0),
        at INTEGER NOT NULL,
        editor TEXT NOT NULL,
        version INTEGER NOT NULL,
        step_count INTEGER NOT NULL CHECK (step_count > 0),
        steps TEXT NOT NULL,
        checksum INTEGER NOT NULL,
        PRIMARY KEY (story, seq)
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER journal_has_no_gap BEFORE INSERT ON journal
      WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM journal WHERE story = NEW.story) BEGIN
        SELECT RAISE(ABORT, 'the journal is append-only');
      END;
      CREATE TRIGGER journal_is_not_rewritten BEFORE UPDATE ON journal BEGIN
        SELECT RAISE(ABORT, 'the journal is append-only');
      END;
      CREATE TRIGGER journal_is_not_shortened BEFORE DELETE ON journal
      WHEN EXISTS (SELECT 1 FROM stories WHERE row = OLD.story) BEGIN
        SELECT RAISE(ABORT, 'the journal is append-only');
      END;

      CREATE TABLE snapshots (
        story INTEGER NOT NULL REFERENCES stories (row) ON DELETE CASCADE,
        seq INTEGER NOT NULL CHECK (seq >= 0),
        at INTEGER NOT NULL,
        version INTEGER NOT NULL,
        document TEXT NOT NULL,
        checksum INTEGER NOT NULL,
        PRIMARY KEY (story, seq)
      ) STRICT;
      CREATE TRIGGER snapshot_is_not_replaced BEFORE INSERT ON snapshots
      WHEN EXISTS (SELECT 1 FROM snapshots WHERE story = NEW.story AND seq = NEW.seq) BEGIN
        SELECT RAISE(ABORT, 'what a story began with is kept');
      END;
      CREATE TRIGGER beginning_is_not_rewritten BEFORE UPDATE ON snapshots WHEN OLD.seq = 0 BEGIN
        SELECT RAISE(ABORT, 'what a story began with is kept');
      END;
      CREATE TRIGGER beginning_is_not_removed BEFORE DELETE ON snapshots
      WHEN OLD.seq = 0 AND EXISTS (SELECT 1 FROM stories WHERE row = OLD.story) BEGIN
        SELECT RAISE(ABORT, 'what a story began with is kept');
      END;

      CREATE TABLE status_changes (
        row INTEGER PRIMARY KEY,
        story INTEGER NOT NULL REFERENCES stories (row) ON DELETE CASCADE,
        at INTEGER NOT NULL,
        editor TEXT NOT NULL,
        status TEXT NOT NULL
      ) STRICT;
      CREATE INDEX status_changes_of_story ON status_changes (story, at);

      CREATE TABLE ignores (
        story INTEGER NOT NULL REFERENCES stories (row) ON DELETE CASCADE,
        rule TEXT NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (story, rule, text)
      ) STRICT, WITHOUT ROWID;
    `),
};
