import type { Database } from 'better-sqlite3';
import type { StoryStatus } from '../core/article/story.ts';
import type { TagKind } from '../core/tagging/tag.ts';
import { storyColumns, type StoryRow } from './story-row.ts';

/** What the library is narrowed to. */
export interface LibraryFilter {
  /** An FTS5 query, or null. */
  readonly search: string | null;
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
  tagRow(kind: TagKind, folded: string): number | null;
}

type Narrowing = Pick<LibraryFilter, 'search' | 'status' | 'tag'> &
  Partial<Pick<LibraryFilter, 'bin'>>;

/** The query that gives a stretch of rows; `@search`, `@status`, `@tag`, `@offset`, `@limit`. */
export function rowsSql(filter: Narrowing): string {
  // The page is cut from narrow rows, so that sorting an archive never carries whole records.
  return `SELECT ${storyColumns}, words, findings, claims, claims_settled,
      (SELECT max(at) FROM exports WHERE story_id = stories.id) AS exported_at
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
function fromSql({ search, tag, bin }: Narrowing): string {
  const alive = bin ? 'removed_at IS NOT NULL' : 'removed_at IS NULL';
  const tagged = 'row IN (SELECT story FROM story_tags WHERE tag = @tag)';
  if (search === null) return `FROM stories WHERE ${alive} ${tag === null ? '' : `AND ${tagged}`}`;
  return `FROM story_text CROSS JOIN stories ON stories.row = story_text.rowid
    WHERE story_text MATCH @search AND ${alive} ${tag === null ? '' : `AND ${tagged}`}`;
}

/** The query for the tags of many stories at once; `?` is a JSON array of rows. */
export const tagsSql = `SELECT story, kind, name FROM story_tags JOIN tags ON tags.row = tag
  WHERE story IN (SELECT value FROM json_each(?)) ORDER BY story, folded`;

// `+rowid` keeps FTS5 from searching anew for every row: one pass, and only hits of this
// stretch are cut into excerpts.
const excerptsSql = `SELECT rowid, snippet(story_text, -1, char(2), char(3), '…', 9)
  FROM story_text WHERE story_text MATCH ? AND +rowid IN (SELECT value FROM json_each(?))`;

/** Prepares the statements on `database`; one of each form that a filter can take. */
export function libraryStatements(database: Database): LibraryStatements {
  const tags = database.prepare<[string], [number, string, string]>(tagsSql).raw();
  const excerpts = database.prepare<[string, string], [number, string]>(excerptsSql).raw();
  const tagRow = database
    .prepare<[string, string], number>('SELECT row FROM tags WHERE kind = ? AND folded = ?')
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
    tagRow: (kind, folded) => tagRow.get(kind, folded) ?? null,
  };
}
