import type { Database } from 'better-sqlite3';
import type { NamedMoment } from '../core/contract/history.ts';
import { exactText, readExactText, wellFormed } from './stored-text.ts';

/** The query for the named moments of a story, newest first; `?` is its row. */
export const namedMomentsSql = `SELECT named_moments.seq AS seq, name,
    details_at AS detailsAt,
    coalesce(journal.at, stories.created_at) AS at, coalesce(journal.editor, '') AS editor
  FROM named_moments JOIN stories ON stories.row = named_moments.story
    LEFT JOIN journal ON journal.story = named_moments.story AND journal.seq = named_moments.seq
  WHERE named_moments.story = ? ORDER BY named_moments.seq DESC`;

interface NewName {
  readonly story: number;
  readonly seq: number;
  readonly detailsAt: number;
  readonly name: string;
  readonly at: number;
  readonly editor: string;
}

/** The names that moments of stories have; each takes the story's row. */
export interface NamedMoments {
  ofStory(story: number): NamedMoment[];
  put(name: Omit<NewName, 'at'>): void;
  remove(story: number, seq: number): void;
}

/** Those of `database`. @param now the clock, in milliseconds. */
export function createNamedMoments(database: Database, now: () => number): NamedMoments {
  const ofStory = database.prepare<[number], NamedMoment>(namedMomentsSql);
  const put = database.prepare<[NewName]>(
    `INSERT INTO named_moments (story, seq, details_at, name, at, editor)
     VALUES (@story, @seq, @detailsAt, @name, @at, @editor)
     ON CONFLICT (story, seq) DO UPDATE
       SET details_at = @detailsAt, name = @name, at = @at, editor = @editor`,
  );
  const remove = database.prepare<[number, number]>(
    'DELETE FROM named_moments WHERE story = ? AND seq = ?',
  );
  return {
    ofStory: (story) =>
      ofStory.all(story).map((row) => ({ ...row, name: readExactText(row.name) })),
    put: ({ name, editor, ...place }) =>
      void put.run({
        ...place,
        name: exactText(name),
        at: now(),
        editor: wellFormed(editor),
      }),
    remove: (story, seq) => void remove.run(story, seq),
  };
}
