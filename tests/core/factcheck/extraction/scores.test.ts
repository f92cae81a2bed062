import { expect, test } from 'vitest';
import { averagePrecision, hits, kappa, rankingArea, shareAtTop } from './scores.ts';

const yes = true;
const no = false;

test('precision is of what was found, recall of what was there', () => {
  expect(hits([yes, yes, no, no], [yes, no, yes, yes])).toEqual({
    precision: 1 / 2,
    recall: 1 / 3,
  });
});

test('average precision is the mean precision at each wanted item', () => {
  expect(averagePrecision([4, 3, 2, 1], [yes, no, yes, no])).toBeCloseTo((1 + 2 / 3) / 2);
  expect(averagePrecision([1, 1, 1, 1], [yes, no, no, no])).toBeCloseTo(1 / 4);
});

test('the area of a ranking is 1 when right, 0 when upside down, a half when blind', () => {
  expect(rankingArea([3, 2, 1], [yes, yes, no])).toBe(1);
  expect(rankingArea([1, 2, 3], [yes, no, no])).toBe(0);
  expect(rankingArea([1, 1], [yes, no])).toBe(0.5);
});

test('the share at the top takes a part of what is tied', () => {
  expect(shareAtTop([4, 3, 2, 1], [yes, no, yes, no], 1 / 2)).toBe(1 / 2);
  expect(shareAtTop([1, 1, 1, 1], [yes, yes, no, no], 1 / 4)).toBe(1 / 2);
});

test('kappa takes off the agreement that chance would give', () => {
  // 20 + 15 of 50 agree; one says yes to 25 of them, the other to 30.
  const labels = (counts: readonly number[]): boolean[] =>
    counts.flatMap((count, at) => Array<boolean>(count).fill(at % 2 === 0));
  expect(kappa(labels([25, 25]), labels([20, 5, 10, 15]))).toBeCloseTo(0.4);
});
