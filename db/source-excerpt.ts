import { searchTerms, type SearchTerm } from './full-text-query.ts';
import type { FoundSource, LibraryStatements } from './library-sql.ts';
import { readExactText } from './stored-text.ts';

// The index of sources keeps no copy of their words, so excerpts are cut here. Words are compared
// as the index does: without case and without marks.

/** How many bytes of words one stretch of the library looks through for its excerpts. */
const mostBytes = 8_000_000;
const piece = 4096;
// A row of the library is narrow and has one line: the name and the words before the hit are kept
// short, so that the hit and its neighbours are in view.
const before = 24;
const after = 120;
const longestName = 32;
const word = /[\p{L}\p{N}\p{Co}\p{M}]+/gu;

/** Marks around each word that was found, as SQLite's snippets are made to have them. */
export const hitMarks = ['\u0002', '\u0003'] as const;

/**
 * An excerpt for each story whose sources answer to a search; the source's name stands before it.
 * Where there is too much to look through, the name alone has to do.
 */
export function sourceExcerpts(
  sql: Pick<LibraryStatements, 'sourcesFound' | 'sourceText'>,
  typed: string,
  search: string,
  stories: readonly number[],
): ReadonlyMap<number, string> {
  const terms = searchTerms(typed);
  let left = mostBytes;
  const excerpts = sql.sourcesFound(search, stories).map((found): [number, string] => {
    left -= found.size ?? 0;
    const text = found.size !== null && left >= 0 ? readWords(sql.sourceText(found.source)) : '';
    return [found.story, `In the source “${nameOf(found)}”: ${excerptOf(text, terms)}`];
  });
  return new Map(excerpts);
}

/** Words that are damaged on disk give no excerpt; they must not keep a search from its answer. */
function readWords(stored: string): string {
  try {
    return readExactText(stored);
  } catch (error) {
    if (error instanceof SyntaxError) return '';
    throw error;
  }
}

function nameOf({ title, file_name: fileName }: FoundSource): string {
  const name = title.trim() || fileName.trim() || 'without a title';
  if (name.length <= longestName) return name;
  return `${name
    .slice(0, longestName - 1)
    .replace(/[\ud800-\udbff]$/u, '')
    .trimEnd()}…`;
}

/** The words around the first place that answers to the longest term; an ellipsis when it is gone. */
export function excerptOf(text: string, terms: readonly SearchTerm[]): string {
  const longest = terms.toSorted((one, other) => lengthOf(other) - lengthOf(one))[0];
  const at = longest ? placeOf(text, longest) : null;
  if (at === null) return '…';
  const from = wordBreak(text, at - before);
  const to = wordBreak(text, at + after);
  const cut = text
    .slice(from, to)
    .replace(word, (found) =>
      isHit(found, terms) ? `${hitMarks[0]}${found}${hitMarks[1]}` : found,
    );
  return `${from > 0 ? '…' : ''}${cut.trim()}${to < text.length ? '…' : ''}`;
}

function lengthOf({ words }: SearchTerm): number {
  return words.join(' ').length;
}

/** Looked for in pieces, so that of a long text only the piece with the word is taken apart. */
function placeOf(text: string, term: SearchTerm): number | null {
  const [first = ''] = term.words.map(fold);
  for (let start = 0; start < text.length; start += piece) {
    const stretch = text.slice(start, start + piece + 400);
    if (!fold(stretch).includes(first)) continue;
    for (const match of stretch.matchAll(word)) {
      if (match.index < piece && begins(stretch.slice(match.index), term))
        return start + match.index;
    }
  }
  return null;
}

function begins(text: string, { words, isBeginning }: SearchTerm): boolean {
  const found = text.slice(0, 400).match(word) ?? [];
  return words.every((wanted, at) => matches(found[at] ?? '', wanted, isBeginning));
}

function isHit(found: string, terms: readonly SearchTerm[]): boolean {
  return terms.some(({ words, isBeginning }) =>
    words.some((wanted) => matches(found, wanted, isBeginning)),
  );
}

function matches(found: string, wanted: string, isBeginning: boolean): boolean {
  const [a, b] = [fold(found), fold(wanted)];
  return isBeginning ? a.startsWith(b) : a === b;
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The nearest end of a word before `at`, or either end of the text. */
function wordBreak(text: string, at: number): number {
  if (at <= 0) return 0;
  if (at >= text.length) return text.length;
  const space = text.slice(Math.max(0, at - 40), at + 1).search(/\s\S*$/u);
  return space < 0 ? at : Math.max(0, at - 40) + space + 1;
}
