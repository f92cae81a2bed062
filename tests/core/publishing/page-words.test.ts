import { describe, expect, test } from 'vitest';
import { isoTime, printedTime } from '../../../core/publishing/page-time.ts';
import { directionOf, openGraphLocale, pageWords } from '../../../core/publishing/page-words.ts';

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

  test('have all twelve months in every language', () => {
    for (const language of ['en', 'be', 'de', 'es', 'fr', 'pl', 'ru', 'uk']) {
      const days = Array.from({ length: 12 }, (_, month) =>
        pageWords(language).day(2, month, 2026),
      );
      expect(new Set(days).size).toBe(12);
      for (const day of days) expect(day).toMatch(/^2\S* (de )?\p{L}+ (de )?2026$/u);
    }
  });

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
