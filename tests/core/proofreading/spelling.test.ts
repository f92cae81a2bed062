import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAutomaton } from '../../../scripts/language/automaton.mjs';
import { readAlphabet } from '../../../core/proofreading/language/lexicon.ts';
import { slipCost } from '../../../core/proofreading/language/edit-cost.ts';
import { openSpelling } from '../../../core/proofreading/language/spelling.ts';
import { english } from './english.ts';

/** Optimal string alignment distance, by the book. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, row) =>
    Array.from({ length: b.length + 1 }, (_, at) => (row === 0 ? at : at === 0 ? row : 0)),
  );
  const cell = (row: number, at: number): number => rows[row]?.[at] ?? 0;
  for (let row = 1; row <= a.length; row += 1) {
    for (let at = 1; at <= b.length; at += 1) {
      const cost = a[row - 1] === b[at - 1] ? 0 : 1;
      let best = Math.min(
        cell(row - 1, at) + 1,
        cell(row, at - 1) + 1,
        cell(row - 1, at - 1) + cost,
      );
      if (row > 1 && at > 1 && a[row - 1] === b[at - 2] && a[row - 2] === b[at - 1])
        best = Math.min(best, cell(row - 2, at - 2) + 1);
      rows[row]![at] = best;
    }
  }
  return cell(a.length, b.length);
}

const letters = ['\0', 'a', 'b', 'c', 'd'];
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 1, maxLength: 8 });

function spellingOf(words: readonly string[]) {
  const encode = (one: string): Uint8Array =>
    Uint8Array.from(one, (letter) => letters.indexOf(letter));
  const edges = (list: readonly string[]): Uint8Array =>
    new Uint8Array(buildAutomaton([...new Set(list)].sort().map(encode)).buffer);
  const alphabet = new Uint8Array(
    Uint16Array.from(letters, (letter) => letter.charCodeAt(0)).buffer,
  );
  const sections = new Map([
    ['alphabet', alphabet],
    ['spelling', edges(words)],
    ['spell-rv', edges(words.map((one) => one.split('').reverse().join('')))],
  ]);
  return openSpelling(sections, readAlphabet(sections));
}

describe('words near a word', () => {
  it('are all the words within the distance, and no others', () => {
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 40 }),
        word,
        fc.constantFrom(1, 2),
        (words, wanted, edits) => {
          const near = new Set(
            words.filter((one) => one !== wanted && distance(wanted, one) <= edits),
          );
          expect(new Set(spellingOf(words).near(wanted, edits))).toEqual(near);
        },
      ),
      { seed: 41, numRuns: 400 },
    );
  });

  it('leave the longest words alone', () => {
    expect(english.spelling.near('a'.repeat(60), 2)).toEqual([]);
  });

  it('are found in the data that ships', () => {
    expect(english.spelling.near('goverment', 1)).toContain('government');
    expect(english.spelling.near('hosptial', 1)).toContain('hospital');
  });
});

describe('the cost of a slip', () => {
  it('is nothing for the word itself, and never less than nothing', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(slipCost(a, a)).toBe(0);
        expect(slipCost(a, b)).toBeGreaterThanOrEqual(0);
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it.each([
    ['a swap', 'hosptial', 'hospital', 'hospxxal'],
    ['a letter doubled', 'harbbour', 'harbour', 'harbxour'],
    ['the key beside', 'harbpur', 'harbour', 'harbzur'],
    ['a sound alike', 'farmacy', 'pharmacy', 'ztarmacy'],
    ['a later letter', 'harbouq', 'harbour', 'qarbour'],
  ])('is less for %s', (_, likely, meant, unlikely) => {
    expect(slipCost(likely, meant)).toBeLessThan(slipCost(unlikely, meant));
  });
});
