import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shapeOf, tokenize } from '../../../core/proofreading/token.ts';

const words = (text: string): string[] => tokenize(text).map((token) => token.text);

it('keeps apostrophes inside words and parts words at hyphens', () => {
  expect(words('Velmarsk’s re-election wasn’t “close”.')).toEqual([
    'Velmarsk’s',
    're',
    'election',
    'wasn’t',
    'close',
  ]);
});

it.each([
  ['lower', 'lower'],
  ['Title', 'title'],
  ['UPPER', 'upper'],
  ['McTitle', 'mixed'],
  ['G20', 'number'],
  ['A', 'title'],
])('reads the capitals of %s', (word, shape) => {
  expect(shapeOf(word)).toBe(shape);
});

it.each([
  ['See desk@example.org now.', 'desk'],
  ['Read https://example.org/a-b?c=d now.', 'b'],
  ['Go to www.example.org today.', 'example'],
  ['The #harbourplan grew.', 'harbourplan'],
  ['On example.co.uk it said so.', 'example'],
  ['Open notes.txt first.', 'notes'],
])('takes no part of an address for a word: %s', (text, part) => {
  const technical = tokenize(text).filter((token) => token.isTechnical);
  expect(technical.map((token) => token.text)).toContain(part);
  expect(tokenize(text).some((token) => !token.isTechnical)).toBe(true);
});

it('knows where a sentence, a line and a quotation begin', () => {
  const text = 'One came. Two left: “Three,” said Four.\nFive… Six (Seven) Eight';
  const openers = tokenize(text).filter((token) => token.opensSentence);
  expect(openers.map((token) => token.text)).toEqual([
    'One',
    'Two',
    'Three',
    'Five',
    'Six',
    'Seven',
  ]);
});

it('answers spans of the text itself, in order, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      let end = 0;
      for (const token of tokenize(text)) {
        expect(token.from).toBeGreaterThanOrEqual(end);
        expect(text.slice(token.from, token.to)).toBe(token.text);
        end = token.to;
      }
    }),
    { seed: 7, numRuns: 300 },
  );
});

it.each([
  ['combining marks', `e${'\u0301'.repeat(3_000_000)}`],
  ['letters beyond the first plane', '\u{1d400}'.repeat(1_500_000)],
  ['letters and apostrophes', 'é’'.repeat(1_500_000)],
])('takes a word of millions of %s apart, into pieces that are no words', (_, text) => {
  const tokens = tokenize(text);
  expect(tokens.length).toBeGreaterThan(1);
  expect(
    tokens.slice(0, -1).filter(({ isTechnical, to, from }) => !isTechnical && to - from > 200),
  ).toEqual([]);
  expect(
    tokens.reduce((end, { from, to }) => (from >= end ? to : Number.NaN), 0),
  ).toBeLessThanOrEqual(text.length);
});
