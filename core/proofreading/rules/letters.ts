import type { BlockContext, Rule, Spot } from '../rule.ts';
import type { Token } from '../token.ts';
import type { Vocabulary } from '../vocabulary.ts';

// Cyrillic and Greek letters that look like Latin ones, and what they look like.
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  [
    ...'аaеeоoрpсcуyхxіiјjѕsһhԁdԛqԝwАAВBЕEКKМMНHОOРPСCТTХXІIЈJЅSαaοoνvΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX'.matchAll(
      /(.)(.)/gu,
    ),
  ].map(([, letter = '', latin = '']) => [letter, latin]),
);
const CYRILLIC_ALIKES: ReadonlyMap<string, string> = new Map(
  [...LOOK_ALIKES]
    .filter(([letter]) => /[аеорсухіАВЕКМНОРСТХІ]/.test(letter))
    .map(([letter, latin]) => [latin, letter]),
);
const FOREIGN_LETTER = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
const WRITTEN_LEFTWARDS = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;
const LATIN = /[\p{Script=Latin}]/u;
// What nobody sees: soft hyphens, spaces and joiners of no width, marks of direction, tags,
// variation selectors, control characters.
const UNSEEN =
  /(?:(?![\t\n\v\f\r\u0600-\u0605\u06dd\u070f])[\p{Cf}\p{Cc}]|\p{Variation_Selector}|\u034f)+/gu;
const SHOWN: readonly (readonly [RegExp, string])[] = [
  [/\u00ad/, 'a soft hyphen'],
  [/\u200b/, 'a zero-width space'],
  [/\u2060/, 'a word joiner'],
  [/\ufeff/, 'a byte order mark'],
  [/\u200c|\u200d/, 'a zero-width joiner'],
  [/[\u202d\u202e]/, 'a sign that turns the direction of the text'],
  [/[\u061c\u200e\u200f\u202a-\u202c\u2066-\u2069]/, 'a mark of direction'],
  [/\p{Cc}/u, 'a control character'],
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
    ],
    ignores: [
      'The mayor of Владимир spoke.',
      'The sign said μ, not u; 5 μg of it.',
      'The harbour is shut.',
      'The paper \u2067הארץ\u2069 and \u200fالجزيرة\u200f wrote so.',
      'A family 👨\u200d👩\u200d👧 and a heart ❤\ufe0f.',
      'In Farsi: می\u200cخواهم.',
    ],
    fixes: [
      ['The oﬃcial café', 'The official café'],
      ['The cafe\u0301 is open.', 'The café is open.'],
      ['A\u200dB and \u202eC', 'AB and C'],
      ['The cоuncil met.', 'The council met.'],
      ['The coun\u00adcil met.', 'The council met.'],
      ['The Гoрод of old.', 'The Город of old.'],
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
      yield replaced(match, `The accent stands beside its letter; “${whole}” is one sign.`, [
        whole,
      ]);
    } else if (!hasBase(text, match)) {
      yield replaced(match, 'Here stand accents on nothing, or too many of them.', ['']);
    }
  }
  for (const match of text.matchAll(LOST)) {
    yield replaced(match, 'A letter was lost here when the text was converted.', []);
  }
  yield* lookAlikes(context);
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
    const shown = SHOWN.find(([pattern]) => pattern.test(sign))?.[1] ?? 'a sign';
    yield replaced(match, `Here stands ${shown} that cannot be seen.`, ['']);
  }
}

function* lookAlikes({ tokens, vocabulary }: BlockContext): Iterable<Spot> {
  const foreign = tokens.filter(({ text }) => FOREIGN_LETTER.test(text));
  // Beside a word that is truly foreign, one that might be English is foreign too.
  const mayDisguise = foreign.every(({ text }) => looksLatin(text));
  for (const token of foreign) {
    if (/[a-z]/i.test(token.text)) yield* mixedLetters(token);
    else if (mayDisguise && isDisguised(token.text, vocabulary)) {
      const latin = inLatin(token.text);
      const message = `This “${token.text}” only looks like “${latin}”.`;
      yield { from: token.from, to: token.to, message, suggestions: [latin] };
    }
  }
}

function* mixedLetters({ from, text: word }: Token): Iterable<Spot> {
  const meant = isMostlyCyrillic(word) ? CYRILLIC_ALIKES : LOOK_ALIKES;
  for (let at = 0; at < word.length; at += 1) {
    const letter = meant.get(word.charAt(at));
    if (letter === undefined) continue;
    yield {
      from: from + at,
      to: from + at + 1,
      message: `This “${word.charAt(at)}” only looks like “${letter}”.`,
      suggestions: [letter],
    };
  }
}

/** An English word written all in letters that look like its own. */
function isDisguised(word: string, vocabulary: Vocabulary | undefined): boolean {
  if (vocabulary === undefined || word.length < 2) return false;
  return looksLatin(word) && vocabulary.isWord(inLatin(word).toLowerCase());
}

function looksLatin(word: string): boolean {
  return Array.from(word).every((letter) => LOOK_ALIKES.has(letter) || /[a-z]/i.test(letter));
}

function inLatin(word: string): string {
  return Array.from(word, (letter) => LOOK_ALIKES.get(letter) ?? letter).join('');
}

function isMostlyCyrillic(word: string): boolean {
  const cyrillic = word.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  return cyrillic > (word.match(/[a-z]/gi)?.length ?? 0);
}
