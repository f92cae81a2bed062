import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boxAround, placeCard } from '../../../renderer/proofread/text-card-place.ts';

const bounds = { left: 100, top: 0, right: 900, bottom: 600 };
const card = { width: 300, height: 200 };
const wordsAt = (left: number, top: number) => ({ left, top, right: left + 60, bottom: top + 20 });

describe('the card', () => {
  test('stands below the words, where they begin', () => {
    expect(placeCard(wordsAt(300, 100), card, bounds)).toEqual({
      left: 300,
      top: 126,
      maxHeight: 466,
    });
  });

  test('stands above words at the foot of the window', () => {
    const { top, maxHeight } = placeCard(wordsAt(300, 500), card, bounds);
    expect(top + card.height).toBe(494);
    expect(maxHeight).toBeGreaterThanOrEqual(card.height);
  });

  test('keeps within the page at its right edge', () => {
    expect(placeCard(wordsAt(850, 100), card, bounds).left).toBe(592);
  });

  test('never covers the words, never leaves the window, at any size', () => {
    const side = fc.integer({ min: 0, max: 900 });
    const situation = fc.record({
      left: side,
      top: fc.integer({ min: -40, max: 900 }),
      width: fc.integer({ min: 1, max: 500 }),
      height: fc.integer({ min: 10, max: 120 }),
      card: fc.record({ width: fc.constant(330), height: fc.integer({ min: 60, max: 900 }) }),
      window: fc.record({
        width: fc.integer({ min: 350, max: 1600 }),
        height: fc.integer({ min: 200, max: 1000 }),
      }),
    });
    fc.assert(
      fc.property(situation, ({ left, top, width, height, card: size, window }) => {
        const words = { left, top, right: left + width, bottom: top + height };
        const within = { left: 0, top: 0, right: window.width, bottom: window.height };
        const place = placeCard(words, size, within);
        const drawn = Math.min(size.height, place.maxHeight);
        const isAbove = place.top + drawn <= words.top;
        const isBelow = place.top >= words.bottom;
        expect(isAbove || isBelow).toBe(true);
        expect(place.left).toBeGreaterThanOrEqual(0);
        expect(place.left + size.width).toBeLessThanOrEqual(window.width);
        if (drawn > 0) {
          expect(place.top).toBeGreaterThanOrEqual(0);
          expect(place.top + drawn).toBeLessThanOrEqual(window.height);
        }
      }),
      { seed: 20_267, numRuns: 500 },
    );
  });
});

test('words over two lines are one box; pieces of no size do not count', () => {
  const none = { left: 0, top: 0, right: 0, bottom: 0 };
  expect(boxAround([wordsAt(500, 100), none, wordsAt(120, 128)])).toEqual({
    left: 120,
    top: 100,
    right: 560,
    bottom: 148,
  });
  expect(boxAround([none])).toBeNull();
});
