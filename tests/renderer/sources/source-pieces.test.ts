import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sourcePieces, stretchesOf } from '../../../renderer/sources/source-pieces.ts';

const page = (at: number) => ({ at, name: `p. ${String(at)}` });

test('a text without pages is one piece', () => {
  expect(sourcePieces({ text: 'All of it.', pages: [] })).toEqual([{ from: 0, to: 10, name: '' }]);
});

test('each page begins a piece that carries its name', () => {
  const pieces = sourcePieces({
    text: 'cover one two',
    pages: [
      { at: 6, name: 'p. 1' },
      { at: 10, name: 'p. 2' },
    ],
  });
  expect(pieces).toEqual([
    { from: 0, to: 6, name: '' },
    { from: 6, to: 10, name: 'p. 1' },
    { from: 10, to: 13, name: 'p. 2' },
  ]);
});

test('a long page is parted after a line, and no surrogate pair is split', () => {
  const lines = `${'word '.repeat(1500)}\n${'word '.repeat(1500)}`;
  const [first] = sourcePieces({ text: lines, pages: [] });
  expect(lines.slice(0, first?.to).endsWith('\n')).toBe(true);
  const faces = `a${'😀'.repeat(9000)}`;
  const pieces = sourcePieces({ text: faces, pages: [] });
  expect(pieces.length).toBeGreaterThan(1);
  const half = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
  for (const { from, to } of pieces) expect(faces.slice(from, to)).not.toMatch(half);
});

test('pieces leave nothing out and never overlap, whatever the pages say', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 40 }).map((text) => text.repeat(900)),
      fc.array(fc.nat(40_000), { maxLength: 8 }),
      (text, starts) => {
        const pages = [...new Set(starts)].sort((a, b) => a - b).map(page);
        const pieces = sourcePieces({ text, pages });
        expect(pieces.map(({ from, to }) => text.slice(from, to)).join('')).toBe(text);
        for (const { from, to } of pieces) expect(to).toBeGreaterThan(from);
      },
    ),
    { seed: 41, numRuns: 60 },
  );
});

test('many small pieces are laid out together, long ones alone, and none is lost', () => {
  const small = Array.from({ length: 120 }, (_, at) => ({ from: at, to: at + 1, name: '' }));
  expect(stretchesOf(small).map(({ length }) => length)).toEqual([50, 50, 20]);
  expect(stretchesOf(small).flat()).toEqual(small);
  const long = [
    { from: 0, to: 7000, name: '' },
    { from: 7000, to: 14_000, name: '' },
  ];
  expect(stretchesOf(long)).toEqual([[long[0]], [long[1]]]);
});
