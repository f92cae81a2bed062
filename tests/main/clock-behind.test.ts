import { expect, test } from 'vitest';
import { isClockBehind } from '../../main/trouble/clock-behind.ts';

const saved = Date.UTC(2026, 4, 4, 12);
const minutes = (count: number) => count * 60_000;

test('a clock is behind when it stands well before the last words, not by a few minutes', () => {
  expect(isClockBehind(saved, saved + minutes(1))).toBe(false);
  expect(isClockBehind(saved, saved - minutes(10))).toBe(false);
  expect(isClockBehind(saved, saved - minutes(20))).toBe(true);
});
