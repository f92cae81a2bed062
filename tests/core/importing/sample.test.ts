import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { importWell, shapeOf, signsOf, withoutSpace } from './story-shape.ts';

const path = new URL('../../../../shared/samples/security-agreement.txt', import.meta.url);
const isThere = existsSync(path);

// The story is not ours to copy: what is expected is read from the file itself, by the place of
// its paragraphs.
describe.skipIf(!isThere)(
  isThere ? 'the sample story' : 'the sample story (skipped: ../shared is not there)',
  () => {
    const bytes = isThere ? readFileSync(path) : new Uint8Array();
    const text = new TextDecoder().decode(bytes);
    const paragraphs = text.trim().split(/\n\s*\n/);
    const related = paragraphs.filter(
      (paragraph) => paragraph.endsWith(')') && paragraph.includes('? ('),
    );

    test('arrives with every part recognised for what it is', () => {
      const shape = shapeOf(importWell(bytes));
      const [headline, caption, ...rest] = paragraphs;
      const credit = caption!.slice(caption!.lastIndexOf('. ') + 2);
      expect(related).toHaveLength(2);
      expect(shape).toEqual([
        `headline: ${headline!}`,
        'figure',
        `  caption: ${caption!.slice(0, -credit.length - 1)}`,
        `  credit: ${credit}`,
        ...rest.map((paragraph) =>
          related.includes(paragraph) ? `related_link: ${paragraph}` : `paragraph: ${paragraph}`,
        ),
      ]);
    });

    test('loses not one character', () => {
      expect(signsOf(importWell(bytes))).toBe(withoutSpace(text));
    });

    test('is told to be British English from its spelling', () => {
      expect(importWell(bytes, 'en-US').details.language).toBe('en-GB');
    });
  },
);
