import { describe, expect, it } from 'vitest';
import { createProofreader } from '../../../core/proofreading/check.ts';
import { PLAIN_HOUSE_STYLE } from '../../../core/proofreading/house-style.ts';
import { plainTextBlocks } from '../../../core/proofreading/plain-text.ts';
import { HOSTILE_TEXTS, type HostileText } from '../../bench/proofreading/hostile-texts.ts';
import { languages } from './english.ts';

const LETTERS = 5_000;
const TIMES = 8;
// Eight times as many letters take eight times as long, or sixty-four times if time is quadratic.
const MOST = 32;
// Below this a time is mostly the clock's and the machine's own.
const SHORTEST = 10;
const TRIES = 3;

function timeOf({ make, part = 1, houseRules = [] }: HostileText, letters: number): number {
  const text = make(Math.round(letters * part));
  const start = performance.now();
  const story = plainTextBlocks(text, 'en-GB').map(({ proof }) => proof);
  const findings = createProofreader(languages).check(story, {
    ...PLAIN_HOUSE_STYLE,
    rules: houseRules,
  });
  for (const { block, from, to } of findings) {
    expect(from).toBeGreaterThanOrEqual(0);
    expect(to).toBeGreaterThanOrEqual(from);
    expect(to).toBeLessThanOrEqual(story[block]?.text.length ?? 0);
  }
  return performance.now() - start;
}

describe('a hostile text takes time in proportion to its length', () => {
  it.each(HOSTILE_TEXTS)('$name', (hostile) => {
    timeOf(hostile, LETTERS);
    let growth = Number.POSITIVE_INFINITY;
    // A busy machine may stretch one measurement, hardly all.
    for (let tried = 0; tried < TRIES && growth > MOST; tried += 1) {
      const short = Math.max(timeOf(hostile, LETTERS), SHORTEST);
      growth = timeOf(hostile, LETTERS * TIMES) / short;
    }
    expect(growth).toBeLessThan(MOST);
  });
});
