import type { Database } from 'better-sqlite3';
import type { StoryId } from '../core/base/id.ts';
import type { StoryStatus } from '../core/article/story.ts';
import type { OverrideLog, OverrideRecord } from './export-records.ts';

interface OverrideRow {
  readonly at: number;
  readonly editor: string;
  /** Null for an export. */
  readonly status: StoryStatus | null;
  readonly errors: number;
  readonly name: string;
  readonly reason: string;
}

/** What stands in `database` of overridden checklists. */
export function createOverrideLog(database: Database): OverrideLog {
  const ofStory = database.prepare<[{ id: StoryId }], OverrideRow>(
    `SELECT at, editor, status, errors, '' AS name, reason FROM status_changes
     WHERE story = (SELECT row FROM stories WHERE id = @id) AND reason IS NOT NULL
     UNION ALL
     SELECT at, editor, NULL AS status, 0 AS errors, name, override AS reason FROM exports
     WHERE story_id = @id AND override IS NOT NULL
     ORDER BY at`,
  );
  return { ofStory: (id) => ofStory.all({ id }).map(toRecord) };
}

function toRecord({ at, editor, status, errors, name, reason }: OverrideRow): OverrideRecord {
  return {
    at,
    editor,
    done: status === null ? { kind: 'export', name } : { kind: 'status', status, errors },
    reason,
  };
}
