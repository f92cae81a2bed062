import { searchTerms } from './full-text-query.ts';
import type { LibraryStatements } from './library-sql.ts';
import { excerptOf } from './source-excerpt.ts';

/**
 * The longest story, in bytes of its words, that SQLite cuts an excerpt from: its `snippet` weighs
 * every hit against every other, which of a common word in a long story takes seconds.
 */
const longestSnippet = 8000;

/** So many UTF-16 units one stretch of the library looks through for its excerpts. */
const mostText = 4_000_000;

/** Excerpts by row for those stories whose own words answer to a search. */
export function storyExcerpts(
  sql: Pick<LibraryStatements, 'textSizes' | 'excerpts' | 'texts'>,
  typed: string,
  search: string,
  rows: readonly number[],
): Map<number, string> {
  const sizes = new Map(sql.textSizes(rows));
  const isLong = (row: number): boolean => (sizes.get(row) ?? 0) > longestSnippet;
  const excerpts = new Map(
    sql.excerpts(
      search,
      rows.filter((row) => !isLong(row)),
    ),
  );
  const long = rows.filter(isLong);
  if (long.length === 0) return excerpts;
  const terms = searchTerms(typed);
  let left = mostText;
  for (const [row, text] of sql.texts(search, long)) {
    // Beyond that the row is shown without its words, but shown.
    excerpts.set(row, left > 0 ? excerptOf(text, terms) : '…');
    left -= text.length;
  }
  return excerpts;
}
