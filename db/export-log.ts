import type { Database } from 'better-sqlite3';
import type { ExportedPage } from '../core/contract/publishing.ts';
import type { StoryId } from '../core/base/id.ts';
import type { ExportLog, ExportRecord, NewExport } from './export-records.ts';
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

/** The record of exports in `database`. */
export function createExportLog(database: Database, contents: PublishedContents): ExportLog {
  const insert = database.prepare<[Written]>(
    `INSERT INTO exports (story_id, name, sha256, bytes, format, seq, content, override, editor, at)
     VALUES (@storyId, @name, @sha256, @bytes, @format, @seq, @content, @override, @editor, @at)`,
  );
  const publish = database.prepare<[number, string]>(
    'UPDATE stories SET published_at = ? WHERE id = ? AND published_at IS NULL',
  );
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

  const record = database.transaction((page: NewExport): number | null => {
    const { storyId } = page;
    insert.run({
      ...page,
      name: wellFormed(page.name),
      editor: wellFormed(page.editor),
      override: page.override === null ? null : wellFormed(page.override),
      content: page.content === null ? null : contents.keep(storyId, page.content),
    });
    if (page.publishedAt !== null) publish.run(page.publishedAt, storyId);
    return publishedAt.get(storyId) ?? null;
  });

  return {
    record: (page) => record.immediate(page),
    latest: (storyId) => latest.get(storyId) ?? null,
    find: (sha256) => find.get(sha256) ?? null,
    ofStory: (storyId) => ofStory.all(storyId),
    content: (storyId: StoryId) => {
      const found = content.get(storyId);
      if (!found) return null;
      const { stored, ...known } = found;
      const read = readPublishedContent(stored);
      return read && { record: known, content: read };
    },
    seen: (sha256) => {
      const stored = seen.get(sha256);
      return stored ? readPublishedContent(stored) : null;
    },
  };
}
