import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { importWell, shapeOf, signsOf, withoutSpace } from './story-shape.ts';

const folder = new URL('../../fixtures/texts/', import.meta.url);
const names = readdirSync(folder).flatMap((name) => /^(.*)\.parts\.txt$/.exec(name)?.[1] ?? []);

// NAME.txt is a text as it reaches the desk; NAME.parts.txt says, a line a block, what a person
// sees in it. A line that ends in … gives only the beginning of its block.
describe.each(names)('the text “%s”', (name) => {
  const bytes = readFileSync(new URL(`${name}.txt`, folder));
  const parts = readFileSync(new URL(`${name}.parts.txt`, folder), 'utf8')
    .trimEnd()
    .split('\n');

  test('is read as a person reads it', () => {
    const shape = shapeOf(importWell(bytes));
    const told = shape.map((line, at) => {
      const begun = parts[at]?.endsWith('…') ? parts[at].slice(0, -1) : null;
      return begun !== null && line.startsWith(begun) && line.length > begun.length
        ? `${begun}…`
        : line;
    });
    expect(told).toEqual(parts);
  });

  test('keeps every character, but for marks that the report names', () => {
    const story = importWell(bytes);
    const lost = difference(withoutSpace(bytes.toString('utf8')), signsOf(story));
    expect(lost.replace(/[-—*#>\d.]/g, '')).toBe('');
    expect(lost === '').toBe(story.report.dropped.length === 0);
  });
});

/** The characters of `before` that are not in `after`, each as often as it is missing. */
function difference(before: string, after: string): string {
  const counts = new Map<string, number>();
  for (const sign of after) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return Array.from(before)
    .filter((sign) => {
      const left = counts.get(sign) ?? 0;
      counts.set(sign, left - 1);
      return left <= 0;
    })
    .join('');
}
