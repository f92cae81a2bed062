import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkText, issueLines } from '../../../core/proofreading/check-text.ts';
import { plainTextBlocks } from '../../../core/proofreading/plain-text.ts';
import { languages } from './english.ts';

it('places every block where it stands in the text, and leaves out nothing but white space', () => {
  const part = fc.constantFrom(
    'A line of words.',
    ' ',
    '\n',
    '\n\n',
    '\r\n\r\n',
    '\t\n',
    'Harbour plan',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      let rest = text;
      for (const { start, proof } of plainTextBlocks(text, 'en-GB')) {
        expect(text.slice(start, start + proof.text.length)).toBe(proof.text);
        rest = rest.replace(proof.text, '');
      }
      expect(rest.trim()).toBe('');
    }),
    { seed: 11, numRuns: 300 },
  );
});

it('takes a first short line for the headline', () => {
  const roles = plainTextBlocks('Harbour to close\n\nThe harbour closes today.', 'en-GB').map(
    ({ proof }) => proof.role,
  );
  expect(roles).toEqual(['headline', 'paragraph']);
});

it('tells file, line and column of an issue', () => {
  const text = 'Harbour to close\n\nAll is well.\nThe hosptial stays.';
  expect(issueLines('story.txt', text, checkText(languages, text, 'en-GB'))).toEqual([
    expect.stringMatching(
      /^story\.txt:4:5: “hosptial” is not in the dictionary\. \[nonword\] → hospital/,
    ),
  ]);
});
