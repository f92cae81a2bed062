import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  openSections,
  packSections,
  sectionBytes,
} from '../../../core/proofreading/language/sections.ts';
import { packCount, unpackCount } from '../../../core/proofreading/language/context.ts';
import { WordFlag } from '../../../core/proofreading/language/lexicon.ts';
import { english } from './english.ts';

const bytes = fc.uint8Array({ maxLength: 50 });

describe('a language file', () => {
  it('gives back the sections put into it', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('words', 'freq', 'flags', 'lm-pairs'), bytes),
        (parts) => {
          const sections = new Map(Object.entries(parts));
          expect(openSections(packSections(sections))).toEqual(sections);
        },
      ),
      { seed: 5, numRuns: 200 },
    );
  });

  it('opens from bytes that lie anywhere in a larger buffer', () => {
    const file = packSections(new Map([['words', Uint8Array.of(1, 2, 3)]]));
    const inside = new Uint8Array(file.length + 3);
    inside.set(file, 3);
    expect(sectionBytes(openSections(inside.subarray(3)), 'words')).toEqual(Uint8Array.of(1, 2, 3));
  });

  it.each([
    ['nothing', new Uint8Array(0)],
    ['other bytes', new TextEncoder().encode('not a language file at all')],
    ['a file cut short', packSections(new Map([['words', new Uint8Array(100)]])).slice(0, 60)],
  ])('is refused when it is %s', (_, file) => {
    expect(() => openSections(file)).toThrow(RangeError);
  });
});

describe('the English words', () => {
  const { lexicon } = english;

  it('are found by the id that names them', () => {
    for (let id = 0; id < lexicon.size; id += 977) expect(lexicon.find(lexicon.word(id))).toBe(id);
  });

  it('run from the most to the least frequent', () => {
    for (let id = 977; id < lexicon.size; id += 977) {
      expect(lexicon.frequency(id)).toBeLessThanOrEqual(lexicon.frequency(id - 977));
    }
  });

  it.each([
    ['colour', WordFlag.british, WordFlag.american],
    ['color', WordFlag.american, WordFlag.british],
  ])('know the variety of %s', (word, has, lacks) => {
    const flags = lexicon.flags(lexicon.find(word));
    expect(flags & has).not.toBe(0);
    expect(flags & lacks).toBe(0);
  });

  it('do not hold what is no word', () => {
    expect(lexicon.find('goverment')).toBe(-1);
    expect(lexicon.find('')).toBe(-1);
    expect(lexicon.find('\ud800')).toBe(-1);
  });
});

describe('a packed count', () => {
  it('comes back within a twelfth of itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (count) => {
        expect(Math.abs(unpackCount(packCount(count)) - count)).toBeLessThanOrEqual(count / 12);
      }),
      { seed: 9, numRuns: 300 },
    );
  });
});
