import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createSlipCost,
  slipCost,
  SLIP_WEIGHTS,
} from '../../../core/proofreading/language/edit-cost.ts';
import {
  soundDistance,
  soundKey,
  soundsOf,
} from '../../../core/proofreading/language/letters-to-sound.ts';
import { candidates, MOST_SUGGESTIONS } from '../../../core/proofreading/suggest.ts';
import { createVocabulary } from '../../../core/proofreading/vocabulary.ts';
import { english } from './english.ts';

const vocabulary = createVocabulary(english, 'en-GB', { words: [], names: [] });
const meant = (typed: string): readonly string[] =>
  candidates(typed, vocabulary)
    .slice(0, MOST_SUGGESTIONS)
    .map(({ word }) => word);

describe('candidates', () => {
  it.each([
    ['nayberhood', 'neighbourhood'],
    ['sikiatrist', 'psychiatrist'],
    ['filosofikal', 'philosophical'],
    ['enurmously', 'enormously'],
    ['fotograffer', 'photographer'],
    ['newmonia', 'pneumonia'],
    ['beurocrasy', 'bureaucracy'],
    ['resteraunt', 'restaurant'],
  ])('finds what was spelt by ear: %s for %s', (typed, right) => {
    expect(meant(typed)).toContain(right);
  });

  it.each([
    ['inthe', 'in the'],
    ['ofthe', 'of the'],
    ['thecar', 'the car'],
  ])('parts words that ran together: %s', (typed, right) => {
    expect(meant(typed)[0]).toBe(right);
  });

  it.each(["didn't", "wouldn't", "isn't", "they're", "you'll"])(
    'finds the apostrophe of %s',
    (right) => {
      expect(meant(right.replace("'", '')).slice(0, 2)).toContain(right);
    },
  );

  it('comes cheapest first, each word once, and the same whatever was asked before', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...Array.from('aeioustrnlpc')),
      minLength: 3,
      maxLength: 9,
    });
    fc.assert(
      fc.property(letters, letters, (one, other) => {
        const fresh = createVocabulary(english, 'en-GB', { words: [], names: [] });
        candidates(other, fresh);
        const found = candidates(one, fresh);
        expect(found).toEqual(candidates(one, vocabulary));
        expect(new Set(found.map(({ word }) => word)).size).toBe(found.length);
        const costs = found.map(({ cost }) => cost);
        expect(costs).toEqual(costs.toSorted((a, b) => a - b));
      }),
      { seed: 41, numRuns: 60 },
    );
  });
});

describe('the cost of a slip', () => {
  it('is the same with a limit, as long as it is within it', () => {
    const letters = fc.constantFrom(...Array.from('aceghiostu'), "'", 'é');
    const word = fc.string({ unit: letters, maxLength: 12 });
    fc.assert(
      fc.property(word, word, fc.double({ min: 0, max: 60, noNaN: true }), (a, b, limit) => {
        const cost = slipCost(a, b);
        if (cost <= limit) expect(slipCost(a, b, limit)).toBe(cost);
        else expect(slipCost(a, b, limit)).toBeGreaterThan(limit);
      }),
      { seed: 42, numRuns: 4000 },
    );
  });

  it('follows its weights', () => {
    const doublingIsDear = createSlipCost({ ...SLIP_WEIGHTS, doubling: 30, insertion: 30 });
    expect(doublingIsDear('lettter', 'letter')).toBeGreaterThan(slipCost('lettter', 'letter'));
    expect(doublingIsDear('lteter', 'letter')).toBe(slipCost('lteter', 'letter'));
  });
});

describe('how words sound', () => {
  it.each([
    ['psychology', 'sicology'],
    ['phonetic', 'fonetik'],
    ['knight', 'nite'],
    ['wrestle', 'resel'],
    ['laughed', 'lafed'],
    ['vanish', 'fanish'],
  ])('gives %s and %s one key', (one, other) => {
    expect(soundKey(soundsOf(one))).toBe(soundKey(soundsOf(other)));
  });

  it('is a distance: nothing between equals, the same both ways', () => {
    const word = fc.string({
      unit: fc.constantFrom(...Array.from('abcdefghiklmnoprstuvwxyz')),
      maxLength: 10,
    });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const [one, other] = [soundsOf(a), soundsOf(b)];
        expect(soundDistance(one, one)).toBe(0);
        expect(soundDistance(one, other)).toBeCloseTo(soundDistance(other, one), 9);
        expect(soundDistance(one, other)).toBeGreaterThanOrEqual(0);
      }),
      { seed: 43 },
    );
  });
});
