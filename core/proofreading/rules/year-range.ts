import type { BlockContext, Rule, StorySpot } from '../rule.ts';
import type { Token } from '../token.ts';

const YEAR = /^(?:1[0-9]|20)\d\d$/;
const CLEARLY = 2;

/** “1939-45” where the story otherwise writes “1939–45”. */
export const yearRange: Rule = {
  id: 'year-range',
  kind: 'punctuation',
  severity: 'hint',
  description: 'A span of years with a hyphen where the story otherwise has an en dash.',
  reason: 'Houses differ in how they write spans, but a story keeps to one way.',
  examples: {
    flags: ['The ferry ran in 1921–39 and 1946–71, and its sister in 1948[-]52.'],
    ignores: [
      'The ferry ran in 1921-39 and 1946-71.',
      'The ferry ran in 1921–39 and 1946–71; on 1948-05-02 it stood still, call 1950-55-10.',
      'The ferry ran in 1921–39, and its sister in 1948-52.',
      'In 1921–39 and 1946–71 it ran, the post-1990 years and the 1905-built pier apart.',
    ],
    fixes: [
      [
        'It ran in 1921–39, in 1946–71 and in 1980-1985.',
        'It ran in 1921–39, in 1946–71 and in 1980–1985.',
      ],
    ],
  },
  overview: { summarise: findSpans, judge },
};

interface Span {
  /** Where its sign stands. */
  readonly at: number;
  readonly isDash: boolean;
}

function* judge(found: readonly (readonly Span[])[]): Iterable<StorySpot> {
  let dashes = 0;
  let hyphens = 0;
  for (const spans of found) {
    for (const { isDash } of spans) {
      if (isDash) dashes += 1;
      else hyphens += 1;
    }
  }
  if (hyphens === 0 || dashes < CLEARLY * hyphens) return;
  const message = 'The story otherwise writes spans of years with an en dash.';
  for (const [block, spans] of found.entries()) {
    for (const { at, isDash } of spans)
      if (!isDash) yield { block, from: at, to: at + 1, message, suggestions: ['–'] };
  }
}

const NONE: readonly Span[] = [];

function findSpans({ text, tokens }: BlockContext): readonly Span[] {
  const spans: Span[] = [];
  for (let next = 1; next < tokens.length; next += 1) {
    const first = tokens[next - 1];
    const last = tokens[next];
    if (first === undefined || last === undefined || !isSpan(first, last)) continue;
    const sign = text.slice(first.to, last.from);
    if (sign === '-' || sign === '–') spans.push({ at: first.to, isDash: sign === '–' });
  }
  return spans.length === 0 ? NONE : spans;
}

/** A year and a later one, which may do without its century; parts of a date are none. */
function isSpan(first: Token, last: Token): boolean {
  if (first.isTechnical || last.isTechnical || first.joinsPrevious || last.joinsNext) return false;
  if (last.from - first.to !== 1 || !YEAR.test(first.text)) return false;
  if (last.text.length === 2) return /^\d\d$/.test(last.text) && last.text > first.text.slice(2);
  return YEAR.test(last.text) && last.text > first.text;
}
