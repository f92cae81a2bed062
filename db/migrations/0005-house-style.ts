import type { Migration } from './migration.ts';

/**
 * What the newsroom decided for every story: rules switched off, rules of its own, and words that
 * are never to be doubted again. The order of `row` is that in which house rules were made.
 */
export const houseStyle: Migration = {
  version: 5,
  run: (database) =>
    database.exec(`
      CREATE TABLE rules_off (
        rule TEXT PRIMARY KEY NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE house_rules (
        row INTEGER PRIMARY KEY,
        id TEXT UNIQUE NOT NULL,
        pattern TEXT NOT NULL,
        is_expression INTEGER NOT NULL CHECK (is_expression IN (0, 1)),
        matches_case INTEGER NOT NULL CHECK (matches_case IN (0, 1)),
        suggestions TEXT NOT NULL CHECK (json_valid(suggestions)),
        message TEXT NOT NULL
      ) STRICT;

      CREATE TABLE always_ignored (
        rule TEXT NOT NULL,
        text TEXT NOT NULL,
        added_at INTEGER NOT NULL,
        PRIMARY KEY (rule, text)
      ) STRICT, WITHOUT ROWID;
    `),
};
