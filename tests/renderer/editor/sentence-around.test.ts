import { expect, test } from 'vitest';
import { articleSchema } from '../../../core/article/schema.ts';
import { sentenceAround } from '../../../renderer/editor/sentence-around.ts';

function sentenceAt(text: string, offset: number): string {
  const paragraph = articleSchema.node('paragraph', null, text ? [articleSchema.text(text)] : []);
  const $pos = paragraph.resolve(offset);
  const { from, to } = sentenceAround($pos, 'en-GB');
  return paragraph.textBetween(from, to);
}

const text = 'Dr. Orr rowed out. “Is it far?” she asked.';

test.each([
  ['in a sentence', 5, 'Dr. Orr rowed out.'],
  ['behind an abbreviation', 3, 'Dr. Orr rowed out.'],
  ['behind its stop', 18, 'Dr. Orr rowed out.'],
  ['before the next', 19, '“Is it far?” she asked.'],
  ['behind a question that goes on', 31, '“Is it far?” she asked.'],
  ['at the end', text.length, '“Is it far?” she asked.'],
  ['at the beginning', 0, 'Dr. Orr rowed out.'],
])('the sentence around a caret %s', (_, offset, sentence) => {
  expect(sentenceAt(text, offset)).toBe(sentence);
});

test('an empty block has none', () => {
  expect(sentenceAt('', 0)).toBe('');
  expect(sentenceAt('   ', 2)).toBe('');
});
