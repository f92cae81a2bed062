import { expect, test } from 'vitest';
import { findInSource } from '../../../renderer/sources/find-in-source.ts';

test.each([
  ['The Budget rose.', 'budget', [{ from: 4, to: 10 }]],
  [
    'by twelve\n  per cent, twelve per cent',
    'Twelve per  cent',
    [
      { from: 3, to: 20 },
      { from: 22, to: 37 },
    ],
  ],
  ['cost (net) of 3.5', '(net) of 3.5', [{ from: 5, to: 17 }]],
  ['cost 345', '3.5', []],
  ['a well-known 2019–20 sum', 'well-known', [{ from: 2, to: 12 }]],
  ['anything', '   ', []],
])('in “%s” “%s” is found', (text, words, found) => {
  expect(findInSource(text, words)).toEqual(found);
});

test('of very many places the first thousand are told', () => {
  expect(findInSource('a '.repeat(5000), 'a')).toHaveLength(1000);
});

test('no sign that can be typed breaks the search', () => {
  for (let code = 33; code < 127; code += 1) {
    const sign = String.fromCharCode(code);
    expect(findInSource(`§§§ ${sign} §§§`, sign)[0], sign).toEqual({ from: 4, to: 5 });
  }
});
