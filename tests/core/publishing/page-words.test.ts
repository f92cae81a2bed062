import { describe, expect, test } from 'vitest';
import { storyLanguages } from '../../../core/article/languages.ts';
import { isoTime, printedTime } from '../../../core/publishing/page-time.ts';
import { directionOf, openGraphLocale, pageWords } from '../../../core/publishing/page-words.ts';

// prettier-ignore
const languages = [
  'ar', 'be', 'cs', 'de', 'el', 'es', 'fr', 'he', 'it', 'lt', 'lv', 'nl', 'pl', 'pt', 'ru', 'sv', 'tr', 'uk',
];

describe('the words of a page', () => {
  test.each(storyLanguages.map(({ tag }) => tag))('are there in %s', (tag) => {
    const { direction, ...rest } = pageWords(tag);
    const words = Object.fromEntries(
      Object.entries(rest).filter(([name]) => name !== 'day'),
    ) as Record<string, string>;
    expect(direction).toBe(directionOf(tag));
    expect(Object.values(words).every((word) => word.trim() === word && word !== '')).toBe(true);
    const english = pageWords('en');
    const own = Object.entries(words).filter(([name, word]) => english[name as 'claim'] !== word);
    expect(own.length).toBeGreaterThanOrEqual(tag.startsWith('en') ? 0 : 6);
    expect(new Set(Object.values(words)).size).toBe(Object.values(words).length);
  });
});

describe('times', () => {
  test.each([
    ['en-GB', '1 June 2026, 00:07 UTC'],
    ['en-US', 'June 1, 2026, 00:07 UTC'],
    ['de-AT', '1. Juni 2026, 00:07 UTC'],
    ['fr', '1er juin 2026, 00:07 UTC'],
    ['es', '1 de junio de 2026, 00:07 UTC'],
    ['be', '1 чэрвеня 2026, 00:07 UTC'],
    ['uk', '1 червня 2026, 00:07 UTC'],
    ['sw', '2026-06-01, 00:07 UTC'],
  ])('in %s are written %s', (language, printed) => {
    expect(printedTime('2026-06-01T00:07:59Z', pageWords(language))).toBe(printed);
  });

  // The Unicode CLDR, as the runtime has it, adds these; newspapers leave them out.
  const additions = / (?:г\.|р\.)$/u;

  test.each(['en-GB', 'en-US', ...languages])(
    'in %s have the days of the Unicode CLDR',
    (language) => {
      const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
      for (let month = 0; month < 12; month++)
        for (const day of language === 'fr' ? [2, 28] : [1, 2, 28])
          expect(pageWords(language).day(day, month, 2026)).toBe(
            format
              .format(Date.UTC(2026, month, day))
              .replace(additions, '')
              .replace(/[\u200e\u200f]/g, ''),
          );
    },
  );

  test.each([
    [0, '1970-01-01T00:00:00Z'],
    [253_402_300_799_999, '9999-12-31T23:59:59Z'],
    [253_402_300_800_000, null],
    [Number.MAX_SAFE_INTEGER, null],
    [-1, null],
    [Number.NaN, null],
    [null, null],
  ])('%s is %s in ISO 8601', (moment, iso) => {
    expect(isoTime(moment)).toBe(iso);
  });
});

test.each([
  ['ar', 'rtl'],
  ['he-IL', 'rtl'],
  ['fa', 'rtl'],
  ['az-Arab', 'rtl'],
  ['ar-Latn', 'ltr'],
  ['en-GB', 'ltr'],
  ['be', 'ltr'],
])('%s is written %s', (language, direction) => {
  expect(directionOf(language)).toBe(direction);
});

test.each([
  ['en-GB', 'en_GB'],
  ['en-us', 'en_US'],
  ['be', 'be_BY'],
  ['zh-Hant-TW', 'zh_TW'],
  ['en', null],
  ['sw', null],
])('Open Graph knows %s as %s', (language, locale) => {
  expect(openGraphLocale(language)).toBe(locale);
});
