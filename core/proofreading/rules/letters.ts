import type { BlockContext, Rule, Spot } from '../rule.ts';
import { lookAlikes } from './look-alikes.ts';

const WRITTEN_LEFTWARDS = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;
const LATIN = /[\p{Script=Latin}]/u;
// What nobody sees: soft hyphens, spaces and joiners of no width, marks of direction, tags,
// variation selectors, control characters.
const UNSEEN =
  /(?:(?![\t\n\v\f\r\u0600-\u0605\u06dd\u070f])[\p{Cf}\p{Cc}]|\p{Variation_Selector}|\u034f)+/gu;
const SHOWN: readonly (readonly [RegExp, string])[] = [
  [/\u00ad/, 'an invisible soft hyphen'],
  [/\u200b/, 'an invisible zero-width space'],
  [/\u2060/, 'an invisible word joiner'],
  [/\ufeff/, 'an invisible byte order mark'],
  [/\u200c|\u200d/, 'an invisible zero-width joiner'],
  [/[\u202d\u202e]/, 'an invisible sign that turns the direction of the text'],
  [/[\u061c\u200e\u200f\u202a-\u202c\u2066-\u2069]/, 'an invisible mark of direction'],
  [/\p{Cc}/u, 'an invisible control character'],
];
const OVERRIDE = /[\u202d\u202e]/;
const DIRECTION = /^[\u061c\u200e\u200f\u202a-\u202c\u2066-\u2069]+$/;
// Between emoji, and in scripts that join their letters, these have work to do.
const JOINER = /^(?:\u200c|\u200d|\p{Variation_Selector}|[\u{e0020}-\u{e007f}])+$/u;
const JOINED =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}#*0-9\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Myanmar}\p{Script=Khmer}\p{M}]$/u;
// Printers' ligatures, letters of double width, and letters made for formulas.
const PRINTED = /[\ufb00-\ufb06\uff21-\uff3a\uff41-\uff5a\u{1d400}-\u{1d7ff}]+/gu;
// An accent beside its letter instead of on it, one on nothing, or more than any language stacks.
const MARKS = /(?:\p{Script=Latin})?[\u0300-\u036f]+/gu;
const MOST_MARKS = 3;
const LOST = /\ufffd+/g;

/** Letters that are not what they look like, and signs that cannot be seen. */
export const letters: Rule = {
  id: 'letters',
  kind: 'letters',
  severity: 'warning',
  description: 'A letter of another alphabet inside a word, or a sign that cannot be seen.',
  reason:
    'Search, screen readers and spelling checks do not find such a word, and some are laid as traps.',
  examples: {
    flags: [
      'The m[а]yor spoke.',
      'The harb[\u200b]our is shut.',
      'The [сор] ran.',
      'A [ﬁ]rm of [ｆｕｌｌ] width.',
      'Turned [\u202e]round.',
      'The caf[e\u0301] is open.',
      'A letter was lo[\ufffd]t.',
      'The spo[к]esman paid the [в]at.',
      'The h[α]rbour of Elder[ж]ield.',
    ],
    ignores: [
      'The mayor of Владимир spoke.',
      'The sign said μ, not u; 5 μg of it.',
      'The harbour is shut.',
      'The paper \u2067הארץ\u2069 and \u200fالجزيرة\u200f wrote so.',
      'A family 👨\u200d👩\u200d👧 and a heart ❤\ufe0f.',
      'In Farsi: می\u200cخواهم.',
      'After 5 μm and Δt, 4 kΩ; TNFα, a β-blocker.',
      'The shop of СберTech sells the TETЯIS.',
      'A ТАСС-report of the ‘Ф’ mark.',
    ],
    fixes: [
      ['The oﬃcial café', 'The official café'],
      ['The cafe\u0301 is open.', 'The café is open.'],
      ['A\u200dB and \u202eC', 'AB and C'],
      ['The cоuncil met.', 'The council met.'],
      ['The coun\u00adcil met.', 'The council met.'],
      ['The Гoрод of old.', 'The Город of old.'],
      ['The spoкesмan spoke of вread.', 'The spokesman spoke of bread.'],
    ],
  },
  checkBlock,
};

function* checkBlock(context: BlockContext): Iterable<Spot> {
  const { text } = context;
  yield* unseen(text);
  for (const match of text.matchAll(PRINTED)) {
    const plain = match[0].normalize('NFKC');
    yield replaced(match, `“${match[0]}” is a sign of its own for “${plain}”.`, [plain]);
  }
  for (const match of text.matchAll(MARKS)) {
    const whole = match[0].normalize('NFC');
    if (match[0].length <= MOST_MARKS + 1 && whole === match[0] && LATIN.test(whole)) continue;
    if (match[0].length <= MOST_MARKS + 1 && /^\p{L}/u.test(whole)) {
      yield replaced(match, besideIts(whole), [whole]);
    } else if (!hasBase(text, match)) {
      yield replaced(match, 'Here stand accents on nothing, or too many of them.', ['']);
    }
  }
  for (const match of text.matchAll(LOST)) {
    yield replaced(match, 'A letter was lost here when the text was converted.', []);
  }
  yield* lookAlikes(context);
}

/** Not every accented letter is one sign: with two accents most are more. */
function besideIts(whole: string): string {
  const isOne = Array.from(whole).length === 1;
  const instead = isOne ? `“${whole}” is one sign` : `it is usually written “${whole}”`;
  return `The accent stands beside its letter; ${instead}.`;
}

/** Marks on a letter of another script, which may need them. */
function hasBase(text: string, { index, 0: marks }: RegExpExecArray): boolean {
  return marks.length <= MOST_MARKS && /\p{L}$/u.test(text.slice(Math.max(0, index - 2), index));
}

function replaced(match: RegExpExecArray, message: string, suggestions: readonly string[]): Spot {
  return { from: match.index, to: match.index + match[0].length, message, suggestions };
}

function* unseen(text: string): Iterable<Spot> {
  const isLeftwards = WRITTEN_LEFTWARDS.test(text);
  for (const match of text.matchAll(UNSEEN)) {
    const sign = match[0];
    if (isLeftwards && DIRECTION.test(sign) && !OVERRIDE.test(sign)) continue;
    const before = text.slice(Math.max(0, match.index - 2), match.index);
    if (JOINER.test(sign) && JOINED.test(before)) continue;
    const shown = SHOWN.find(([pattern]) => pattern.test(sign))?.[1] ?? 'an invisible sign';
    yield replaced(match, `Here stands ${shown}.`, ['']);
  }
}
