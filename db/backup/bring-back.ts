import type { Database } from 'better-sqlite3';
import type { StoryId } from '../../core/base/id.ts';
import { wellFormed } from '../stored-text.ts';
import { checksumOf, type JournalRow } from '../journal-row.ts';
import { snapshotChecksum } from '../snapshots.ts';
import { wordsChecksum } from '../source-sql.ts';
import { StoreDamage } from '../store-failure.ts';

type Row = Record<string, unknown>;

/**
 * Brings a story back that was deleted for good, row by row: with its whole journal, its claims,
 * notes, tags and sources, under its own ids. Both databases are of the present layout.
 * @param live the store; all of it happens in one transaction
 * @returns null when one of its ids is taken, so that it cannot come back as itself
 * @throws StoreDamage when a row of the copy is not what was written
 */
export function bringBack(live: Database, copy: Database, id: StoryId): number | null {
  const read = readStory(copy, id);
  if (!read || isTaken(live, read)) return null;
  return live.transaction(() => writeStory(live, read)).immediate();
}

/** The rows of one story, by table. */
interface StoryRows {
  readonly story: Row;
  readonly tables: Readonly<Record<string, readonly Row[]>>;
}

// Tables whose rows name their story and nothing else that is numbered anew.
const plainTables = [
  'status_changes',
  'detail_changes',
  'ignores',
  'dismissals',
  'quote_ties',
  'notes',
  'note_replies',
  'note_events',
  'corrections',
  'named_moments',
  'restores',
] as const;

/** What the rows of a table without row numbers are put in order by. */
const keyed: Readonly<Partial<Record<(typeof plainTables)[number], string>>> = {
  detail_changes: 'number',
  ignores: 'text',
  dismissals: 'text',
};

function readStory(copy: Database, id: StoryId): StoryRows | null {
  const story = copy.prepare<[string], Row>('SELECT * FROM stories WHERE id = ?').get(id);
  if (!story) return null;
  const all = (sql: string): Row[] => copy.prepare<[unknown], Row>(sql).all(story['row']);
  const own = (table: string, order = 'rowid'): Row[] =>
    all(`SELECT * FROM ${table} WHERE story = ? ORDER BY ${order}`);
  const ofClaims = (table: string): Row[] =>
    all(
      `SELECT * FROM ${table} WHERE claim IN (SELECT row FROM claims WHERE story = ?) ORDER BY row`,
    );
  const tables: Record<string, readonly Row[]> = {
    journal: own('journal', 'seq'),
    snapshots: own('snapshots', 'seq'),
    claims: own('claims'),
    evidence: ofClaims('evidence'),
    claim_events: ofClaims('claim_events'),
    sources: own('sources'),
    source_texts: all(
      'SELECT * FROM source_texts WHERE source IN (SELECT row FROM sources WHERE story = ?)',
    ),
    files: all('SELECT * FROM files WHERE hash IN (SELECT file FROM sources WHERE story = ?)'),
    media: copy.prepare<[], Row>('SELECT * FROM media').all(),
    tags: all(
      'SELECT tags.* FROM tags JOIN story_tags ON tag = tags.row WHERE story = ? ORDER BY row',
    ),
    published_contents: own('published_contents'),
    exports: all(
      `SELECT exports.* FROM exports
       WHERE content IN (SELECT row FROM published_contents WHERE story = ?)`,
    ),
  };
  for (const table of plainTables) tables[table] = own(table, keyed[table]);
  assertAsWritten(tables, story);
  return { story, tables };
}

function assertAsWritten(tables: StoryRows['tables'], story: Row): void {
  const { journal = [], snapshots = [], source_texts: texts = [] } = tables;
  const isWhole =
    journal.every((row) => checksumOf(row as unknown as JournalRow) === row['checksum']) &&
    journal.length === story['seq'] &&
    snapshots.every((row) => checksumOfSnapshot(row) === row['checksum']) &&
    texts.every((row) => checksumOfWords(row) === row['checksum']);
  if (!isWhole) throw new StoreDamage('This story is damaged in the copy.');
}

function isTaken(live: Database, { story, tables }: StoryRows): boolean {
  const has = (table: string, id: unknown): boolean =>
    live.prepare(`SELECT 1 FROM ${table} WHERE id = ?`).get(id) !== undefined;
  return (
    has('stories', story['id']) ||
    ['claims', 'sources'].some((table) => tables[table]?.some((row) => has(table, row['id'])))
  );
}

function writeStory(live: Database, { story, tables }: StoryRows): number {
  const insert = inserter(live);
  const rows = (table: string): readonly Row[] => tables[table] ?? [];
  // Row numbers are never given twice, so its own is free unless the copy is of another lineage.
  const isFree =
    live.prepare('SELECT 1 FROM stories WHERE row = ?').get(story['row']) === undefined;
  const { row: oldRow, ...others } = story;
  const own = insert('stories', {
    ...others,
    ...(isFree && { row: oldRow }),
    indexed_seq: -1,
    removed_at: null,
  });
  const mine = (row: Row): Row => ({ ...row, story: own });
  const anew = (row: Row): Row => mine(unnumbered(row));

  for (const row of rows('journal')) insert('journal', sealed(mine(row), checksumOfJournal));
  for (const row of rows('snapshots')) insert('snapshots', sealed(mine(row), checksumOfSnapshot));
  for (const table of plainTables) for (const row of rows(table)) insert(table, anew(row));
  for (const row of rows('media')) insert('media', row, 'OR IGNORE');
  for (const row of rows('files')) insert('files', row, 'OR IGNORE');
  const claims = renumber(rows('claims'), (row) => insert('claims', anew(row)));
  for (const table of ['evidence', 'claim_events']) {
    for (const row of rows(table))
      insert(table, { ...unnumbered(row), claim: claims.get(row['claim']) });
  }
  const sources = renumber(rows('sources'), (row) => insert('sources', anew(row)));
  for (const row of rows('source_texts'))
    insert('source_texts', sealed({ ...row, source: sources.get(row['source']) }, checksumOfWords));
  indexSources(live, [...sources.values()]);
  for (const row of rows('tags')) addTag(live, own, row);
  addPublished(live, own, rows('published_contents'), rows('exports'));
  return own;
}

/** A row without its number, so that it gets a fresh one. */
function unnumbered(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'row'));
}

function renumber(rows: readonly Row[], add: (row: Row) => number): Map<unknown, number> {
  return new Map(rows.map((row) => [row['row'], add(row)]));
}

function inserter(live: Database) {
  return (table: string, row: Row, how = ''): number => {
    const names = Object.keys(row);
    const places = names.map((name) => `@${name}`);
    const { lastInsertRowid } = live
      .prepare<[Row]>(
        `INSERT ${how} INTO ${table} (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${places.join(', ')})`,
      )
      .run(row);
    return Number(lastInsertRowid);
  };
}

function sealed(row: Row, checksum: (row: Row) => number): Row {
  return { ...row, checksum: checksum(row) };
}

function checksumOfJournal(row: Row): number {
  return checksumOf(row as unknown as JournalRow);
}

function checksumOfSnapshot({ story, seq, version, document }: Row): number {
  return snapshotChecksum(Number(story), Number(seq), Number(version), String(document));
}

function checksumOfWords({ source, text, pages }: Row): number {
  return wordsChecksum(Number(source), String(text), String(pages));
}

function indexSources(live: Database, sources: readonly number[]): void {
  const find = live.prepare<[number], { title: string; text: string | null }>(
    `SELECT title, text FROM sources LEFT JOIN source_texts ON source = row
     WHERE row = ? AND removed_at IS NULL`,
  );
  const add = live.prepare('INSERT INTO source_words (rowid, title, text) VALUES (?, ?, ?)');
  for (const row of sources) {
    const found = find.get(row);
    if (!found) continue;
    const text = found.text === null ? '' : String(JSON.parse(found.text));
    add.run(row, found.title.normalize('NFC'), wellFormed(text).normalize('NFC'));
  }
}

function addTag(live: Database, story: number, { kind, name, folded }: Row): void {
  live
    .prepare('INSERT INTO tags (kind, name, folded) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
    .run(kind, name, folded);
  live
    .prepare('INSERT INTO story_tags SELECT ?, row FROM tags WHERE kind = ? AND folded = ?')
    .run(story, kind, folded);
}

/** What readers saw, and the exports on record that it belongs to. */
function addPublished(
  live: Database,
  story: number,
  contents: readonly Row[],
  exported: readonly Row[],
): void {
  const link = live.prepare(
    `UPDATE exports SET content = ? WHERE content IS NULL
       AND story_id = ? AND at = ? AND sha256 = ? AND name = ?`,
  );
  const add = live.prepare(
    'INSERT INTO published_contents (story, hash, content) VALUES (?, ?, ?)',
  );
  for (const { row, hash, content } of contents) {
    const { lastInsertRowid } = add.run(story, hash, content);
    for (const each of exported.filter((one) => one['content'] === row))
      link.run(lastInsertRowid, each['story_id'], each['at'], each['sha256'], each['name']);
  }
}
