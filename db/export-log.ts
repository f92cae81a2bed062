import type { Database } from 'better-sqlite3';
import type { ExportedPage } from '../core/contract/publishing.ts';
import type { ExportLog, ExportRecord } from './article-store.ts';
import { wellFormed } from './stored-text.ts';

/** The record of exports in `database`. */
export function createExportLog(database: Database): ExportLog {
  const record = database.prepare<[ExportRecord]>(
    `INSERT INTO exports (story_id, name, sha256, bytes, override, editor, at)
     VALUES (@storyId, @name, @sha256, @bytes, @override, @editor, @at)`,
  );
  const latest = database.prepare<[string], ExportedPage>(
    `SELECT name, sha256, at AS exportedAt FROM exports WHERE story_id = ? ORDER BY at DESC, row DESC LIMIT 1`,
  );
  const find = database.prepare<[string], ExportRecord>(
    `SELECT story_id AS storyId, name, sha256, bytes, override, editor, at FROM exports
     WHERE sha256 = ? ORDER BY at DESC, row DESC LIMIT 1`,
  );
  return {
    record: (page) => {
      const override = page.override === null ? null : wellFormed(page.override);
      const [name, editor] = [wellFormed(page.name), wellFormed(page.editor)];
      record.run({ ...page, name, editor, override });
    },
    latest: (storyId) => latest.get(storyId) ?? null,
    find: (sha256) => find.get(sha256) ?? null,
  };
}
