import type { Database } from 'better-sqlite3';
import { isAlike, singleDetails, type DetailChange } from '../core/contract/moment-details.ts';
import { wellFormed } from './stored-text.ts';

/** Something beside the text that is told by its words: a correction, a source, words kept. */
export interface NamedWords {
  /** Tells it from others of its kind in its story. */
  readonly id: string;
  readonly text: string;
}

/** What is told but stands in no comparison. */
export const wordFields = [
  'correction',
  'kept',
  'set-aside',
  'quotation',
  'source',
  'name',
] as const;

/** See {@link wordFields}. */
export interface WordsChange {
  readonly field: (typeof wordFields)[number];
  /** Null where it came. */
  readonly was: NamedWords | null;
  /** Null where it went. */
  readonly is: NamedWords | null;
}

/** One change of what stands beside a story's text. */
export type SideChange = DetailChange | WordsChange;

/** A change as it is on record: numbered by story, made when its journal stood at `seq`. */
export interface RecordedChange {
  readonly number: number;
  readonly seq: number;
  readonly at: number;
  readonly editor: string;
  readonly change: SideChange;
}

/** The record of what was changed beside the text; each takes a story's row. */
export interface DetailChanges {
  /**
   * Records a change, in the transaction that makes it; one that changes nothing is passed over.
   * @param editor who works at this desk, unless told
   */
  record(story: number, change: SideChange, editor?: string): void;
  /** Does something that belongs to how a story came to be, so that nothing of it is recorded. */
  quietly(act: () => void): void;
  /** Those after `number`, oldest first; such as a later release wrote are passed over. */
  after(story: number, number: number): RecordedChange[];
  /** The number of the last one; 0 before any. */
  last(story: number): number;
  /** That of the last one that was made before the journal went on from `seq`. */
  lastAt(story: number, seq: number): number;
}

interface ChangeRow {
  readonly number: number;
  readonly seq: number;
  readonly at: number;
  readonly editor: string;
  readonly field: string;
  /** JSON; so is `became`. */
  readonly was: string;
  readonly became: string;
}

/** The query for the changes of a story after one of them; takes its row and that number. */
export const detailChangesSql = `SELECT number, seq, at, editor, field, was, became
  FROM detail_changes WHERE story = ? AND number > ? ORDER BY number`;

/**
 * The record in `database`.
 * @param now the clock, in milliseconds
 * @param whoever tells who works at this desk
 */
export function createDetailChanges(
  database: Database,
  now: () => number,
  whoever: () => string,
): DetailChanges {
  const after = database.prepare<[number, number], ChangeRow>(detailChangesSql);
  const last = database
    .prepare<[number], number>(
      'SELECT coalesce(max(number), 0) FROM detail_changes WHERE story = ?',
    )
    .pluck();
  const lastAt = database
    .prepare<[number, number], number>(
      'SELECT coalesce(max(number), 0) FROM detail_changes WHERE story = ? AND seq <= ?',
    )
    .pluck();
  const insert = database.prepare<[Omit<ChangeRow, 'number' | 'seq'> & { story: number }]>(
    `INSERT INTO detail_changes (story, number, seq, at, editor, field, was, became)
     SELECT row, 1 + (SELECT coalesce(max(number), 0) FROM detail_changes WHERE story = @story),
       seq, @at, @editor, @field, @was, @became FROM stories WHERE row = @story`,
  );
  let isQuiet = false;

  return {
    record: (story, { field, was, is }, editor = whoever()) => {
      if (isQuiet || isAlike(was, is)) return;
      const values = { field, was: JSON.stringify(was), became: JSON.stringify(is) };
      insert.run({ story, at: now(), editor: wellFormed(editor), ...values });
    },
    quietly: (act) => {
      const before = isQuiet;
      isQuiet = true;
      try {
        act();
      } finally {
        isQuiet = before;
      }
    },
    after: (story, number) => after.all(story, number).flatMap(toChange),
    last: (story) => last.get(story) ?? 0,
    lastAt: (story, seq) => lastAt.get(story, seq) ?? 0,
  };
}

/** Whether a change is one of those that moments are compared by. */
export function isDetail(change: SideChange): change is DetailChange {
  return change.field === 'tag' || (singleDetails as readonly string[]).includes(change.field);
}

const knownFields: ReadonlySet<string> = new Set([...singleDetails, 'tag', ...wordFields]);

function toChange({ field, was, became, ...rest }: ChangeRow): RecordedChange[] {
  if (!knownFields.has(field)) return [];
  const [before, after] = [JSON.parse(was), JSON.parse(became)] as unknown[];
  return [{ ...rest, change: { field, was: before, is: after } as SideChange }];
}
