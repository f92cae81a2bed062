import type { BlockContext, Rule, Spot } from '../rule.ts';

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
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]+/g;
const SHOWN = new Map([
  ['\u00ad', 'a soft hyphen'],
  ['\u200b', 'a zero-width space'],
  ['\u2060', 'a word joiner'],
  ['\ufeff', 'a byte order mark'],
]);

/** Letters that are not what they look like, and signs that cannot be seen. */
export const letters: Rule = {
  id: 'letters',
  kind: 'letters',
  severity: 'warning',
  description: 'A letter of another alphabet inside a word, or a sign that cannot be seen.',
  reason:
    'Search, screen readers and spelling checks do not find such a word, and some are laid as traps.',
  examples: {
    flags: ['The m[а]yor spoke.', 'The harb[\u200b]our is shut.'],
    ignores: [
      'The mayor of Владимир spoke.',
      'The sign said μ, not u; 5 μg of it.',
      'The harbour is shut.',
    ],
    fixes: [
      ['The cоuncil met.', 'The council met.'],
      ['The coun\u00adcil met.', 'The council met.'],
      ['The Гoрод of old.', 'The Город of old.'],
    ],
  },
  checkBlock,
};

function* checkBlock({ text, tokens }: BlockContext): Iterable<Spot> {
  for (const match of text.matchAll(INVISIBLE)) {
    yield {
      from: match.index,
      to: match.index + match[0].length,
      message: `Here stands ${SHOWN.get(match[0].charAt(0)) ?? 'a sign'} that cannot be seen.`,
      suggestions: [''],
    };
  }
  for (const { from, text: word } of tokens) {
    if (!FOREIGN_LETTER.test(word) || !/[a-z]/i.test(word)) continue;
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
}

function isMostlyCyrillic(word: string): boolean {
  const cyrillic = word.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  return cyrillic > (word.match(/[a-z]/gi)?.length ?? 0);
}
