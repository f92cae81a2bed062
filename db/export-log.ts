import type { Database } from 'better-sqlite3';
import type { ExportedPage } from '../core/contract/publishing.ts';
import type { StoryId } from '../core/base/id.ts';
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { createBegunExports, type BegunExport } from './begun-exports.ts';
import type { ExportLog, ExportRecord, NewExport } from './export-records.ts';
import type { DetailChanges } from './detail-changes.ts';
import { readPublishedContent, type PublishedContents } from './published-contents.ts';
import { wellFormed } from './stored-text.ts';

type Written = ExportRecord & { readonly content: number | null };

const columns = 'story_id AS storyId, name, sha256, bytes, format, seq, override, editor, at';

/** The query for a story's exports, newest first; `?` is its id. */
export const storyExportsSql = `SELECT ${columns} FROM exports
  WHERE story_id = ? ORDER BY at DESC, row DESC`;

/**
 * The query for the last page of a story of which it is known what readers saw; a house that makes
 * its pages of Markdown or plain text has no other, so these count where there is no page.
 */
export const lastContentSql = `SELECT ${columns}, published_contents.content AS stored
  FROM exports JOIN published_contents ON published_contents.row = exports.content
  WHERE story_id = ?
  ORDER BY format IN ('page', 'page-beside', 'fragment') DESC, at DESC, exports.row DESC LIMIT 1`;

/** The query for what readers saw of the last export with a hash. */
export const contentByHashSql = `SELECT published_contents.content
  FROM exports JOIN published_contents ON published_contents.row = exports.content
  WHERE sha256 = ? ORDER BY at DESC, exports.row DESC LIMIT 1`;

/** The record of exports in `database`; `changes` is told when one is a story's first publication. */
export function createExportLog(
  database: Database,
  contents: PublishedContents,
  changes: Pick<DetailChanges, 'record'>,
): ExportLog {
  const insert = database.prepare<[Written]>(
    `INSERT INTO exports (story_id, name, sha256, bytes, format, seq, content, override, editor, at)
     VALUES (@storyId, @name, @sha256, @bytes, @format, @seq, @content, @override, @editor, @at)`,
  );
  const publish = database
    .prepare<[number, string], number>(
      'UPDATE stories SET published_at = ? WHERE id = ? AND published_at IS NULL RETURNING row',
    )
    .pluck();
  const publishedAt = database
    .prepare<[string], number | null>('SELECT published_at FROM stories WHERE id = ?')
    .pluck();
  const latest = database.prepare<[string], ExportedPage>(
    `SELECT name, sha256, at AS exportedAt FROM exports WHERE story_id = ? ORDER BY at DESC, row DESC LIMIT 1`,
  );
  const find = database.prepare<[string], ExportRecord>(
    `SELECT ${columns} FROM exports WHERE sha256 = ? ORDER BY at DESC, row DESC LIMIT 1`,
  );
  const ofStory = database.prepare<[string], ExportRecord>(storyExportsSql);
  const content = database.prepare<[string], ExportRecord & { stored: Uint8Array }>(lastContentSql);
  const seen = database.prepare<[string], Uint8Array>(contentByHashSql).pluck();

  const begun = createBegunExports(database, contents);
  const contentAt = database
    .prepare<[number], Uint8Array>('SELECT content FROM published_contents WHERE row = ?')
    .pluck();
  const isRecorded = database
    .prepare<[string, string, number], number>(
      'SELECT 1 FROM exports WHERE story_id = ? AND sha256 = ? AND at = ?',
    )
    .pluck();

  /** Puts an export on record; it is one of the begun ones no more. */
  function put(
    page: Omit<NewExport, 'content'>,
    content: number | null,
    row: number | null,
  ): number | null {
    const { storyId, sha256, at } = page;
    // Another process may have found it begun meanwhile, and put its file on record or not.
    const isOurs = row === null || begun.drop(row);
    const isThere = !isOurs && isRecorded.get(storyId, sha256, at) !== undefined;
    if (!isThere)
      insert.run({
        ...page,
        name: wellFormed(page.name),
        editor: wellFormed(page.editor),
        override: page.override === null ? null : wellFormed(page.override),
        content,
      });
    const { publishedAt: is, editor } = page;
    const story = is === null ? undefined : publish.get(is, storyId);
    if (story !== undefined) changes.record(story, { field: 'publishedAt', was: null, is }, editor);
    return publishedAt.get(storyId) ?? null;
  }

  const record = database.transaction((page: NewExport, row: number | null): number | null =>
    put(page, page.content === null ? null : contents.keep(page.storyId, page.content), row),
  );

  const settle = database.transaction((one: BegunExport): void => {
    if (hashOfFile(one.path) === one.record.sha256) put(one.record, one.content, one.row);
    else begun.drop(one.row);
  });

  return {
    begin: (path, page) => begun.begin(path, page),
    forget: (row) => void begun.drop(row),
    record: (page, row = null) => record.immediate(page, row),
    settleBegun: () => {
      for (const one of begun.all()) settle.immediate(one);
    },
    latest: (storyId) => latest.get(storyId) ?? null,
    find: (sha256) => find.get(sha256) ?? begun.find(sha256)?.record ?? null,
    ofStory: (storyId) => ofStory.all(storyId),
    content: (storyId: StoryId) => {
      const found = content.get(storyId);
      if (!found) return null;
      const { stored, ...known } = found;
      const read = readPublishedContent(stored);
      return read && { record: known, content: read };
    },
    seen: (sha256) => {
      const row = begun.find(sha256)?.content ?? null;
      const stored = seen.get(sha256) ?? (row === null ? undefined : contentAt.get(row));
      return stored ? readPublishedContent(stored) : null;
    },
  };
}

/** Null where there is no file. */
function hashOfFile(path: string): string | null {
  try {
    // A pipe of that name would be waited on for ever.
    if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return null;
    return createHash('sha256').update(readFileSync(path)).digest('hex');
  } catch (error) {
    // A folder stands there by now, or the disk is gone: it is not the file that was written.
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}
