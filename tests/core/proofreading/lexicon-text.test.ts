import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  readLexicon,
  writeLexicon,
  type LexiconLine,
} from '../../../core/proofreading/lexicon-text.ts';

test('words and names stand under headings of their own, one a line', () => {
  const text = writeLexicon([
    { kind: 'name', text: 'Elderfield' },
    { kind: 'word', text: 'quayside' },
  ]);
  expect(text).toBe('# Words\nquayside\n\n# Names\nElderfield\n');
});

test('a bare list is told apart by capitals', () => {
  expect(readLexicon('\ufeffquayside\r\n\r\n Anna  Vell \rquayside\n# a note')).toEqual([
    { kind: 'word', text: 'quayside' },
    { kind: 'name', text: 'Anna Vell' },
  ]);
});

test('a heading says what follows, whatever its capitals', () => {
  expect(readLexicon('# names\nvell\n#WORDS\nVell')).toEqual([
    { kind: 'name', text: 'vell' },
    { kind: 'word', text: 'Vell' },
  ]);
});

test('what is written is read back', () => {
  const entry: fc.Arbitrary<LexiconLine> = fc.record({
    kind: fc.constantFrom('word', 'name'),
    text: fc.stringMatching(/^#?[\p{L}'’-]{1,12}(?: [\p{L}'’-]{1,12}){0,2}$/u),
  });
  fc.assert(
    fc.property(fc.array(entry), (entries) => {
      const clean = entries.map(({ kind, text }) => ({ kind, text: text.normalize('NFC') }));
      const unique = [...new Map(clean.map((one) => [`${one.kind}\n${one.text}`, one])).values()];
      const read = readLexicon(writeLexicon(unique));
      expect(new Set(read.map((one) => JSON.stringify(one)))).toEqual(
        new Set(unique.map((one) => JSON.stringify(one))),
      );
    }),
    { seed: 20_266, numRuns: 200 },
  );
});

test('control characters part words like spaces', () => {
  expect(readLexicon('quay\u0007side\u0000\n\u001b')).toEqual([
    { kind: 'word', text: 'quay side' },
  ]);
});

test('lines that are no entries are left out, however long the list', () => {
  expect(readLexicon(`${'a'.repeat(401)}\n${'\n'.repeat(100_000)}quay`)).toEqual([
    { kind: 'word', text: 'quay' },
  ]);
});
