import type { Migration } from './migration.ts';

/**
 * The fact-check desk: kinds, fixes and sign-offs of claims; the vault of sources; what was set
 * aside; quotations tied to their originals; why a story became ready although errors were left.
 *
 * Words that something is bound to are JSON strings, so that a lone surrogate comes back exactly.
 * Evidence and ties name a source by its id and hold no reference: they keep the words that they
 * quote when the source goes. A source's text is written once and never altered, since evidence
 * points into it. The full-text index of the sources keeps no copy of what it indexed; its rows
 * are those of `sources`, and go with them. A change of status says where the journal stood; one
 * that was made before this was kept has null there; an export from before names no editor.
 */
export const factDesk: Migration = {
  version: 6,
  run: (database) => {
    database.exec(claims);
    database.exec(claimEvents);
    database.exec(vault);
    database.exec(decisions);
  },
};

const claims = `
  ALTER TABLE claims ADD COLUMN kind TEXT NOT NULL DEFAULT 'other'
    CHECK (kind IN ('number', 'date', 'name', 'quotation', 'attribution', 'comparison', 'cause',
      'law', 'place', 'other'));
  ALTER TABLE claims ADD COLUMN fix TEXT NOT NULL DEFAULT '""' CHECK (json_valid(fix));
  ALTER TABLE claims ADD COLUMN signed_by TEXT NOT NULL DEFAULT '';
  ALTER TABLE claims ADD COLUMN signed_at INTEGER
    CHECK ((signed_at IS NULL) = (signed_by = ''));

  ALTER TABLE evidence ADD COLUMN source_id TEXT;
  ALTER TABLE evidence ADD COLUMN passage_from INTEGER CHECK (passage_from >= 0);
  ALTER TABLE evidence ADD COLUMN passage_to INTEGER
    CHECK ((passage_to IS NULL) = (passage_from IS NULL) AND passage_to > passage_from);
`;

// A CHECK cannot be widened in place, so the table is made anew with every row as it was.
const claimEvents = `
  CREATE TABLE wider_claim_events (
    row INTEGER PRIMARY KEY,
    claim INTEGER NOT NULL REFERENCES claims (row) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    editor TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('added', 'settled', 'noted', 'evidence-added',
      'evidence-removed', 'evidence-rated', 'signed-off', 'sign-off-dropped', 'kind-set',
      'fix-set', 'split', 'split-from', 'merged', 'merged-into')),
    verdict TEXT,
    text TEXT NOT NULL CHECK (json_valid(text))
  ) STRICT;
  INSERT INTO wider_claim_events (row, claim, at, editor, kind, verdict, text)
    SELECT row, claim, at, editor, kind, verdict, text FROM claim_events ORDER BY row;
  DROP TABLE claim_events;
  ALTER TABLE wider_claim_events RENAME TO claim_events;
  CREATE INDEX claim_events_of_claim ON claim_events (claim);
  CREATE TRIGGER claim_events_are_not_rewritten BEFORE UPDATE ON claim_events BEGIN
    SELECT RAISE(ABORT, 'what happened to a claim is kept');
  END;
  CREATE TRIGGER claim_events_are_not_removed BEFORE DELETE ON claim_events
  WHEN EXISTS (SELECT 1 FROM claims WHERE row = OLD.claim) BEGIN
    SELECT RAISE(ABORT, 'what happened to a claim is kept');
  END;
`;

const vault = `
  CREATE TABLE files (
    hash TEXT PRIMARY KEY NOT NULL CHECK (length(hash) = 64),
    type TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size >= 0),
    added_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE sources (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    story INTEGER NOT NULL REFERENCES stories (row) ON DELETE CASCADE,
    kind TEXT NOT NULL
      CHECK (kind IN ('pdf', 'docx', 'page', 'text', 'transcript', 'image', 'interview', 'link')),
    title TEXT NOT NULL,
    publisher TEXT NOT NULL,
    author TEXT NOT NULL,
    published TEXT NOT NULL,
    address TEXT NOT NULL,
    retrieved_at INTEGER,
    file TEXT REFERENCES files (hash),
    file_name TEXT NOT NULL CHECK (file IS NOT NULL OR file_name = ''),
    reading TEXT NOT NULL CHECK (reading IN ('none', 'waiting', 'read', 'failed')),
    failure TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    added_by TEXT NOT NULL,
    removed_at INTEGER
  ) STRICT;
  CREATE INDEX sources_of_story ON sources (story);
  CREATE INDEX sources_of_file ON sources (file);

  CREATE TABLE source_texts (
    source INTEGER PRIMARY KEY REFERENCES sources (row) ON DELETE CASCADE,
    text TEXT NOT NULL CHECK (json_valid(text)),
    pages TEXT NOT NULL CHECK (json_valid(pages)),
    checksum INTEGER NOT NULL
  ) STRICT;
  CREATE TRIGGER source_text_is_not_replaced BEFORE INSERT ON source_texts
  WHEN EXISTS (SELECT 1 FROM source_texts WHERE source = NEW.source) BEGIN
    SELECT RAISE(ABORT, 'the words of a source never change');
  END;
  CREATE TRIGGER source_text_is_not_rewritten BEFORE UPDATE ON source_texts BEGIN
    SELECT RAISE(ABORT, 'the words of a source never change');
  END;

  CREATE VIRTUAL TABLE source_words USING fts5 (
    title, text,
    content = '', contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '2 3'
  );
  CREATE TRIGGER words_of_purged AFTER DELETE ON sources BEGIN
    DELETE FROM source_words WHERE rowid = OLD.row;
  END;
`;

const decisions = `
  CREATE TABLE dismissals (
    story INTEGER NOT NULL REFERENCES stories (row) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('proposal', 'inconsistency', 'quotation')),
    text TEXT NOT NULL CHECK (json_valid(text)),
    at INTEGER NOT NULL,
    editor TEXT NOT NULL,
    PRIMARY KEY (story, kind, text)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE quote_ties (
    row INTEGER PRIMARY KEY,
    story INTEGER NOT NULL REFERENCES stories (row) ON DELETE CASCADE,
    id TEXT NOT NULL,
    words TEXT NOT NULL CHECK (json_valid(words)),
    source_id TEXT NOT NULL,
    passage_from INTEGER NOT NULL CHECK (passage_from >= 0),
    passage_to INTEGER NOT NULL CHECK (passage_to > passage_from),
    original TEXT NOT NULL CHECK (json_valid(original)),
    at INTEGER NOT NULL,
    editor TEXT NOT NULL,
    UNIQUE (story, id)
  ) STRICT;

  ALTER TABLE status_changes ADD COLUMN seq INTEGER;
  ALTER TABLE status_changes ADD COLUMN reason TEXT;
  ALTER TABLE status_changes ADD COLUMN errors INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE exports ADD COLUMN editor TEXT NOT NULL DEFAULT '';
`;
