import { describe, expect, test } from 'vitest';
import { leafCharacter, readThrough, withoutLeaves } from '../../../core/article/leaf-text.ts';
import { createProofreader } from '../../../core/proofreading/check.ts';
import type { Finding } from '../../../core/proofreading/finding.ts';
import { PLAIN_HOUSE_STYLE } from '../../../core/proofreading/house-style.ts';
import { block, languages } from './english.ts';

const check = createProofreader(languages);

function found(text: string): readonly Finding[] {
  return check.check([block(text)], PLAIN_HOUSE_STYLE);
}

/** With a proposal's leaf at an offset. */
function parted(text: string, at: number): string {
  return `${text.slice(0, at)}${leafCharacter}${text.slice(at)}`;
}

describe('a proposal in a text', () => {
  test.each([
    'The hosptial on the quay was shut on Friday.',
    'The mayor said the the bridge was safe. Nobody asked her why.',
    'There were 3,000 tickets and 12.5 tonnes of salt.',
    'She said: “We are ready.” The crowd was not.',
    'It is a old harbour , they say.',
  ])('hides nothing and adds nothing, wherever it stands: %s', (text) => {
    const told = found(text).map(({ rule, text: words, suggestions }) => ({
      rule,
      words,
      suggestions,
    }));
    for (let at = 0; at <= text.length; at++) {
      const whole = parted(text, at);
      const now = found(whole);
      expect(
        now.map(({ rule, text: words, suggestions }) => ({
          rule,
          words: withoutLeaves(words),
          suggestions,
        })),
      ).toEqual(told);
      for (const { from, to, text: words } of now) expect(whole.slice(from, to)).toBe(words);
    }
  });

  test('is not taken into a word that it stands beside', () => {
    const text = 'The hosptial shut.';
    for (const at of [4, 12])
      expect(found(parted(text, at)).map(({ text: words }) => words)).toEqual(['hosptial']);
  });
});

test('what is found in a text read through stands where its signs stand', () => {
  const { text, startOf, endOf, offsetOf } = readThrough(`${leafCharacter}ab${leafCharacter}c`);
  expect(text).toBe('abc');
  expect([0, 1, 2].map(startOf)).toEqual([1, 2, 4]);
  expect([1, 2, 3].map(endOf)).toEqual([2, 3, 5]);
  expect([0, 1, 2, 3, 4, 5].map(offsetOf)).toEqual([0, 0, 1, 2, 2, 3]);
});
