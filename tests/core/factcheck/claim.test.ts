import { describe, expect, test } from 'vitest';
import { articleSchema } from '../../../core/article/schema.ts';
import { claimAnchors } from '../../../core/factcheck/anchor.ts';
import { claimStatus, isSettled } from '../../../core/factcheck/claim.ts';
import type { ClaimId } from '../../../core/base/id.ts';
import { buildDocument } from '../../support/build-document.ts';

const id = 'c1' as ClaimId;
const mark = articleSchema.mark('claim', { id });

describe('a claim’s status', () => {
  test.each([
    ['confirmed', 'two boats', 'two boats', 'confirmed'],
    ['confirmed', 'two boats', 'ten boats', 'text-changed'],
    ['confirmed', 'two boats', null, 'cut'],
    ['unchecked', 'two boats', 'ten boats', 'unchecked'],
    ['cannot-confirm', 'two boats', 'ten boats', 'text-changed'],
  ] as const)('%s over “%s” that now reads “%s” is %s', (verdict, text, current, status) => {
    expect(claimStatus({ verdict, text }, current)).toBe(status);
  });

  test('changing the words back closes it again', () => {
    const claim = { verdict: 'confirmed', text: 'two boats' } as const;
    expect(isSettled(claimStatus(claim, 'two boat'))).toBe(false);
    expect(isSettled(claimStatus(claim, 'two boats'))).toBe(true);
  });
});

describe('a claim’s anchor', () => {
  const text = 'The ferry sank two boats in May.';
  const start = buildDocument({ body: [text] }).content.size - text.length - 2;

  test('reads the words under the mark, through other marks', () => {
    const doc = buildDocument({
      body: [
        articleSchema.nodes.paragraph.create(null, [
          articleSchema.text('The ferry sank '),
          articleSchema.text('two ', [mark]),
          articleSchema.text('boats', [mark, articleSchema.mark('em')]),
          articleSchema.text(' in May.'),
        ]),
      ],
    });
    const anchor = claimAnchors(doc).get(id);
    expect(anchor).toEqual({ id, from: start + 15, to: start + 24, text: 'two boats' });
    expect(doc.textBetween(start + 15, start + 24)).toBe('two boats');
  });

  test('joins pieces, with a newline between blocks', () => {
    const piece = (words: string) =>
      articleSchema.nodes.paragraph.create(null, articleSchema.text(words, [mark]));
    const anchor = claimAnchors(buildDocument({ body: [piece('One.'), piece('Two.')] })).get(id);
    expect(anchor?.text).toBe('One.\nTwo.');
  });
});
