import type { Database } from 'better-sqlite3';
import type { StoryId } from '../core/base/id.ts';
import type { TagUse } from '../core/contract/tags.ts';
import { cleanTagName, foldTagName, type Tag } from '../core/tagging/tag.ts';
import type { DetailChanges } from './detail-changes.ts';
import type { TagStore } from './newsroom.ts';
import { required } from './required.ts';
import type { StoryIndex } from './story-index.ts';
import { wellFormed } from './stored-text.ts';
import { orderTags } from './tag-order.ts';

const mostCompletions = 12;

/**
 * The tags of `database`.
 * @param index is told whose full text has fallen behind
 * @param changes is told of every tag that comes or goes
 */
export function createTagStore(
  database: Database,
  index: StoryIndex,
  changes: Pick<DetailChanges, 'record'>,
): TagStore {
  const sql = tagStatements(database);

  const add = database.transaction((story: number, { kind, name }: Tag) => {
    const tag = required(
      sql.keep.get(kind, wellFormed(cleanTagName(name)), wellFormed(foldTagName(name))),
    );
    if (sql.put.run(story, tag.row).changes === 0) return;
    index.markStale(story);
    changes.record(story, { field: 'tag', was: null, is: { kind, name: tag.name } });
  });

  const remove = database.transaction((story: number, { kind, name }: Tag) => {
    const folded = wellFormed(foldTagName(name));
    const spelt = sql.spelling.get(kind, folded);
    if (spelt === undefined || sql.take.run(story, kind, folded).changes === 0) return;
    index.markStale(story);
    changes.record(story, { field: 'tag', was: { kind, name: spelt }, is: null });
  });

  return {
    ofStory: (storyId) => orderTags(sql.ofStory.all(storyId)),
    complete: (typed, kind) => {
      const folded = wellFormed(foldTagName(typed));
      return sql.complete.all({ folded, kind, most: mostCompletions });
    },
    add: (storyId, tag) => changed(storyId, tag, add),
    remove: (storyId, tag) => changed(storyId, tag, remove),
  };

  function changed(storyId: StoryId, tag: Tag, change: typeof add): Tag[] | null {
    const story = sql.story.get(storyId);
    if (story === undefined) return null;
    change.immediate(story, tag);
    return orderTags(sql.ofStory.all(storyId));
  }
}

function tagStatements(database: Database) {
  return {
    story: database.prepare<[string], number>('SELECT row FROM stories WHERE id = ?').pluck(),
    ofStory: database.prepare<[string], Tag>(
      `SELECT kind, name FROM story_tags JOIN tags ON tags.row = tag
       WHERE story = (SELECT row FROM stories WHERE id = ?) ORDER BY folded`,
    ),
    // A spelling that no story carries any more gives way to the new one.
    keep: database.prepare<[string, string, string], { row: number; name: string }>(
      `INSERT INTO tags (kind, name, folded) VALUES (?, ?, ?)
       ON CONFLICT (kind, folded) DO UPDATE SET name = iif(uses = 0, excluded.name, name)
       RETURNING row, name`,
    ),
    spelling: database
      .prepare<[string, string], string>('SELECT name FROM tags WHERE kind = ? AND folded = ?')
      .pluck(),
    put: database.prepare<[number, number]>(
      'INSERT OR IGNORE INTO story_tags (story, tag) VALUES (?, ?)',
    ),
    take: database.prepare<[number, string, string]>(
      'DELETE FROM story_tags WHERE story = ? AND tag = (SELECT row FROM tags WHERE kind = ? AND folded = ?)',
    ),
    complete: database.prepare<[{ folded: string; kind: string | null; most: number }], TagUse>(
      completeSql,
    ),
  };
}

/** Walks the tags from the most used until enough match; a word begins after a space or hyphen. */
export const completeSql = `SELECT kind, name, uses AS stories FROM tags
  WHERE uses > 0 AND (@kind IS NULL OR kind = @kind)
    AND instr(' ' || replace(folded, '-', ' '), ' ' || replace(@folded, '-', ' ')) > 0
  ORDER BY uses DESC, folded LIMIT @most`;
