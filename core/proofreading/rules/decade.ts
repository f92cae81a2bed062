import type { BlockContext, Rule, Spot } from '../rule.ts';
import type { Token } from '../token.ts';

const WHOLE = /^(?:1[5-9]|20)\d0's$/;
const SHORT = /^[2-9]0's$/;
const BEFORE = new Set('the early late mid middle since'.split(' '));
// What may follow a decade that owns nothing: “the 1990’s biggest fire” has an owner.
const BEHIND = new Set(
  'and or but when in at on by to of was were is had as he she it they we with from for until that which who onwards through'.split(
    ' ',
  ),
);

/** “the 1990’s”: a decade written as a possessive. */
export const decade: Rule = {
  id: 'decade',
  kind: 'punctuation',
  severity: 'warning',
  description: 'A decade with an apostrophe before its s.',
  reason: 'The apostrophe says that something belongs to the year, and sends the reader looking.',
  examples: {
    flags: [
      'The harbour was busy in the [1980’s] and the early [1990’s].',
      'The songs of the [80’s] were loud, as in the [1870’s], he said.',
    ],
    ignores: [
      'The 1980s, the ’80s, 1985’s best film and 1990’s hit.',
      'The 1990’s biggest fire, the man in his 80’s shirt, the 90’s-style hat.',
    ],
    fixes: [['It was built in the 1970’s.', 'It was built in the 1970s.']],
  },
  checkBlock,
};

function* checkBlock({ text, tokens, vocabulary }: BlockContext): Iterable<Spot> {
  if (vocabulary?.language.tag !== 'en') return;
  for (let at = 1; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined || !isDecade(token) || token.joinsNext) continue;
    if (!BEFORE.has(tokens[at - 1]?.folded ?? '') || !ownsNothing(text, token, tokens[at + 1]))
      continue;
    const years = token.folded.replace("'", '');
    const apostrophe = token.text.includes("'") ? "'" : '’';
    const suggestions = years.length > 3 ? [years] : [apostrophe + years, years];
    const { from, to } = token;
    yield { from, to, message: 'A decade takes no apostrophe before its s.', suggestions };
  }
}

function isDecade({ folded, isTechnical }: Token): boolean {
  return !isTechnical && (WHOLE.test(folded) || SHORT.test(folded));
}

function ownsNothing(text: string, token: Token, next: Token | undefined): boolean {
  return next === undefined || BEHIND.has(next.folded) || /[.,;:!?)–—]/.test(text.charAt(token.to));
}
