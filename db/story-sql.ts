import type { Database } from 'better-sqlite3';
import type { StoryDetails, StoryStatus } from '../core/article/story.ts';
import type { StoryId } from '../core/base/id.ts';
import type { StoryIgnore } from '../core/contract/stories.ts';
import type { StoredSelection, StoryName } from './stories.ts';
import type { StatusChange } from './story-events.ts';
import { storyColumns, type StoryRow } from './story-row.ts';

/** What is written when a story begins. */
export interface StoryBeginning extends StoryDetails {
  readonly id: StoryId;
  readonly headline: string;
  readonly at: number;
  /** The last change of what readers see of it. */
  readonly updatedAt: number;
}

/** A change of status, as it is recorded. */
export interface StatusLog extends StatusChange {
  /** The story's row. */
  readonly row: number;
}

type WrittenDetails = Omit<StoryDetails, 'factCheck'> & { readonly factCheck: string | null };

interface SelectionRow {
  readonly anchor: number | null;
  readonly head: number | null;
}

/** The query for the stories that share a slug; takes the slug and the id that does not count. */
export const bySlugSql = `SELECT id, headline FROM stories
  WHERE slug = ? COLLATE NOCASE AND slug <> '' AND id <> ? AND removed_at IS NULL ORDER BY row`;

/** The query for the story under an address, in either of two spellings, but for one that does not count. */
export const byAddressSql = `SELECT id, headline FROM stories
  WHERE canonical_url IN (?, ?) AND canonical_url <> '' AND id <> ? AND removed_at IS NULL
  ORDER BY updated_at DESC LIMIT 1`;

/** The query for whether any story has an address from the first to before the second. */
export const hasAddressSql = `SELECT EXISTS (SELECT 1 FROM stories
  WHERE canonical_url >= ? AND canonical_url < ? AND canonical_url <> '' AND removed_at IS NULL)`;

/** The query for when a story was last exported for readers; `?` is its id. */
export const exportedAtSql = `SELECT max(at) FROM exports
  WHERE story_id = ? AND format <> 'story-file'`;

/** The statements behind the stories; each takes rows, not ids, unless it is named otherwise. */
export function storyStatements(database: Database) {
  const find = database.prepare<[string], StoryRow>(
    `SELECT ${storyColumns} FROM stories WHERE id = ?`,
  );
  const insert = database.prepare<
    [WrittenDetails & Pick<StoryBeginning, 'id' | 'headline' | 'at' | 'updatedAt'>]
  >(
    `INSERT INTO stories (id, status, slug, kicker, language, canonical_url, publisher, published_at,
       embargo_until, fact_check, headline, created_at, updated_at, seq)
     VALUES (@id, 'draft', @slug, @kicker, @language, @canonicalUrl, @publisher, @publishedAt,
       @embargoUntil, @factCheck, @headline, @at, @updatedAt, 0)`,
  );
  const setDetails = database.prepare<[WrittenDetails & { row: number }]>(
    `UPDATE stories SET slug = @slug, kicker = @kicker, language = @language, canonical_url = @canonicalUrl,
       publisher = @publisher, published_at = @publishedAt, embargo_until = @embargoUntil,
       fact_check = @factCheck WHERE row = @row`,
  );
  const setPublishedAt = database.prepare<[number | null, number]>(
    'UPDATE stories SET published_at = ? WHERE row = ?',
  );
  const exportedAt = database.prepare<[string], number | null>(exportedAtSql).pluck();
  const setStatus = database.prepare<[string, number]>(
    'UPDATE stories SET status = ? WHERE row = ?',
  );
  const logStatus = database.prepare<[StatusLog]>(
    `INSERT INTO status_changes (story, seq, at, editor, status, reason, errors)
     VALUES (@row, @seq, @at, @editor, @status, @reason, @errors)`,
  );
  const setSelection = database.prepare<[number, number, string]>(
    'UPDATE stories SET selection_anchor = ?, selection_head = ? WHERE id = ?',
  );
  const selection = database.prepare<[number], SelectionRow>(
    'SELECT selection_anchor AS anchor, selection_head AS head FROM stories WHERE row = ?',
  );
  const savedAt = database
    .prepare<[number, number], number>('SELECT at FROM journal WHERE story = ? AND seq = ?')
    .pluck();
  const setFindings = database.prepare<[number, string]>(
    'UPDATE stories SET findings = ? WHERE id = ?',
  );
  const findings = database.prepare<[string], { findings: number | null }>(
    'SELECT findings FROM stories WHERE id = ?',
  );
  const setRemoved = database.prepare<[number | null, number]>(
    'UPDATE stories SET removed_at = ? WHERE row = ?',
  );
  const isRemoved = database
    .prepare<[number], 0 | 1>('SELECT removed_at IS NOT NULL FROM stories WHERE row = ?')
    .pluck();
  const ignores = database.prepare<[number], StoryIgnore>(
    'SELECT rule, text FROM ignores WHERE story = ?',
  );
  const addIgnore = database.prepare<[number, string, string]>(
    'INSERT OR IGNORE INTO ignores VALUES (?, ?, ?)',
  );
  const removeIgnore = database.prepare<[number, string, string]>(
    'DELETE FROM ignores WHERE story = ? AND rule = ? AND text = ?',
  );

  const bySlug = database.prepare<[string, string], StoryName>(bySlugSql);
  const byAddress = database.prepare<[string, string, string], StoryName>(byAddressSql);
  const hasAddress = database.prepare<[string, string], number>(hasAddressSql).pluck();

  return {
    find: (id: StoryId): StoryRow | null => find.get(id) ?? null,
    insert: (beginning: StoryBeginning): number =>
      Number(insert.run({ ...beginning, ...written(beginning) }).lastInsertRowid),
    setDetails: (row: number, details: StoryDetails) =>
      setDetails.run({ ...written(details), row }),
    setPublishedAt: (row: number, at: number | null) => setPublishedAt.run(at, row),
    exportedAt: (id: StoryId): number | null => exportedAt.get(id) ?? null,
    setStatus: (row: number, status: StoryStatus) => setStatus.run(status, row),
    logStatus: (change: StatusLog) => logStatus.run(change),
    setSelection: (id: StoryId, { anchor, head }: StoredSelection): boolean =>
      setSelection.run(anchor, head, id).changes > 0,
    selection: (row: number): StoredSelection | null => toSelection(selection.get(row)),
    /** When the batch that led to `seq` was put on disk; null for a story's beginning. */
    savedAt: (row: number, seq: number): number | null => savedAt.get(row, seq) ?? null,
    setFindings: (id: StoryId, findings: number): boolean =>
      setFindings.run(findings, id).changes > 0,
    findings: (id: StoryId): number | null => findings.get(id)?.findings ?? null,
    setRemoved: (row: number, at: number | null) => setRemoved.run(at, row),
    isRemoved: (row: number): boolean => isRemoved.get(row) === 1,
    bySlug: (slug: string, except: StoryId): StoryName[] =>
      slug === '' ? [] : bySlug.all(slug, except),
    byAddress: (url: string, other: string, except: string): StoryName | null =>
      byAddress.get(url, other, except) ?? null,
    hasAddress: (from: string, to: string): boolean => hasAddress.get(from, to) === 1,
    ignores: (row: number): StoryIgnore[] => ignores.all(row),
    addIgnore: (row: number, { rule, text }: StoryIgnore) => addIgnore.run(row, rule, text),
    removeIgnore: (row: number, { rule, text }: StoryIgnore) => removeIgnore.run(row, rule, text),
  };
}

function written({ factCheck, ...details }: StoryDetails): WrittenDetails {
  return { ...details, factCheck: factCheck && JSON.stringify(factCheck) };
}

function toSelection(row: SelectionRow | undefined): StoredSelection | null {
  const { anchor = null, head = null } = row ?? {};
  return anchor === null || head === null ? null : { anchor, head };
}
