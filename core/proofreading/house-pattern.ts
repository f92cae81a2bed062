import { RE2JS, RE2JSException } from 're2js';
import { failure, success, type Result } from '../base/result.ts';
import type { HouseRule } from './house-style.ts';
import type { BlockContext } from './rule.ts';
import { tokenize, type Token } from './token.ts';

/** Where a pattern was found, in UTF-16 offsets into the block, with the groups of an expression. */
export interface HouseMatch {
  readonly from: number;
  readonly to: number;
  /** What `$0`, `$1` … stand for; a group that took no part is empty. */
  readonly groups: readonly string[];
}

/** Finds a pattern in a block, in order and without overlaps, in time linear in its length. */
export interface HousePattern {
  readonly groupCount: number;
  find(context: BlockContext): Iterable<HouseMatch>;
}

/** Compiles the pattern of a house rule; a failure is a sentence for the editor. */
export function compilePattern(
  rule: Pick<HouseRule, 'pattern' | 'isExpression' | 'matchesCase'>,
): Result<HousePattern, string> {
  if (rule.isExpression) return compileExpression(rule.pattern, rule.matchesCase);
  const words = tokenize(rule.pattern);
  return success(
    words.length === 0 ? literal(rule.pattern) : wordsOf(rule.pattern, words, rule.matchesCase),
  );
}

// A rule that matches more often in one paragraph is of no use to anybody.
const MOST_MATCHES = 500;

/** Signs alone, as “!!”. */
function literal(pattern: string): HousePattern {
  function* find({ text }: BlockContext): Iterable<HouseMatch> {
    let found = 0;
    for (
      let from = text.indexOf(pattern);
      from >= 0 && found < MOST_MATCHES;
      from = text.indexOf(pattern, from + pattern.length)
    ) {
      found += 1;
      yield { from, to: from + pattern.length, groups: [] };
    }
  }
  return { groupCount: 0, find };
}

/** Whole words, with whatever stands between them in the pattern. */
function wordsOf(pattern: string, words: readonly Token[], matchesCase: boolean): HousePattern {
  const first = words[0]?.folded ?? '';
  const last = words.at(-1);
  const ahead = pattern.slice(0, words[0]?.from);
  const behind = pattern.slice(last?.to);
  const gaps = words.slice(1).map((word, at) => evenGap(pattern.slice(words[at]?.to, word.from)));

  /** Where the match that begins at a token ends, or −1. */
  function endOf({ text, tokens }: BlockContext, start: number): number {
    for (const [at, word] of words.entries()) {
      const token = tokens[start + at];
      if (token === undefined || token.isTechnical) return -1;
      const previous = tokens[start + at - 1];
      if (at > 0 && !isGap(text, previous?.to ?? 0, token.from, gaps[at - 1] ?? '')) return -1;
      const ending = word === last && behind === '' ? possessive(token, word) : '';
      if (token.folded.length - ending.length !== word.folded.length) return -1;
      if (!token.folded.startsWith(word.folded)) return -1;
      const written = token.text.slice(0, token.text.length - ending.length);
      if (matchesCase && unmarked(written) !== unmarked(word.text)) return -1;
      if (word === last) return token.to - ending.length + behind.length;
    }
    return -1;
  }

  function* find(context: BlockContext): Iterable<HouseMatch> {
    const { text, tokens } = context;
    let found = 0;
    let free = 0;
    for (const start of placesOf(context).get(first) ?? []) {
      const token = tokens[start];
      if (token === undefined || found >= MOST_MATCHES) return;
      const from = token.from - ahead.length;
      if (from < free || isTailOfLetter(token, tokens[start - 1])) continue;
      const to = endOf(context, start);
      if (to < 0 || !text.startsWith(ahead, from) || !text.startsWith(behind, to - behind.length))
        continue;
      found += 1;
      free = to;
      yield { from, to, groups: [] };
    }
  }
  return { groupCount: 0, find };
}

const placesKept = new WeakMap<BlockContext, ReadonlyMap<string, readonly number[]>>();

/** The tokens of a block by their folded form, and by it without a possessive ending. */
function placesOf(context: BlockContext): ReadonlyMap<string, readonly number[]> {
  const kept = placesKept.get(context);
  if (kept !== undefined) return kept;
  const places = new Map<string, number[]>();
  const put = (word: string, at: number): void => {
    const list = places.get(word);
    if (list === undefined) places.set(word, [at]);
    else list.push(at);
  };
  for (const [at, { folded }] of context.tokens.entries()) {
    put(folded, at);
    if (folded.endsWith("'s")) put(folded.slice(0, -2), at);
  }
  placesKept.set(context, places);
  return places;
}

function possessive(token: Token, word: Token): string {
  return token.folded === `${word.folded}'s` ? "'s" : '';
}

// “e-mail” is not “mail”, while “pro-Veldran” holds “Veldran”.
function isTailOfLetter(token: Token, previous: Token | undefined): boolean {
  return token.joinsPrevious && previous?.text.length === 1;
}

const LONGEST_GAP = 8;

function isGap(text: string, from: number, to: number, gap: string): boolean {
  return to - from <= LONGEST_GAP && evenGap(text.slice(from, to)) === gap;
}

/** What stands between two words, all spaces, hyphens and apostrophes being alike. */
function evenGap(gap: string): string {
  return unmarked(gap).replace(/\s+/g, ' ').replace(/[‐‑]/g, '-');
}

function unmarked(word: string): string {
  return word.normalize('NFC').replace(/[’‘ʼ]/g, "'");
}

// RE2's own measure of an expression's cost; each letter of the text may cost so many steps.
const LARGEST_PROGRAM = 1000;
// Text is searched a stretch at a time, with so many matches in each: a search that finds nothing
// reads on to the end, and without bounds every match could pay for that.
const STRETCH = 4000;
const MATCHES_A_STRETCH = 24;

function compileExpression(source: string, matchesCase: boolean): Result<HousePattern, string> {
  let expression: RE2JS;
  try {
    expression = RE2JS.compile(source, matchesCase ? 0 : RE2JS.CASE_INSENSITIVE);
  } catch (error) {
    if (error instanceof RE2JSException) return failure(faultOf(error.message));
    throw error;
  }
  if (expression.programSize() > LARGEST_PROGRAM) {
    return failure('This expression is too large. Use smaller repeat counts, or part it in two.');
  }
  if (expression.test('')) {
    return failure('This expression also matches nothing at all. Let it demand at least one sign.');
  }
  const groupCount = expression.groupCount();

  function* find({ text }: BlockContext): Iterable<HouseMatch> {
    for (const { from, to } of stretches(text)) {
      const stretch = text.slice(from, to);
      // Whether it matches at all is told much faster than where.
      if (!expression.test(stretch)) continue;
      const matcher = expression.matcher(stretch);
      for (let found = 0; found < MATCHES_A_STRETCH && matcher.find(); found += 1) {
        const match = { from: from + matcher.start(), to: from + matcher.end() };
        // A match that ends with the stretch may be cut short; “\b” and “^” match nothing.
        if (match.from === match.to || (match.to === to && to < text.length)) continue;
        const groups = Array.from({ length: groupCount + 1 }, (_, at) => matcher.group(at) ?? '');
        yield { ...match, groups };
      }
    }
  }
  return success({ groupCount, find });
}

/** A text in stretches that end after a space where there is one. */
function* stretches(text: string): Iterable<{ from: number; to: number }> {
  for (let from = 0; from < text.length;) {
    let to = Math.min(text.length, from + STRETCH);
    if (to < text.length) {
      const space = text.lastIndexOf(' ', to - 1);
      if (space > from) to = space + 1;
    }
    yield { from, to };
    from = to;
  }
}

// What the engine says of a fault, and what that means for whoever wrote the expression.
const FAULTS: readonly (readonly [RegExp, string])[] = [
  [/missing closing \)/, 'A round bracket is opened and never closed.'],
  [/unexpected \)/, 'A round bracket is closed that was never opened.'],
  [/missing closing \]/, 'A square bracket is opened and never closed.'],
  [/missing argument to repetition/, 'There is nothing before “*”, “+” or “?” that could repeat.'],
  [/invalid nested repetition/, 'Two repetitions stand in a row; put the first into brackets.'],
  [/invalid repeat count/, 'A repeat count is too large; 1,000 is the most.'],
  [
    /invalid or unsupported Perl syntax/,
    'Looking ahead and behind, “(?=…)”, is not possible here.',
  ],
  [/invalid character class range/, 'A range in square brackets runs backwards or is unknown.'],
  [/trailing backslash/, 'The expression ends with a backslash; write two to look for one.'],
  [/invalid escape sequence: `\\\d/, 'Looking for a group again, “\\1”, is not possible here.'],
];

function faultOf(message: string): string {
  const known = FAULTS.find(([fault]) => fault.test(message))?.[1];
  if (known !== undefined) return known;
  const part = /`([^`]+)`/.exec(message)?.[1];
  return part === undefined
    ? 'This expression cannot be read.'
    : `This expression cannot be read: “${part}” is not understood.`;
}
