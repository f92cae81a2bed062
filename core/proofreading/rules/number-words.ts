import type { BlockContext, Rule, Spot } from '../rule.ts';
import type { Token } from '../token.ts';

const SMALL_NUMBERS = 'two three four five six seven eight nine ten eleven twelve fifteen twenty';
const NUMBERS = new Set(`${SMALL_NUMBERS} several many few`.split(' '));
const COUNTED = new Set([...SMALL_NUMBERS.split(' '), 'one', 'thirty', 'forty', 'fifty']);
const TIMES = new Set('second minute hour day week month year decade'.split(' '));
const ROUND = new Map([
  ['hundreds', 'hundred'],
  ['thousands', 'thousand'],
  ['millions', 'million'],
  ['billions', 'billion'],
]);
const MEASURED = new Set(
  'euros dollars pounds crowns roubles rubles francs yen people inhabitants residents tonnes tons kilometres kilometers metres miles hectares litres votes copies years'.split(
    ' ',
  ),
);
const YEAR = /^(?:1[89]|20)\d\d$/;

/** Numbers and what they count: “two year ago”, “5 millions euros”, “5 year-old”. */
export const numberWords: Rule = {
  id: 'number-words',
  kind: 'realword',
  severity: 'error',
  description: 'A number whose noun has the wrong ending or hyphen.',
  reason: 'Slips beside figures make readers doubt the figures.',
  examples: {
    flags: [
      'The pier was built two [year] ago and repaired 3 [month] later.',
      'The board spent 5 [millions] euros on it.',
      'A [5 year-old] boy and a [six year-old] girl found it.',
      'Some 20 [per cents] of the crew left.',
    ],
    ignores: [
      'Two years ago a two-year plan began; a year later it ended.',
      'Millions of euros; 5 million euros; in 2020 millions fled; the 20 thousands of years.',
      'The five-year-old boy is 5 years old; a dozen year-old boats lay there.',
      'One day later, day two, and from one to two day trips a week.',
      'It rose 20 per cent; the percentage points; a per-cent sign.',
    ],
    fixes: [
      ['A 5 year-old ferry.', 'A 5-year-old ferry.'],
      ['Ten day ago he had two thousands euros.', 'Ten days ago he had two thousand euros.'],
    ],
  },
  checkBlock,
};

function* checkBlock({ text, tokens, vocabulary }: BlockContext): Iterable<Spot> {
  if (vocabulary?.language.tag !== 'en') return;
  for (let at = 1; at < tokens.length; at += 1) {
    const before = tokens[at - 1];
    const token = tokens[at];
    if (before === undefined || token === undefined || token.isTechnical) continue;
    if (!/^[ \u00a0]$/.test(text.slice(before.to, token.from))) continue;
    const next = isNear(text, token, tokens[at + 1]) ? tokens[at + 1] : undefined;
    const previous = tokens[at - 2];
    const spot =
      time(before, token, next) ??
      roundNumber(before, token, next) ??
      age(previous, before, token, next, tokens[at + 2], text) ??
      perCent(previous, before, token);
    if (spot !== undefined) yield spot;
  }
}

function isNear(text: string, token: Token, next: Token | undefined): boolean {
  return next !== undefined && /^[ \u00a0-]$/.test(text.slice(token.to, next.from));
}

/** “two year ago” */
function time(before: Token, token: Token, next: Token | undefined): Spot | undefined {
  const isMany = NUMBERS.has(before.folded) || /^(?:[2-9]|[1-9]\d{1,2})$/.test(before.folded);
  if (!isMany || !TIMES.has(token.folded) || token.joinsNext || before.joinsPrevious)
    return undefined;
  if (next?.folded !== 'ago' && next?.folded !== 'later' && next?.folded !== 'earlier')
    return undefined;
  const meant = `${token.text}s`;
  const { from, to } = token;
  return { from, to, message: `More than one takes “${meant}”.`, suggestions: [meant] };
}

/** “5 millions euros” */
function roundNumber(before: Token, token: Token, next: Token | undefined): Spot | undefined {
  const meant = ROUND.get(token.text);
  if (meant === undefined || next === undefined || !MEASURED.has(next.folded)) return undefined;
  const isCount = COUNTED.has(before.folded) || /^\d+$/.test(before.folded);
  if (!isCount || YEAR.test(before.folded)) return undefined;
  const { from, to } = token;
  const message = `After a number it is “${meant}”, without an s.`;
  return { from, to, message, suggestions: [meant] };
}

/** “a 5 year-old” */
function age(
  article: Token | undefined,
  before: Token,
  token: Token,
  next: Token | undefined,
  noun: Token | undefined,
  text: string,
): Spot | undefined {
  if (token.folded !== 'year' || !token.joinsNext || next?.folded !== 'old') return undefined;
  if (next.joinsNext || before.joinsPrevious) return undefined;
  if (!COUNTED.has(before.folded) && !/^\d{1,3}$/.test(before.folded)) return undefined;
  // “the ten year-old boats” may be ten boats a year old, “a ten year-old boat” may not.
  if (!/^(?:a|an)$/.test(article?.folded ?? '') || noun?.folded.endsWith('s') === true)
    return undefined;
  const meant = `${before.text}-${text.slice(token.from, next.to)}`;
  const message = 'The three words are one, with two hyphens.';
  return { from: before.from, to: next.to, message, suggestions: [meant] };
}

/** “20 per cents” */
function perCent(previous: Token | undefined, before: Token, token: Token): Spot | undefined {
  if (token.text !== 'cents' || before.text !== 'per') return undefined;
  if (previous?.shape !== 'number' && !COUNTED.has(previous?.folded ?? '')) return undefined;
  const message = 'Per cent has no plural.';
  return { from: before.from, to: token.to, message, suggestions: ['per cent'] };
}
