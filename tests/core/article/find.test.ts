import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { createFinder, type FindQuery } from '../../../core/article/find.ts';

const plain: FindQuery = { text: '', matchCase: false, wholeWord: false, isPattern: false };

function found(text: string, query: Partial<FindQuery>): string[] {
  const finder = createFinder({ ...plain, ...query });
  if (!finder.ok) throw new Error(finder.error);
  return finder.value.find(text).map(({ from, to }) => text.slice(from, to));
}

describe('finding', () => {
  test.each<[string, string, Partial<FindQuery>, string[]]>([
    ['regardless of case', 'Pier, pier, PIER', { text: 'pier' }, ['Pier', 'pier', 'PIER']],
    ['with case', 'Pier, pier', { text: 'pier', matchCase: true }, ['pier']],
    ['whole words', 'pier piers pier-head', { text: 'pier', wholeWord: true }, ['pier', 'pier']],
    ['whole words in other scripts', 'порт порты', { text: 'порт', wholeWord: true }, ['порт']],
    ['signs of patterns as they are', 'a.b a+b axb (a.b)', { text: 'a.b' }, ['a.b', 'a.b']],
    ['brackets', '[sic] (sic)', { text: '[sic]' }, ['[sic]']],
    ['curly apostrophes by a straight one', "it’s it's", { text: "it's" }, ['it’s', "it's"]],
    ['curly quotes by straight ones', '“so” and "so"', { text: '"so"' }, ['“so”', '"so"']],
    ['no-break spaces by a space', '10\u00a0km 10 km', { text: '10 km' }, ['10\u00a0km', '10 km']],
    ['patterns', 'May 3, May 14', { text: 'May \\d+', isPattern: true }, ['May 3', 'May 14']],
    [
      'alternatives as whole words',
      'pier pierce quay',
      { text: 'pier|quay', isPattern: true, wholeWord: true },
      ['pier', 'quay'],
    ],
  ])('%s', (_name, text, query, meant) => {
    expect(found(text, query)).toEqual(meant);
  });

  test('a pattern that cannot be read is told in words', () => {
    expect(createFinder({ ...plain, text: '(', isPattern: true })).toEqual({
      ok: false,
      error: expect.stringContaining('cannot be read') as string,
    });
  });

  test('a pattern that matches nothing between letters gives no empty matches', () => {
    expect(found('aaa', { text: 'x*', isPattern: true })).toEqual([]);
  });

  test('what is filled in follows the groups of a pattern, and plain text stays as typed', () => {
    const text = 'on 3 May and 14 June';
    const pattern = createFinder({ ...plain, text: '(\\d+) (\\w+)', isPattern: true });
    if (!pattern.ok) throw new Error(pattern.error);
    const matches = pattern.value.find(text);
    expect(matches.map((match) => pattern.value.fill(text, match, '$2 $1'))).toEqual([
      'May 3',
      'June 14',
    ]);
    const words = createFinder({ ...plain, text: 'May' });
    if (!words.ok) throw new Error(words.error);
    expect(words.value.fill(text, { from: 5, to: 8 }, '$2 $&')).toBe('$2 $&');
  });

  test('any text finds itself, wherever it stands', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), (text) => {
        expect(found(`x${text}y`, { text, matchCase: true })).toContain(text);
      }),
      { seed: 20_263 },
    );
  });
});
