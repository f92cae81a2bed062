// What an editor types, as a query of SQLite's FTS5 (https://sqlite.org/fts5.html). Only letters,
// digits and their marks reach the query, each word in quotes, so that no operator or syntax of
// FTS5 can be typed, on purpose or not.

const mostWords = 24;
const wordPattern = /[\p{L}\p{N}\p{Co}\p{M}]+/gu;
const partPattern = /["“”„«»]([^"“”„«»]+)["“”„«»]|[^\s"“”„«»]+/gu;

/**
 * The query for `typed`: every word must occur, as the beginning of a word when it has two
 * letters or more; what stands in quotation marks must occur as it stands.
 * @returns null when nothing that was typed can be searched for.
 */
export function fullTextQuery(typed: string): string | null {
  const terms: string[] = [];
  for (const [part, phrase] of typed.normalize('NFC').matchAll(partPattern)) {
    const words = (phrase ?? part).match(wordPattern) ?? [];
    if (phrase === undefined) terms.push(...words.map(beginning));
    else if (words.length > 0) terms.push(`"${words.join(' ')}"`);
  }
  return terms.length === 0 ? null : terms.slice(0, mostWords).join(' AND ');
}

// Nearly every story has words that begin with a given letter: that would be a slow way to say
// nothing, so a lone letter is a whole word.
function beginning(word: string): string {
  return word.length < 2 ? `"${word}"` : `"${word}"*`;
}
