import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordDifference, type WordChange } from '../../../core/article/word-difference.ts';

const words = (text: string): string[] => text.split(' ').filter((word) => word !== '');
const say = (changes: readonly WordChange[]): string[] =>
  changes.map(({ at, removed, added }) => `${at}: ${removed.join(' ')} > ${added.join(' ')}`);

describe('the difference of two texts', () => {
  test.each<[string, string, string[]]>([
    ['a b c', 'a b c', []],
    ['', '', []],
    ['a b c', 'a x c', ['1: b > x']],
    ['a b c', 'a c', ['1: b > ']],
    ['a c', 'a b c', ['1:  > b']],
    ['', 'a b', ['0:  > a b']],
    ['a b', '', ['0: a b > ']],
    [
      'the ferry sails at nine from the pier',
      'the ferry sails at ten from the old pier',
      ['4: nine > ten', '7:  > old'],
    ],
    ['a b c d e f', 'x b c d e y', ['0: a > x', '5: f > y']],
  ])('%j, %j', (old, now, changes) => {
    expect(say(wordDifference(words(old), words(now)))).toEqual(changes);
  });

  test('makes the one into the other, and is no longer than it must be', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
    fc.assert(
      fc.property(text, text, (old, now) => {
        const changes = wordDifference(old, now);
        let made: string[] = [];
        let read = 0;
        for (const { at, removed, added } of changes) {
          made = [...made, ...old.slice(read, at), ...added];
          expect(old.slice(at, at + removed.length)).toEqual(removed);
          read = at + removed.length;
        }
        expect([...made, ...old.slice(read)]).toEqual(now);
        const cost = changes.reduce(
          (sum, { removed, added }) => sum + removed.length + added.length,
          0,
        );
        expect(cost).toBe(old.length + now.length - 2 * longestShared(old, now));
      }),
      { seed: 20_271, numRuns: 2000 },
    );
  });

  test('of texts with nothing in common is one change, found soon', () => {
    const old = Array.from({ length: 5000 }, (_, index) => `old${index}`);
    const now = Array.from({ length: 5000 }, (_, index) => `new${index}`);
    expect(wordDifference(old, now)).toEqual([{ at: 0, removed: old, added: now }]);
  });
});

/** The length of the longest common subsequence, by the textbook's table. */
function longestShared(old: readonly string[], now: readonly string[]): number {
  const table = Array.from({ length: old.length + 1 }, () => Array<number>(now.length + 1).fill(0));
  for (let x = 1; x <= old.length; x++) {
    for (let y = 1; y <= now.length; y++) {
      table[x]![y] =
        old[x - 1] === now[y - 1]
          ? table[x - 1]![y - 1]! + 1
          : Math.max(table[x - 1]![y]!, table[x]![y - 1]!);
    }
  }
  return table[old.length]![now.length]!;
}
