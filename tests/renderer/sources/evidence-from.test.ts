import { expect, test } from 'vitest';
import type { SourceId, StoryId } from '../../../core/base/id.ts';
import type { Source } from '../../../core/factcheck/source.ts';
import { evidenceFrom } from '../../../renderer/sources/evidence-from.ts';
import { citationOf, nameOfSource } from '../../../renderer/sources/source-names.ts';

const source: Source = {
  id: 's1' as SourceId,
  storyId: 'story' as StoryId,
  kind: 'pdf',
  title: 'Harbour accounts',
  publisher: 'Port Elder council',
  author: 'Mara Quist',
  published: '2026-03-04',
  address: '',
  retrievedAt: null,
  file: null,
  reading: 'read',
  failure: '',
  addedAt: 1,
  addedBy: '',
};
const text = {
  text: 'Page one is the cover.\nThe dredging cost 4.2 million crowns.',
  pages: [
    { at: 0, name: 'p. 1' },
    { at: 23, name: 'p. 2' },
  ],
};

test('a passage becomes evidence that names its source, its page and its very place', () => {
  const from = text.text.indexOf('The dredging');
  const evidence = evidenceFrom(source, text, { from, to: text.text.length }, 'e1');
  expect(evidence).toEqual({
    id: 'e1',
    quote: 'The dredging cost 4.2 million crowns.',
    source: 'Harbour accounts, Mara Quist, Port Elder council, 2026-03-04',
    locator: 'p. 2',
    primary: true,
    seenAt: expect.any(Number) as number,
    sourceId: 's1',
    passage: { from, to: text.text.length },
  });
});

test('a passage over two pages names both', () => {
  expect(evidenceFrom(source, text, { from: 17, to: 30 }, 'e1').locator).toBe('p. 1 to p. 2');
});

test('the longest passage is cut where the record ends, and so is its place', () => {
  const long = { text: 'x'.repeat(30_000), pages: [] };
  const { quote, passage } = evidenceFrom(source, long, { from: 10, to: 30_000 }, 'e1');
  expect(quote).toHaveLength(20_000);
  expect(passage).toEqual({ from: 10, to: 20_010 });
});

test('a passage that is cut is never cut through a character', () => {
  const faces = { text: `a${'😀'.repeat(15_000)}`, pages: [] };
  const { quote, passage } = evidenceFrom(source, faces, { from: 0, to: 30_001 }, 'e1');
  expect(passage).toEqual({ from: 0, to: 19_999 });
  expect(quote.endsWith('😀')).toBe(true);
});

test('a source without a title is called by its file, its address, or its kind', () => {
  const bare = { ...source, title: '', author: '', publisher: '', published: '' };
  const file = { hash: 'a'.repeat(64) as never, name: 'accounts.pdf', size: 9 };
  expect(nameOfSource({ ...bare, file })).toBe('accounts.pdf');
  expect(nameOfSource({ ...bare, address: 'https://port.example' })).toBe('https://port.example');
  expect(nameOfSource(bare)).toBe('PDF');
  expect(citationOf({ ...source, title: 'Mara Quist' })).toBe(
    'Mara Quist, Port Elder council, 2026-03-04',
  );
});
