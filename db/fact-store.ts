import type { Database } from 'better-sqlite3';
import type { QuoteTieId, SourceId, StoryId } from '../core/base/id.ts';
import type { Dismissal, DismissalKind } from '../core/factcheck/dismissal.ts';
import type { QuoteTie } from '../core/factcheck/quotation.ts';
import type { FactStore } from './claims.ts';
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

/** What checkers of `database` decided beside the claims. @param now the clock, in milliseconds. */
export function createFactStore(database: Database, now: () => number): FactStore {
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
      sql.dismiss.run({ ...toDismissalRow(story, dismissal), ...signed(editor) });
    }),
    undismiss: inStory((story, { dismissal }) => {
      sql.undismiss.run(toDismissalRow(story, dismissal));
    }),
    dismissals: (storyId) =>
      sql.dismissals.all(storyId).map(({ kind, text }) => ({ kind, text: readExactText(text) })),
    tieQuote: inStory((story, { tie, editor }) => {
      const row = toTieRow(story, tie);
      sql.untieWords.run(row);
      sql.tie.run({ ...row, ...signed(editor) });
    }),
    untieQuote: inStory((story, { id }) => {
      sql.untie.run(story, id);
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
