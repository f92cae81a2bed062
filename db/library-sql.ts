import type { Database } from 'better-sqlite3';
import type { StoryStatus } from '../core/article/story.ts';
import type { TagKind } from '../core/tagging/tag.ts';
import { storyColumns, type StoryRow } from './story-row.ts';

/** What the library is narrowed to. */
export interface LibraryFilter {
  /** An FTS5 query, or null. */
  readonly search: string | null;
  /** Whether words of sources answer to it as well; looked up apart, as they seldom do. */
  readonly inSources: boolean;
  readonly status: StoryStatus | null;
  /** A row of `tags`, or null. */
  readonly tag: number | null;
  /** Whether the bin is listed, in place of what is not in it. */
  readonly bin: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** A story with the columns that only the library shows. */
export interface ListedRow extends StoryRow {
  readonly words: number;
  readonly findings: number | null;
  readonly claims: number;
  readonly claims_settled: number;
  readonly exported_at: number | null;
}

/** The statements behind the library. */
export interface LibraryStatements {
  counts(filter: LibraryFilter): [StoryStatus, number][];
  rows(filter: LibraryFilter): ListedRow[];
  tags(rows: readonly number[]): [story: number, kind: string, name: string][];
  excerpts(search: string, rows: readonly number[]): [row: number, excerpt: string][];
  /** Bytes of the words of stories. */
  textSizes(rows: readonly number[]): [row: number, bytes: number][];
  /** The words of those stories that answer; of very long ones the beginning. */
  texts(search: string, rows: readonly number[]): Iterable<[row: number, text: string]>;
  tagRow(kind: TagKind, folded: string): number | null;
  /** Whether any source's words answer. */
  isInSources(search: string): boolean;
  sourcesFound(search: string, rows: readonly number[]): FoundSource[];
  /** A source's words as JSON. */
  sourceText(source: number): string;
}

/** A source whose words answer to a search. */
export interface FoundSource {
  /** The row of its story. */
  readonly story: number;
  readonly source: number;
  readonly title: string;
  readonly file_name: string;
  /** Bytes of its words, or null when it has none. */
  readonly size: number | null;
}

type Narrowing = Pick<LibraryFilter, 'search' | 'status' | 'tag'> &
  Partial<Pick<LibraryFilter, 'bin' | 'inSources'>>;

/** The query that gives a stretch of rows; `@search`, `@status`, `@tag`, `@offset`, `@limit`. */
export function rowsSql(filter: Narrowing): string {
  // The page is cut from narrow rows, so that sorting an archive never carries whole records.
  return `SELECT ${storyColumns}, words, findings, claims, claims_settled,
      (SELECT max(at) FROM exports
        WHERE story_id = stories.id AND format <> 'story-file') AS exported_at
    FROM stories WHERE row IN (
      SELECT row ${fromSql(filter)} ${filter.status ? 'AND status = @status' : ''}
      ORDER BY updated_at DESC, row DESC LIMIT @limit OFFSET @offset)
    ORDER BY updated_at DESC, row DESC`;
}

/** The query that counts what search and tag leave, by status. */
export function countsSql(filter: Narrowing): string {
  return `SELECT status, count(*) ${fromSql(filter)} GROUP BY status`;
}

// A cross join fixes the order: first the words or the tag, which are few, then their stories.
function fromSql({ search, tag, bin, inSources }: Narrowing): string {
  const alive = bin ? 'removed_at IS NOT NULL' : 'removed_at IS NULL';
  const tagged = 'row IN (SELECT story FROM story_tags WHERE tag = @tag)';
  if (search === null) return `FROM stories WHERE ${alive} ${tag === null ? '' : `AND ${tagged}`}`;
  const narrowed = `${alive} ${tag === null ? '' : `AND ${tagged}`}`;
  return inSources
    ? `FROM (${foundSql}) AS found CROSS JOIN stories ON stories.row = found.story WHERE ${narrowed}`
    : `FROM story_text CROSS JOIN stories ON stories.row = story_text.rowid
      WHERE story_text MATCH @search AND ${narrowed}`;
}

// Each story once, whether its own words or those of its sources were found, or both. What was
// taken out of a vault is not in its index.
const foundSql = `SELECT rowid AS story FROM story_text WHERE story_text MATCH @search
  UNION SELECT story FROM source_words CROSS JOIN sources ON sources.row = source_words.rowid
  WHERE source_words MATCH @search`;

/** The query for the tags of many stories at once; `?` is a JSON array of rows. */
export const tagsSql = `SELECT story, kind, name FROM story_tags JOIN tags ON tags.row = tag
  WHERE story IN (SELECT value FROM json_each(?)) ORDER BY story, folded`;

// `+rowid` keeps FTS5 from searching anew for every row: one pass, and only hits of this
// stretch are cut into excerpts.
const excerptsSql = `SELECT rowid, snippet(story_text, -1, char(2), char(3), '…', 9)
  FROM story_text WHERE story_text MATCH ? AND +rowid IN (SELECT value FROM json_each(?))`;

const textSizesSql = `SELECT rowid, octet_length(headline) + octet_length(standfirst)
    + octet_length(body) + octet_length(captions) + octet_length(tags)
  FROM story_text WHERE rowid IN (SELECT value FROM json_each(?))`;

const textsSql = `SELECT rowid, concat_ws(char(10), headline, standfirst, substr(body, 1, 1000000),
    substr(captions, 1, 100000), tags)
  FROM story_text WHERE story_text MATCH ? AND +rowid IN (SELECT value FROM json_each(?))`;

// A story's first source that answers, by when it came.
const sourcesFoundSql = `SELECT story, min(sources.row) AS source, sources.title, file_name,
    (SELECT octet_length(text) FROM source_texts WHERE source = sources.row) AS size
  FROM source_words CROSS JOIN sources ON sources.row = source_words.rowid
  WHERE source_words MATCH ? AND story IN (SELECT value FROM json_each(?)) GROUP BY story`;

/** Prepares the statements on `database`; one of each form that a filter can take. */
export function libraryStatements(database: Database): LibraryStatements {
  const tags = database.prepare<[string], [number, string, string]>(tagsSql).raw();
  const excerpts = database.prepare<[string, string], [number, string]>(excerptsSql).raw();
  const textSizes = database.prepare<[string], [number, number]>(textSizesSql).raw();
  const texts = database.prepare<[string, string], [number, string]>(textsSql).raw();
  const tagRow = database
    .prepare<[string, string], number>('SELECT row FROM tags WHERE kind = ? AND folded = ?')
    .pluck();
  const isInSources = database
    .prepare<[string], number>('SELECT 1 FROM source_words WHERE source_words MATCH ? LIMIT 1')
    .pluck();
  const sourcesFound = database.prepare<[string, string], FoundSource>(sourcesFoundSql);
  const sourceText = database
    .prepare<[number], string>('SELECT text FROM source_texts WHERE source = ?')
    .pluck();
  const prepared = new Map<string, ReturnType<Database['prepare']>>();

  function statement(sql: string) {
    const known = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, known);
    return known;
  }

  return {
    counts: (filter) => statement(countsSql(filter)).raw().all(filter) as [StoryStatus, number][],
    rows: (filter) => statement(rowsSql(filter)).all(filter) as ListedRow[],
    tags: (rows) => tags.all(JSON.stringify(rows)),
    excerpts: (search, rows) => excerpts.all(search, JSON.stringify(rows)),
    textSizes: (rows) => textSizes.all(JSON.stringify(rows)),
    texts: (search, rows) => texts.iterate(search, JSON.stringify(rows)),
    tagRow: (kind, folded) => tagRow.get(kind, folded) ?? null,
    isInSources: (search) => isInSources.get(search) !== undefined,
    sourcesFound: (search, rows) => sourcesFound.all(search, JSON.stringify(rows)),
    sourceText: (source) => sourceText.get(source) ?? '""',
  };
}
