import { failure, success, type Result } from '../base/result.ts';

/** What is searched for in a story. */
export interface FindQuery {
  readonly text: string;
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
  /** Read `text` as a regular expression (ECMAScript, Unicode). */
  readonly isPattern: boolean;
}

/** A place in one text, in UTF-16 offsets; `from` < `to`. */
export interface FindMatch {
  readonly from: number;
  readonly to: number;
}

/** A query made ready. */
export interface Finder {
  /** The matches in `text`, in order, none overlapping. */
  readonly find: (text: string) => FindMatch[];
  /**
   * What stands in the place of a match of `text`: `replacement` itself, or for a pattern with
   * its `$&`, `$1`, `$<name>` filled in.
   */
  readonly fill: (text: string, match: FindMatch, replacement: string) => string;
}

const wordSign = '[\\p{L}\\p{M}\\p{N}_]';

/**
 * Makes a query ready. Plain text finds its typographic twins too: a straight quotation mark or
 * apostrophe finds curly ones, a space finds no-break spaces.
 * @returns the finder, or a sentence for the editor when the pattern cannot be read.
 */
export function createFinder(query: FindQuery): Result<Finder, string> {
  const pattern = compile(query);
  if (pattern === null)
    return failure('This pattern cannot be read: check its brackets and backslashes.');
  return success({
    find: (text) => findAll(pattern, text),
    fill: (text, match, replacement) =>
      query.isPattern ? fillIn(pattern, text, match, replacement) : replacement,
  });
}

function compile({ text, matchCase, wholeWord, isPattern }: FindQuery): RegExp | null {
  const source = isPattern ? `(?:${text})` : text.replace(/['" \\^$.*+?()[\]{}|/]/g, asWritten);
  const bounded = wholeWord ? `(?<!${wordSign})${source}(?!${wordSign})` : source;
  try {
    return new RegExp(bounded, matchCase ? 'gu' : 'giu');
  } catch {
    return null;
  }
}

const twins: Readonly<Record<string, string>> = {
  "'": "['’‘‚ʼ]",
  '"': '["“”„«»]',
  ' ': '[ \\u00a0\\u202f]',
};

function asWritten(character: string): string {
  return twins[character] ?? `\\${character}`;
}

function findAll(pattern: RegExp, text: string): FindMatch[] {
  const matches: FindMatch[] = [];
  for (const match of text.matchAll(pattern)) {
    if (match[0] !== '') matches.push({ from: match.index, to: match.index + match[0].length });
  }
  return matches;
}

function fillIn(
  pattern: RegExp,
  text: string,
  { from, to }: FindMatch,
  replacement: string,
): string {
  const sticky = new RegExp(pattern.source, pattern.flags.replace('g', 'y'));
  sticky.lastIndex = from;
  const before = text.slice(0, from);
  const filled = text.replace(sticky, replacement);
  // `replace` gives back the whole text; what stands between its unchanged ends is the filling.
  return filled.slice(before.length, filled.length - (text.length - to));
}
