import { describe, expect, test } from 'vitest';
import { PLAIN_HOUSE_STYLE } from '../../../core/proofreading/house-style.ts';
import type { Language } from '../../../core/proofreading/language/language.ts';
import { baseName, nameVariants } from '../../../core/proofreading/name-variants.ts';
import { tokenize } from '../../../core/proofreading/token.ts';
import { createVocabulary } from '../../../core/proofreading/vocabulary.ts';

/** A language without a word of its own: what is known then, the lexicon knows. */
const wordless = { lexicon: { find: () => -1 } } as unknown as Language;

describe('the variants of a name', () => {
  test.each([
    ['Marvanka', ['Marvanka', 'Marvanka’s', 'Marvankas’', 'MARVANKA']],
    ['Ilves', ['Ilves', 'Ilves’s', 'Ilves’', 'ILVES']],
    ['Torvex', ['Torvex', 'Torvex’s', 'Torvexes’', 'TORVEX']],
    [
      'Zoë Đorvik-Łasz',
      [
        'Zoë Đorvik-Łasz',
        'Zoë',
        'Đorvik',
        'Łasz',
        'Zoë Đorvik-Łasz’s',
        'Zoë Đorvik-Łaszes’',
        'Zoe Dorvik-Lasz',
        'ZOË ĐORVIK-ŁASZ',
      ],
    ],
  ])('%s', (name, variants) => {
    expect(nameVariants(name)).toEqual(variants);
  });

  test.each(['Marvanka', 'Ilves', 'Torvex', 'Zoë Đorvik-Łasz', 'Ærnskov'])(
    'of %s are all known to a vocabulary that has it in its lexicon, and were not before',
    (name) => {
      const before = createVocabulary(wordless, 'en-GB', PLAIN_HOUSE_STYLE);
      const after = createVocabulary(wordless, 'en-GB', { ...PLAIN_HOUSE_STYLE, names: [name] });
      const longest = tokenize(name).toSorted((a, b) => b.to - b.from - (a.to - a.from))[0];
      expect(before.isName(longest?.folded ?? '')).toBe(false);
      for (const variant of nameVariants(name)) {
        for (const { folded } of tokenize(variant)) expect(after.isName(folded), folded).toBe(true);
      }
    },
  );
});

test.each([
  ['Marvanka’s', 'Marvanka'],
  ["Ilves'", 'Ilves'],
  ['Marvanka', 'Marvanka'],
  [' O’Varr ', 'O’Varr'],
])('the name behind %s is %s', (words, name) => {
  expect(baseName(words)).toBe(name);
});
