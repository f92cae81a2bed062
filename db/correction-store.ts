import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Correction } from '../core/article/correction.ts';
import type { CorrectionId, StoryId } from '../core/base/id.ts';
import type { CorrectionStore } from './notes.ts';
import { exactText, readExactText, wellFormed } from './stored-text.ts';

interface CorrectionRow {
  readonly id: CorrectionId;
  readonly at: number;
  /** Exact text. */
  readonly text: string;
}

/** The query for the corrections of a story, oldest first; `?` is its id. */
export const storyCorrectionsSql = `SELECT id, at, text FROM corrections
  WHERE story = (SELECT row FROM stories WHERE id = ?) AND removed_at IS NULL ORDER BY at, row`;

/** The corrections of `database`, and how one that is imported is put there. */
export interface Corrections extends CorrectionStore {
  /** Stores a correction as it was made elsewhere; takes the story's row. */
  readonly insert: (story: number, correction: Correction, editor: string) => void;
}

/** The corrections of `database`. @param now the clock, in milliseconds. */
export function createCorrectionStore(database: Database, now: () => number): Corrections {
  const standing = database.prepare<[string], CorrectionRow>(storyCorrectionsSql);
  const story = database.prepare<[string], number>('SELECT row FROM stories WHERE id = ?').pluck();
  const insert = database.prepare<[CorrectionRow & { story: number; editor: string }]>(
    `INSERT INTO corrections (story, id, at, text, editor)
     VALUES (@story, @id, @at, @text, @editor)`,
  );
  const setText = database.prepare<[string, number, string]>(
    'UPDATE corrections SET text = ? WHERE story = ? AND id = ? AND removed_at IS NULL',
  );
  const remove = database.prepare<[number, number, string]>(
    'UPDATE corrections SET removed_at = ? WHERE story = ? AND id = ? AND removed_at IS NULL',
  );
  // Readers see corrections: the page changes with them.
  const setChanged = database.prepare<[number, number]>(
    'UPDATE stories SET updated_at = ? WHERE row = ?',
  );

  function put(row: number, { id, at, text }: Correction, editor: string): void {
    insert.run({ story: row, id, at, text: exactText(text), editor: wellFormed(editor) });
  }

  /** @param carryOut takes the story's row and the time; tells whether there was anything to do */
  const change = database.transaction(
    (storyId: StoryId, carryOut: (row: number, at: number) => boolean): Correction[] | null => {
      const row = story.get(storyId);
      if (row === undefined) return null;
      const at = now();
      if (!carryOut(row, at)) return null;
      setChanged.run(at, row);
      return standing.all(storyId).map(toCorrection);
    },
  );

  return {
    ofStory: (storyId) => standing.all(storyId).map(toCorrection),
    add: (storyId, text, editor) =>
      change.immediate(storyId, (row, at) => {
        put(row, { id: randomUUID() as CorrectionId, at, text }, editor);
        return true;
      }),
    setText: (storyId, correctionId, text) =>
      change.immediate(
        storyId,
        (row) => setText.run(exactText(text), row, correctionId).changes > 0,
      ),
    remove: (storyId, correctionId) =>
      change.immediate(storyId, (row, at) => remove.run(at, row, correctionId).changes > 0),
    insert: put,
  };
}

function toCorrection({ id, at, text }: CorrectionRow): Correction {
  return { id, at, text: readExactText(text) };
}
