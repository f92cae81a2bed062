import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareReads } from '../../../../core/factcheck/consistency/compare.ts';
import { findInconsistencies } from '../../../../core/factcheck/consistency/find.ts';
import { readConsistency } from '../../../../core/factcheck/consistency/read.ts';
import type { FactBlock } from '../../../../core/factcheck/fact-block.ts';
import { blocksOf, casesOf, inconsistenciesOf } from './stories.ts';

const writtenAt = Date.UTC(2023, 2, 15);
const slips = casesOf('seeded.txt').flatMap(({ text }) => blocksOf(text));

function find(blocks: readonly FactBlock[], language = 'en-GB') {
  return findInconsistencies({ blocks, language, writtenAt });
}

describe('findInconsistencies', () => {
  it('points at the words that it is about', () => {
    const [found, ...more] = inconsistenciesOf(
      'headline: A good year\nIt rose 15 % from 340 to 381.',
    );
    expect(more).toEqual([]);
    expect(found?.check).toBe('percentage');
    expect(found?.places).toEqual([{ block: 1, from: 8, to: 28 }]);
    expect(found?.message).toBe('From 340 to 381 is a rise of 12.1 %, not 15 %.');
    expect(found?.working).toBe('340 → 381 is +41; 41 ÷ 340 = 12.06 %, the text says 15 %');
  });

  it('keeps its key while its words stay, wherever they stand', () => {
    const text = 'It rose 15 % from 340 to 381.';
    const [alone] = inconsistenciesOf(text);
    const [later] = inconsistenciesOf(`Another paragraph.\n${text} And more.`);
    expect(later?.key).toBe(alone?.key);
    const [changed] = inconsistenciesOf(text.replace('15', '16'));
    expect(changed?.key).not.toBe(alone?.key);
  });

  it('is the reading of each block and the comparison of what was read', () => {
    const reads = slips.map((block) => readConsistency(block, 'en-GB'));
    expect(compareReads(reads, writtenAt)).toEqual(find(slips));
    expect(find(slips).length).toBeGreaterThan(50);
    // What is kept of a block may be sent from one thread to another.
    expect(structuredClone(reads)).toEqual(reads);
  });

  it('takes a figure in a quotation for the speaker’s own: it is not held against the story', () => {
    const text = 'headline: Storm leaves 230 homes without power\n';
    expect(inconsistenciesOf(`${text}The storm left 320 homes without power.`)).toHaveLength(1);
    expect(inconsistenciesOf(`${text}“The storm left 320 homes without power,” he said.`)).toEqual(
      [],
    );
    // What is wrong within the words quoted is still told: an editor wants to know before printing.
    expect(inconsistenciesOf('“We rose 15 % from 340 to 381,” he said.')).toHaveLength(1);
  });

  it('reads other languages for what is written alike in all', () => {
    expect(
      find([{ role: 'paragraph', text: 'Der Weg ist 10 km (9 mi) lang.' }], 'de'),
    ).toHaveLength(1);
    expect(find([{ role: 'paragraph', text: 'Der Weg ist 10 km (6 mi) lang.' }], 'de')).toEqual([]);
    for (const language of ['de', 'fr', 'ru', 'be'])
      expect(
        find(
          slips.filter(({ text }) => !/km|ft|C \(/.test(text)),
          language,
        )
          .map(({ check }) => check)
          .filter((check) => check !== 'conversion'),
      ).toEqual([]);
  });

  it('leaves bylines, credits and empty blocks alone', () => {
    const text = 'The council met on Monday, 14 March 2023.';
    for (const role of ['byline', 'credit', 'related', 'embed'] as const)
      expect(find([{ role, text }])).toEqual([]);
    expect(find([])).toEqual([]);
    expect(find([{ role: 'paragraph', text: '' }])).toEqual([]);
  });

  it('stays within the text whatever it is given', () => {
    const word = fc.constantFrom(
      ...[
        '12',
        '1,000',
        '14 March 2023',
        'Monday',
        '(',
        ')',
        ',',
        '.',
        '“',
        '”',
        'rose',
        'from',
        'to',
        '%',
        'of',
        'the',
        'Ana Roth',
        'born in 1950',
        '€10m',
        '10 km',
        '6ft 2in',
        'and',
        'three',
        'half',
        '\uE000n0\uE001',
        '👩‍🚀',
        '\u0000',
        'İ',
        '31 June',
        '-',
        '–',
        '1990',
        'years',
        'killed',
        ':',
        '\u00a0',
        'minus',
        'about',
      ],
    );
    const text = fc.array(word, { maxLength: 60 }).map((words) => words.join(' '));
    const story = fc.array(text, { maxLength: 6 });
    fc.assert(
      fc.property(story, (texts) => {
        const blocks = texts.map((one) => ({ role: 'paragraph' as const, text: one }));
        for (const { places, key, working } of find(blocks)) {
          expect(places.length).toBeGreaterThan(0);
          expect(key + working).not.toContain('NaN');
          for (const { block, from, to } of places) {
            expect(from).toBeGreaterThanOrEqual(0);
            expect(to).toBeGreaterThan(from);
            expect(to).toBeLessThanOrEqual(blocks[block]?.text.length ?? -1);
          }
        }
      }),
      { seed: 4, numRuns: 1500 },
    );
  });
});
