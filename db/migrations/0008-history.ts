import type { Migration } from './migration.ts';
import { seals } from './0008-seals.ts';

/**
 * A story's whole life: names for moments, what was changed beside the text, comments in threads,
 * what became of each proposal, when the store was last looked over, and exports that were begun.
 *
 * A moment is a place in the journal (`seq`), and among the changes of what stands beside the text,
 * which are numbered by story; `details_at` is the last of them that belongs to it. It has one name. A restore says where the journal stood
 * when an earlier moment (`from_seq`) was brought back, whole or in part; the words themselves are
 * steps like any others. A reply belongs to a note of the same story. What happened to a note is
 * written once and never changed: who resolved, reopened, accepted or rejected it, and when. Words
 * are JSON strings, so that a lone surrogate comes back exactly. `quote` holds the words that a note
 * was put on, for the day when they are gone. The table of notes is made anew, since a kind of note
 * has come that its constraint did not know.
 */
export const history: Migration = {
  version: 8,
  run: (database) => {
    database.exec(notes);
    database.exec(threads);
    database.exec(moments);
    database.exec(details);
    database.exec(checks);
    database.exec(begun);
    database.exec(seals);
  },
};

const notes = `
  CREATE TABLE notes_anew (
    row INTEGER PRIMARY KEY,
    story INTEGER NOT NULL REFERENCES stories (row) ON DELETE CASCADE,
    id TEXT NOT NULL,
    kind TEXT NOT NULL
      CHECK (kind IN ('note', 'comment', 'insertion', 'deletion', 'move', 'format')),
    text TEXT NOT NULL CHECK (json_valid(text)),
    quote TEXT NOT NULL DEFAULT '""' CHECK (json_valid(quote)),
    author TEXT NOT NULL,
    at INTEGER,
    edited_at INTEGER,
    settled_at INTEGER,
    settled_by TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT ''
      CHECK (outcome IN
        ('', 'resolved', 'removed', 'accepted', 'rejected', 'withdrawn', 'restored')),
    UNIQUE (story, id)
  ) STRICT;
  INSERT INTO notes_anew (row, story, id, kind, text, author, at, settled_at, settled_by, outcome)
    SELECT row, story, id, kind, text, author, at, settled_at, settled_by,
      iif(settled_at IS NULL, '', 'resolved') FROM notes;
  DROP TABLE notes;
  ALTER TABLE notes_anew RENAME TO notes;
`;

const threads = `
  CREATE TABLE note_replies (
    row INTEGER PRIMARY KEY,
    story INTEGER NOT NULL,
    note TEXT NOT NULL,
    id TEXT NOT NULL,
    text TEXT NOT NULL CHECK (json_valid(text)),
    author TEXT NOT NULL,
    at INTEGER,
    edited_at INTEGER,
    removed_at INTEGER,
    UNIQUE (story, id),
    FOREIGN KEY (story, note) REFERENCES notes (story, id) ON DELETE CASCADE
  ) STRICT;
  CREATE INDEX replies_of_note ON note_replies (story, note, row);

  CREATE TABLE note_events (
    row INTEGER PRIMARY KEY,
    story INTEGER NOT NULL REFERENCES stories (row) ON DELETE CASCADE,
    note TEXT NOT NULL,
    at INTEGER NOT NULL,
    editor TEXT NOT NULL,
    what TEXT NOT NULL CHECK (what IN
      ('resolved', 'reopened', 'removed', 'accepted', 'rejected', 'withdrawn', 'restored')),
    seq INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX note_events_of_story ON note_events (story, seq, row);
  CREATE TRIGGER note_events_stay BEFORE UPDATE ON note_events BEGIN
    SELECT raise(ABORT, 'What happened to a note is not changed');
  END;
`;

const moments = `
  CREATE TABLE named_moments (
    row INTEGER PRIMARY KEY,
    story INTEGER NOT NULL REFERENCES stories (row) ON DELETE CASCADE,
    seq INTEGER NOT NULL CHECK (seq >= 0),
    name TEXT NOT NULL CHECK (json_valid(name)),
    at INTEGER NOT NULL,
    editor TEXT NOT NULL,
    details_at INTEGER NOT NULL DEFAULT 0 CHECK (details_at >= 0),
    UNIQUE (story, seq)
  ) STRICT;

  CREATE TABLE restores (
    row INTEGER PRIMARY KEY,
    story INTEGER NOT NULL REFERENCES stories (row) ON DELETE CASCADE,
    seq INTEGER NOT NULL CHECK (seq >= 0),
    from_seq INTEGER NOT NULL CHECK (from_seq >= 0),
    is_whole INTEGER NOT NULL CHECK (is_whole IN (0, 1)),
    backup_at INTEGER,
    at INTEGER NOT NULL,
    editor TEXT NOT NULL,
    has_details INTEGER NOT NULL DEFAULT 0 CHECK (has_details IN (0, 1))
  ) STRICT;
  CREATE INDEX restores_of_story ON restores (story, seq);
`;

// Kept as the journal is: never rewritten, and gone only with the story.
const details = `
  CREATE TABLE detail_changes (
    story INTEGER NOT NULL REFERENCES stories (row) ON DELETE CASCADE,
    number INTEGER NOT NULL CHECK (number > 0),
    seq INTEGER NOT NULL CHECK (seq >= 0),
    at INTEGER NOT NULL,
    editor TEXT NOT NULL,
    field TEXT NOT NULL,
    was TEXT NOT NULL CHECK (json_valid(was)),
    became TEXT NOT NULL CHECK (json_valid(became)),
    PRIMARY KEY (story, number)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER detail_changes_have_no_gap BEFORE INSERT ON detail_changes
  WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM detail_changes WHERE story = NEW.story) BEGIN
    SELECT raise(ABORT, 'What was changed beside the text is only added to');
  END;
  CREATE TRIGGER detail_changes_stay BEFORE UPDATE ON detail_changes BEGIN
    SELECT raise(ABORT, 'What was changed beside the text is not changed');
  END;
  CREATE TRIGGER detail_changes_are_not_removed BEFORE DELETE ON detail_changes
  WHEN EXISTS (SELECT 1 FROM stories WHERE row = OLD.story) BEGIN
    SELECT raise(ABORT, 'What was changed beside the text is kept');
  END;
`;

const checks = `
  CREATE TABLE store_checks (
    row INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('quick', 'full')),
    found TEXT NOT NULL DEFAULT ''
  ) STRICT;
`;

// What is about to take its name on disk, so that an end right after it finds it on record.
const begun = `
  CREATE TABLE exports_begun (
    row INTEGER PRIMARY KEY,
    path TEXT NOT NULL CHECK (json_valid(path)),
    sha256 TEXT NOT NULL,
    record TEXT NOT NULL CHECK (json_valid(record)),
    content INTEGER REFERENCES published_contents (row) ON DELETE CASCADE
  ) STRICT;
`;
