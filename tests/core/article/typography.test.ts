import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { languageOf, storyLanguages } from '../../../core/article/languages.ts';
import { openQuotes, reconsiderMark, smartQuote } from '../../../core/article/typography.ts';

/** Types a text key by key, as the editor does. */
function typed(keys: string, tag: string): string {
  const language = languageOf(tag);
  let text = '';
  for (const key of keys) {
    text += /["']/.test(key) ? (smartQuote(text, key, language) ?? key) : key;
    const change = reconsiderMark(text);
    if (change) text = text.slice(0, change.from) + change.mark + text.slice(change.to);
  }
  return text;
}

const table: readonly (readonly [language: string, keys: string, meant: string])[] = [
  ['en-GB', '"Yes," she said.', '“Yes,” she said.'],
  ['en-GB', "'Yes,' she said.", '‘Yes,’ she said.'],
  ['en-GB', `"It was 'fine'," he said.`, '“It was ‘fine’,” he said.'],
  ['en-GB', `"'Fine,' he says."`, '“‘Fine,’ he says.”'],
  ['en-GB', `'He said "no".'`, '‘He said “no”.’'],
  ['en-US', `He said, "She called it 'odd.'"`, 'He said, “She called it ‘odd.’”'],
  ['en-GB', "don't, it's, o'clock", 'don’t, it’s, o’clock'],
  ['en-GB', "the players' union", 'the players’ union'],
  ['en-GB', "the '90s were", 'the ’90s were'],
  ['en-GB', "'90s music", '’90s music'],
  ['en-GB', "in the 1990's.", 'in the 1990’s.'],
  ['en-GB', "'Twas the night", '’Twas the night'],
  ['en-GB', "rock 'n' roll", 'rock ’n’ roll'],
  ['en-GB', `6' 2" tall`, `6' 2" tall`],
  ['en-GB', `a 5" screen and a 12' wall`, `a 5" screen and a 12' wall`],
  ['en-GB', '"It was 1990" he said', '“It was 1990” he said'],
  ['en-GB', "'born in 1990' he said", '‘born in 1990’ he said'],
  ['en-GB', '("so") ["thus"]', '(“so”) [“thus”]'],
  ['en-GB', 'the word—"no"—and', 'the word—“no”—and'],
  ['en-GB', '"I was—" he began', '“I was—” he began'],
  ['en-GB', 'Really?" he asked', 'Really?” he asked'],
  ['en-GB', 'either/"or"', 'either/“or”'],
  ['de', '"Ja", sagte sie.', '„Ja“, sagte sie.'],
  ['de', `"Er sagte 'ja'", schrieb sie.`, '„Er sagte ‚ja‘“, schrieb sie.'],
  ['de', "wie geht's", 'wie geht’s'],
  ['de', `"Er sagte: 'Wie geht's dir?'"`, '„Er sagte: ‚Wie geht’s dir?‘“'],
  ['ru', '"Да", — сказала она.', '«Да», — сказала она.'],
  ['ru', 'Газета "Вести "Юга"" вышла', 'Газета «Вести „Юга“» вышла'],
  ['be', `з'ява і "слова"`, 'з’ява і «слова»'],
  ['uk', `п'ять "слів"`, 'п’ять «слів»'],
  ['pl', '"Tak", powiedziała.', '„Tak”, powiedziała.'],
  ['pl', '"Czytam "Lalkę" znowu"', '„Czytam «Lalkę» znowu”'],
  ['es', 'Dijo "que "sí" quería"', 'Dijo «que “sí” quería»'],
  ['fr', `Il dit "l'oui" puis`, 'Il dit «\u202fl’oui\u202f» puis'],
  ['nl', '"Ja"', '“Ja”'],
];

describe('smart quotes', () => {
  test.each(table)('%s: %s', (tag, keys, meant) => {
    expect(typed(keys, tag)).toBe(meant);
  });

  test('a quotation that is typed whole is closed again, in every language', () => {
    const words = fc.stringMatching(/^[a-zéю]{1,8}( [a-zéю]{1,8}){0,3}$/u);
    fc.assert(
      fc.property(fc.constantFrom(...storyLanguages), words, words, (language, before, quoted) => {
        const text = typed(`${before} "${quoted}"`, language.tag);
        expect(openQuotes(text, language)).toEqual([]);
        expect(text).toContain(language.quotes[0]);
        expect(text.endsWith(language.quotes[1])).toBe(true);
      }),
      { seed: 20_261 },
    );
  });

  test('only quotation marks are ever changed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...storyLanguages),
        fc.string({ unit: 'binary', maxLength: 40 }),
        (language, keys) => {
          const marks = /["'“”„«»‘’‚\u202f]/gu;
          expect(typed(keys, language.tag).replace(marks, '')).toBe(keys.replace(marks, ''));
        },
      ),
      { seed: 20_262 },
    );
  });
});
