import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claimKinds } from '../../../../core/factcheck/claim.ts';
import { kindOf } from '../../../../core/factcheck/extraction/kind-of.ts';
import { proposeClaims } from '../../../../core/factcheck/extraction/propose.ts';

describe('the kind of words that no proposal was made of', () => {
  test.each([
    ['a fall of 12 per cent.', 'number'],
    ['in March 2011', 'date'],
    ['Nora Vint, the chief executive,', 'name'],
    ['“I never saw the letter”', 'quotation'],
    ['according to the harbour office', 'attribution'],
    ['the longest tunnel in the country', 'comparison'],
    ['because its piers had rusted', 'cause'],
    ['under the Rivers Act', 'law'],
    ['and so they left it', 'other'],
    ['', 'other'],
  ] as const)('“%s”: %s', (words, kind) => {
    expect(kindOf(words, 'en-GB')).toBe(kind);
  });

  test('does not change with spaces that do not break', () => {
    expect(kindOf('a fall of 12\u00a0per\u00a0cent', 'en-GB')).toBe('number');
  });

  test('is read from figures alone in other languages', () => {
    expect(kindOf('um 12,5 % auf 3.400 €', 'de')).toBe('number');
    expect(kindOf('the longest tunnel', 'de')).toBe('other');
  });
});

test('is the first kind of the proposal where the words make one', () => {
  for (const text of [
    'Prices rose 12 per cent in Orle, the largest rise since 1993.',
    'The firm was fined £40,000 for dumping oil.',
    '“We lost 40 boats in the storm,” said Ida Brandt.',
  ]) {
    expect(kindOf(text, 'en-GB')).toBe(
      proposeClaims({ role: 'paragraph', text }, 'en-GB')[0]?.kinds[0],
    );
  }
});

test('is a kind for any words', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom('en', 'uk'),
      (words, language) => {
        expect(claimKinds).toContain(kindOf(words, language));
      },
    ),
    { seed: 17, numRuns: 200 },
  );
});
