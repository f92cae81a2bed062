import type { BlockContext, Rule, Spot } from '../rule.ts';
import type { Token } from '../token.ts';

const ORDINAL = /^(\d{1,4})(st|nd|rd|th)$/;
const MONTH =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/;

/** “2th”, “11st”, “23th”: an ending that does not go with its number. */
export const ordinal: Rule = {
  id: 'ordinal',
  kind: 'style',
  severity: 'error',
  description: 'A number with the wrong ending: 2th, 11st, 23th.',
  reason: 'Nobody says “twenty-threeth”, and readers stumble over it.',
  examples: {
    flags: [
      'It was the [23th] ferry of the week and the [3th] today.',
      'On the [11st] floor the [112nd] guest waited.',
      'The harbour opened on May [22th] and on [31th] June.',
    ],
    ignores: [
      'The 1st, 2nd, 3rd, 4th, 11th, 12th, 13th, 21st, 102nd and 111th boats came.',
      'He weighs 11st 4lb, and the boxer 13st.',
      'Flat 2ND, 5TH Avenue; the file 12th.txt.',
    ],
    fixes: [['The 13rd and the 42th boat.', 'The 13th and the 42nd boat.']],
  },
  checkBlock,
};

function* checkBlock({ tokens, vocabulary }: BlockContext): Iterable<Spot> {
  if (vocabulary?.language.tag !== 'en') return;
  for (const [at, token] of tokens.entries()) {
    const [, digits, ending] = ORDINAL.exec(token.text) ?? [];
    if (digits === undefined || ending === undefined || token.isTechnical) continue;
    const right = endingOf(digits);
    if (right === ending || (ending === 'st' && !isSurelyOrdinal(tokens, at))) continue;
    const meant = digits + right;
    yield {
      from: token.from,
      to: token.to,
      message: `The number is written “${meant}”.`,
      suggestions: [meant],
    };
  }
}

/** What English adds to a number to make it an ordinal. */
function endingOf(digits: string): string {
  if (/1\d$/.test(digits)) return 'th';
  return { '1': 'st', '2': 'nd', '3': 'rd' }[digits.slice(-1)] ?? 'th';
}

// “11st” may be eleven stone: only an article or a month beside it tells.
function isSurelyOrdinal(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.folded ?? '';
  const after = tokens[at + 1]?.folded ?? '';
  return MONTH.test(before) || MONTH.test(after) || (before === 'the' && !/^\d/.test(after));
}
