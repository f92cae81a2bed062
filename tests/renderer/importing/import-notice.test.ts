import { expect, test } from 'vitest';
import type { StoryId } from '../../../core/base/id.ts';
import {
  sentenceOf,
  spellPictures,
  type ImportedStory,
} from '../../../renderer/importing/import-notice.ts';

const story = (rest: Partial<ImportedStory> = {}): ImportedStory => ({
  kind: 'story',
  path: 'shelf/ferry.docx',
  id: 'a' as StoryId,
  headline: 'The ferry is late',
  report: { kept: ['Body: 3 paragraphs.'], changed: [], dropped: [] },
  notes: 0,
  changes: 0,
  ...rest,
});
const report = { kept: [], changed: ['1 table is kept as text.'], dropped: ['“Menu”.', '“Foot”.'] };

test('one sentence says what was imported, and whether the report has more to tell', () => {
  expect(sentenceOf(story())).toBe('Imported “The ferry is late”.');
  expect(sentenceOf(story({ report }))).toBe(
    'Imported “The ferry is late”: some of it was changed, some was left out.',
  );
  expect(sentenceOf(story({ report: { ...report, dropped: [] }, notes: 1 }))).toBe(
    'Imported “The ferry is late”: some of it was changed, 1 note to settle.',
  );
  expect(sentenceOf(story({ headline: '', notes: 1200 }))).toBe(
    'Imported “ferry.docx”: 1,200 notes to settle.',
  );
  expect(sentenceOf(story({ changes: 4, notes: 1 }))).toBe(
    'Imported “The ferry is late”: 4 changes and 1 note to settle.',
  );
  expect(sentenceOf(story({ changes: 1 }))).toBe(
    'Imported “The ferry is late”: 1 change to settle.',
  );
});

test('a sentence speaks of the pictures that no document shows', () => {
  expect(spellPictures([])).toEqual([]);
  expect(spellPictures(['shelf/alone.jpg'])).toEqual([
    'alone.jpg was not imported: no document shows it. Drop it on a story.',
  ]);
  expect(spellPictures(['fake.jpg', 'plasma.webp', 'c.png'])).toEqual([
    'fake.jpg and 2 more pictures were not imported: no document shows them. Drop them on a story.',
  ]);
});

test('it stays a line, however much there is to tell', () => {
  const long = story({
    headline: 'Ferry '.repeat(60),
    report: { ...report, kept: Array(99).fill('x') },
  });
  expect(sentenceOf(long).length).toBeLessThan(150);
});
