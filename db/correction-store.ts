import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Correction } from '../core/article/correction.ts';
import type { CorrectionId, StoryId } from '../core/base/id.ts';
import type { DetailChanges, NamedWords } from './detail-changes.ts';
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

/**
 * The corrections of `database`.
 * @param now the clock, in milliseconds
 * @param changes is told of each that comes, changes or goes
 */
export function createCorrectionStore(
  database: Database,
  now: () => number,
  changes: Pick<DetailChanges, 'record'>,
): Corrections {
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
  const textOf = database
    .prepare<[number, string], string>(
      'SELECT text FROM corrections WHERE story = ? AND id = ? AND removed_at IS NULL',
    )
    .pluck();
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

  function wordsOf(row: number, id: CorrectionId): NamedWords | null {
    const text = textOf.get(row, id);
    return text === undefined ? null : { id, text: readExactText(text) };
  }

  /** Changes one that stands, and records how it was and is. @returns whether there was one. */
  function changeOne(row: number, id: CorrectionId, act: () => unknown, by?: string): boolean {
    const was = wordsOf(row, id);
    act();
    const is = wordsOf(row, id);
    changes.record(row, { field: 'correction', was, is }, by);
    return was !== null || is !== null;
  }

  return {
    ofStory: (storyId) => standing.all(storyId).map(toCorrection),
    add: (storyId, text, editor) =>
      change.immediate(storyId, (row, at) => {
        const id = randomUUID() as CorrectionId;
        return changeOne(row, id, () => put(row, { id, at, text }, editor), editor);
      }),
    setText: (storyId, correctionId, text) =>
      change.immediate(storyId, (row) =>
        changeOne(row, correctionId, () => setText.run(exactText(text), row, correctionId)),
      ),
    remove: (storyId, correctionId) =>
      change.immediate(storyId, (row, at) =>
        changeOne(row, correctionId, () => remove.run(at, row, correctionId)),
      ),
    insert: put,
  };
}

function toCorrection({ id, at, text }: CorrectionRow): Correction {
  return { id, at, text: readExactText(text) };
}
