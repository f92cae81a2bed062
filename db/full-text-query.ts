// What an editor types, as a query of SQLite's FTS5 (https://sqlite.org/fts5.html). Only letters,
// digits and their marks reach the query, each word in quotes, so that no operator or syntax of
// FTS5 can be typed, on purpose or not.

const mostWords = 24;
const wordPattern = /[\p{L}\p{N}\p{Co}\p{M}]+/gu;
const partPattern = /["“”„«»]([^"“”„«»]+)["“”„«»]|[^\s"“”„«»]+/gu;

/** Words that must occur together, in this order; a lone one may be the beginning of a word. */
export interface SearchTerm {
  readonly words: readonly string[];
  readonly isBeginning: boolean;
}

/** What was typed, as the terms that are searched for: each of them must occur. */
export function searchTerms(typed: string): readonly SearchTerm[] {
  const terms: SearchTerm[] = [];
  for (const [part, phrase] of typed.normalize('NFC').matchAll(partPattern)) {
    const words = (phrase ?? part).match(wordPattern) ?? [];
    if (phrase === undefined) terms.push(...words.map(lone));
    else if (words.length > 0) terms.push({ words, isBeginning: false });
  }
  return terms.slice(0, mostWords);
}

/**
 * The query for `typed`: every word must occur, as the beginning of a word when it has two
 * letters or more; what stands in quotation marks must occur as it stands.
 * @returns null when nothing that was typed can be searched for.
 */
export function fullTextQuery(typed: string): string | null {
  const terms = searchTerms(typed).map(
    ({ words, isBeginning }) => `"${words.join(' ')}"${isBeginning ? '*' : ''}`,
  );
  return terms.length === 0 ? null : terms.join(' AND ');
}

// Nearly every story has words that begin with a given letter: that would be a slow way to say
// nothing, so a lone letter is a whole word.
function lone(word: string): SearchTerm {
  return { words: [word], isBeginning: word.length >= 2 };
}
