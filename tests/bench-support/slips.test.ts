import { expect, it } from 'vitest';
import { createRandom } from '../bench/random.ts';
import { putSlips } from './slips.ts';

const text =
  'The mayor of Velmarsk spoke. In Velmarsk the council met, and near Velmarsk the river rose ' +
  'while people of Velmarsk watched from the bridges that their grandparents had built there.';
const options = { everyWord: 3, everyName: 2, isWord: (folded: string) => folded === 'ther' };

it('puts slips where it says, and nothing else', () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const { text: slipped, slips } = putSlips(text, { ...options, random: createRandom(seed) });
    let mended = '';
    let copied = 0;
    for (const { start, end, wrong, right } of slips) {
      expect(slipped.slice(start, end)).toBe(wrong);
      expect(wrong).not.toBe(right);
      expect(options.isWord(wrong.toLowerCase())).toBe(false);
      mended += slipped.slice(copied, start) + right;
      copied = end;
    }
    expect(mended + slipped.slice(copied)).toBe(text);
  }
});

it('throws the same dice for the same seed, and leaves most mentions of a name alone', () => {
  const once = putSlips(text, { ...options, random: createRandom(7) });
  expect(putSlips(text, { ...options, random: createRandom(7) })).toEqual(once);
  for (let seed = 1; seed <= 50; seed += 1) {
    const { slips } = putSlips(text, { ...options, everyName: 1, random: createRandom(seed) });
    expect(slips.filter(({ kind }) => kind === 'name').length).toBeLessThanOrEqual(1);
  }
});
