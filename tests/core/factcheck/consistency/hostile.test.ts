import { describe, expect, it } from 'vitest';
import type { BlockRole } from '../../../../core/article/text-blocks.ts';
import { findInconsistencies } from '../../../../core/factcheck/consistency/find.ts';

// Each is repeated until it fills paragraphs of two sizes.
const parts: readonly string[] = [
  '1,',
  '12 ',
  'one hundred and ',
  'rose 12 % from 340 to ',
  '5 people: 2 men, ',
  '3 men and ',
  'A. ',
  'A’',
  ':(',
  'Ana Roth, 34, said. ',
  'Interior Minister Ana Roth ',
  'two of the three ',
  '“',
  'born in 1950 died in 2020 ',
  '10 km (',
  '€10m ($12m) ',
  'Monday, 14 March 2023, ',
  'It rose 12 percent from 340 to 381. ',
  'the explosion killed 14 people. ',
  '1-',
  'about around some more than ',
];
const PARAGRAPH = 10_000;
const TIMES = 8;
// Eight times as many letters take eight times as long, or sixty-four times if time is quadratic.
const MOST = 28;
const SHORTEST = 15;
const TRIES = 3;
const roles: readonly BlockRole[] = ['headline', 'paragraph', 'caption'];

function paragraph(part: string, letters: number): string {
  return part.repeat(Math.floor(letters / part.length));
}

function storyOf(part: string, letters: number): string[] {
  const text = paragraph(part, PARAGRAPH);
  return Array.from({ length: letters / PARAGRAPH }, (_, index) =>
    text.replaceAll('34', String(20 + (index % 60))),
  );
}

function timeOf(texts: readonly string[]): number {
  const blocks = texts.map((text, index) => ({ role: roles[index % 3] ?? 'paragraph', text }));
  const start = performance.now();
  const found = findInconsistencies({ blocks, language: 'en-GB', writtenAt: 0 });
  expect(found.length).toBeLessThanOrEqual(200);
  return performance.now() - start;
}

/** How much longer eight times as much takes; a busy machine may stretch one measurement, hardly all. */
function growthOf(short: readonly string[], long: readonly string[], shortest: number): number {
  timeOf(short);
  let growth = Number.POSITIVE_INFINITY;
  for (let tried = 0; tried < TRIES && growth > MOST; tried += 1)
    growth = timeOf(long) / Math.max(timeOf(short), shortest);
  return growth;
}

describe('a hostile story takes time in proportion to its length', () => {
  it.each(parts)('paragraphs of %s', (part) => {
    const growth = growthOf(storyOf(part, PARAGRAPH), storyOf(part, PARAGRAPH * TIMES), SHORTEST);
    expect(growth).toBeLessThan(MOST);
  });

  it.each(parts)('one paragraph of %s', (part) => {
    const growth = growthOf([paragraph(part, 2_400)], [paragraph(part, 2_400 * TIMES)], 4);
    expect(growth).toBeLessThan(MOST);
  });

  it('does not read a paragraph that no newspaper has', () => {
    const text = 'The council met on Monday, 14 March 2023. '.repeat(120_000);
    const blocks = [{ role: 'paragraph' as const, text }];
    expect(findInconsistencies({ blocks, language: 'en-GB', writtenAt: 0 })).toEqual([]);
  });
});
