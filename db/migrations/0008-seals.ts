/** A table whose rows are sealed: what its rows are known by, and which columns count. */
interface SealedTable {
  /** A single number, or several columns. */
  readonly key: readonly string[];
  /** The columns whose change counts; every one where it is not said. */
  readonly columns?: readonly string[];
}

// Not among them: rows that carry a checksum already (journal, snapshots, words of sources), and
// what is made of others (counts, headlines, full text) or passes (checks, exports under way).
const sealed: Readonly<Record<string, SealedTable>> = {
  // The words of a story change with every key, and are proved by its journal.
  stories: {
    key: ['row'],
    columns: [
      'id',
      'status',
      'slug',
      'kicker',
      'language',
      'canonical_url',
      'publisher',
      'published_at',
      'created_at',
      'removed_at',
      'embargo_until',
      'fact_check',
    ],
  },
  claims: { key: ['row'] },
  evidence: { key: ['row'] },
  claim_events: { key: ['row'] },
  notes: { key: ['row'] },
  note_replies: { key: ['row'] },
  note_events: { key: ['row'] },
  corrections: { key: ['row'] },
  named_moments: { key: ['row'] },
  restores: { key: ['row'] },
  detail_changes: { key: ['story', 'number'] },
  status_changes: { key: ['row'] },
  quote_ties: { key: ['row'] },
  dismissals: { key: ['story', 'kind', 'text'] },
  ignores: { key: ['story', 'rule', 'text'] },
  sources: { key: ['row'] },
  published_contents: { key: ['row'] },
  exports: { key: ['row'] },
  story_tags: { key: ['story', 'tag'] },
  tags: { key: ['row'], columns: ['row', 'kind', 'name', 'folded'] },
  lexicon: { key: ['kind', 'text'] },
  house_rules: { key: ['row'] },
  rules_off: { key: ['rule'] },
  always_ignored: { key: ['rule', 'text'] },
  settings: { key: ['key'] },
  media: { key: ['hash'] },
  files: { key: ['hash'] },
};

function keyOf({ key }: SealedTable, row: string): string {
  const [only = '', ...more] = key.map((column) => `${row}.${column}`);
  // The sign takes the column's affinity away, with which the index of a key of any type is of no use.
  return more.length === 0 ? `+${only}` : `json_array(${[only, ...more].join(', ')})`;
}

function triggersOf(name: string, table: SealedTable): string {
  // Not OR IGNORE: whoever writes with a conflict clause of his own would put it out of force.
  const queue = (row: string): string =>
    `INSERT INTO unsealed SELECT '${name}', ${keyOf(table, row)} WHERE NOT EXISTS
      (SELECT 1 FROM unsealed WHERE name = '${name}' AND key = ${keyOf(table, row)});`;
  const counting = table.columns ? ` OF ${table.columns.join(', ')}` : '';
  return `
    CREATE TRIGGER ${name}_added AFTER INSERT ON ${name} BEGIN ${queue('NEW')} END;
    CREATE TRIGGER ${name}_altered AFTER UPDATE${counting} ON ${name} BEGIN ${queue('OLD')} ${queue('NEW')} END;
    CREATE TRIGGER ${name}_gone AFTER DELETE ON ${name} BEGIN ${queue('OLD')} END;
    INSERT INTO unsealed SELECT '${name}', ${keyOf(table, name)} FROM ${name};`;
}

/**
 * Checksums for rows that have none. SQLite cannot reckon them by itself, and a function of ours in
 * a trigger would keep every other program from writing to the store, and be refused by
 * `trusted_schema = OFF`. So a change only notes its row in `unsealed`, in its own transaction and in
 * plain SQL; soon after the checksum is reckoned and put into `seals`. A row that is in neither, or
 * is not what its seal says, was altered by nobody.
 */
export const seals = `
  CREATE TABLE seals (
    name TEXT NOT NULL,
    key ANY NOT NULL,
    checksum INTEGER NOT NULL,
    PRIMARY KEY (name, key)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE unsealed (
    name TEXT NOT NULL,
    key ANY NOT NULL,
    PRIMARY KEY (name, key)
  ) STRICT, WITHOUT ROWID;
  ${Object.entries(sealed)
    .map(([name, table]) => triggersOf(name, table))
    .join('\n')}
`;

/** SQL that finds the row that `ref` is the key of, by the table's own index. */
function matchOf({ key }: SealedTable, name: string, ref: string): string {
  const [only, ...more] = key.map((column) => `${name}.${column}`);
  if (more.length === 0) return `${only} = ${ref}`;
  return key
    .map((column, index) => `${name}.${column} = json_extract(${ref}, '$[${index}]')`)
    .join(' AND ');
}

/** The sealed tables of this version. */
export const sealedTables = Object.entries(sealed).map(([name, table]) => ({
  name,
  /** SQL for what a row of the table `name` is known by. */
  key: keyOf(table, name),
  /** SQL that finds the row whose key is the parameter `key`. */
  isRow: matchOf(table, name, '@key'),
  /** SQL that finds the row of a seal. */
  isSealed: matchOf(table, name, 'seals.key'),
  columns: table.columns ?? null,
  /** Whether a key is JSON that begins with the row of a story. */
  isOfStory: table.key.length > 1 && table.key[0] === 'story',
}));
