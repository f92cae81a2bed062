import type { Database } from 'better-sqlite3';
import type { QuoteTieId, SourceId, StoryId } from '../core/base/id.ts';
import type { Dismissal, DismissalKind } from '../core/factcheck/dismissal.ts';
import type { QuoteTie } from '../core/factcheck/quotation.ts';
import type { FactStore } from './claims.ts';
import type { DetailChanges } from './detail-changes.ts';
import { exactText, readExactText, wellFormed } from './stored-text.ts';

interface DismissalRow {
  readonly story: number;
  readonly kind: DismissalKind;
  /** Exact text. */
  readonly text: string;
}

interface TieRow {
  readonly story: number;
  readonly id: QuoteTieId;
  /** Exact text; so is `original`. */
  readonly words: string;
  readonly source_id: SourceId;
  readonly passage_from: number;
  readonly passage_to: number;
  readonly original: string;
}

/** The query for what was set aside in a story; `?` is the story's id, here and below. */
export const storyDismissalsSql = `SELECT story, kind, text FROM dismissals
  WHERE story = (SELECT row FROM stories WHERE id = ?) ORDER BY kind, text`;

/** The query for the tied quotations of a story in the order that they were tied. */
export const storyTiesSql = `SELECT story, id, words, source_id, passage_from, passage_to, original
  FROM quote_ties WHERE story = (SELECT row FROM stories WHERE id = ?) ORDER BY row`;

interface Signature {
  readonly at: number;
  readonly editor: string;
}

/**
 * What checkers of `database` decided beside the claims.
 * @param now the clock, in milliseconds
 * @param changes is told of each decision, and of each that is taken back
 */
export function createFactStore(
  database: Database,
  now: () => number,
  changes: Pick<DetailChanges, 'record'>,
): FactStore {
  const sql = statements(database);
  const signed = (editor: string): Signature => ({ at: now(), editor: wellFormed(editor) });

  /** Does something to a story in one transaction. @returns whether the story is there. */
  function inStory<Order extends { readonly storyId: StoryId }>(
    carryOut: (story: number, order: Order) => void,
  ): (order: Order) => boolean {
    const run = database.transaction((order: Order): boolean => {
      const story = sql.story.get(order.storyId);
      if (story !== undefined) carryOut(story, order);
      return story !== undefined;
    });
    return (order) => run.immediate(order);
  }

  return {
    dismiss: inStory((story, { dismissal, editor }) => {
      const row = { ...toDismissalRow(story, dismissal), ...signed(editor) };
      const is = { id: dismissal.kind, text: dismissal.text };
      if (sql.dismiss.run(row).changes > 0)
        changes.record(story, { field: 'set-aside', was: null, is }, editor);
    }),
    undismiss: inStory((story, { dismissal }) => {
      const was = { id: dismissal.kind, text: dismissal.text };
      if (sql.undismiss.run(toDismissalRow(story, dismissal)).changes > 0)
        changes.record(story, { field: 'set-aside', was, is: null });
    }),
    dismissals: (storyId) =>
      sql.dismissals.all(storyId).map(({ kind, text }) => ({ kind, text: readExactText(text) })),
    tieQuote: inStory((story, { tie, editor }) => {
      const row = toTieRow(story, tie);
      sql.untieWords.run(row);
      sql.tie.run({ ...row, ...signed(editor) });
      const is = { id: tie.id, text: tie.words };
      changes.record(story, { field: 'quotation', was: null, is }, editor);
    }),
    untieQuote: inStory((story, { id }) => {
      const words = sql.tiedWords.get(story, id);
      if (words === undefined) return;
      sql.untie.run(story, id);
      const was = { id, text: readExactText(words) };
      changes.record(story, { field: 'quotation', was, is: null });
    }),
    quoteTies: (storyId) => sql.ties.all(storyId).map(toTie),
  };
}

function statements(database: Database) {
  return {
    story: database.prepare<[string], number>('SELECT row FROM stories WHERE id = ?').pluck(),
    dismissals: database.prepare<[string], DismissalRow>(storyDismissalsSql),
    dismiss: database.prepare<[DismissalRow & Signature]>(
      `INSERT INTO dismissals (story, kind, text, at, editor)
       VALUES (@story, @kind, @text, @at, @editor) ON CONFLICT DO NOTHING`,
    ),
    undismiss: database.prepare<[DismissalRow]>(
      'DELETE FROM dismissals WHERE story = @story AND kind = @kind AND text = @text',
    ),
    ties: database.prepare<[string], TieRow>(storyTiesSql),
    tie: database.prepare<[TieRow & Signature]>(
      `INSERT INTO quote_ties (story, id, words, source_id, passage_from, passage_to, original, at, editor)
       VALUES (@story, @id, @words, @source_id, @passage_from, @passage_to, @original, @at, @editor)
       ON CONFLICT (story, id) DO UPDATE SET words = excluded.words,
         source_id = excluded.source_id, passage_from = excluded.passage_from,
         passage_to = excluded.passage_to, original = excluded.original, at = excluded.at,
         editor = excluded.editor`,
    ),
    // Words have one original: whoever ties them anew has found a better one.
    untieWords: database.prepare<[TieRow]>(
      'DELETE FROM quote_ties WHERE story = @story AND words = @words AND id <> @id',
    ),
    tiedWords: database
      .prepare<[number, string], string>('SELECT words FROM quote_ties WHERE story = ? AND id = ?')
      .pluck(),
    untie: database.prepare<[number, string]>('DELETE FROM quote_ties WHERE story = ? AND id = ?'),
  };
}

function toDismissalRow(story: number, { kind, text }: Dismissal): DismissalRow {
  return { story, kind, text: exactText(text) };
}

function toTieRow(story: number, { id, words, passage, original }: QuoteTie): TieRow {
  return {
    story,
    id,
    words: exactText(words),
    source_id: passage.sourceId,
    passage_from: passage.from,
    passage_to: passage.to,
    original: exactText(original),
  };
}

function toTie(row: TieRow): QuoteTie {
  const { id, source_id: sourceId, passage_from: from, passage_to: to } = row;
  return {
    id,
    words: readExactText(row.words),
    passage: { sourceId, from, to },
    original: readExactText(row.original),
  };
}
