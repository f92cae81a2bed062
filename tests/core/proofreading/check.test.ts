import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createProofreader } from '../../../core/proofreading/check.ts';
import type { Finding, ProofText } from '../../../core/proofreading/finding.ts';
import { PLAIN_HOUSE_STYLE } from '../../../core/proofreading/house-style.ts';
import { block, check, languages } from './english.ts';

const seeded = { seed: 20260, numRuns: 150 };

/** Words that wake every rule: slips, names nearly alike, doubles, articles, lost spaces. */
const word = fc.constantFrom(
  ...'The the a an mayor Velmarsk Velmrask velmarsk’s Torvenhal Torvenhall hosptial goverment of of hour'.split(
    ' ',
  ),
  ...'apple,pear it.Then don’t recieve lockdown 18th U.S. desk@example.org form from ,  \n\n ” “ é ́ 𝒳 \ud800'.split(
    ' ',
  ),
);
const paragraph = fc.array(word, { maxLength: 25 }).map((words) => block(words.join(' ')));
const story = fc.array(paragraph, { maxLength: 6 });

describe('a finding', () => {
  it('lies in its block, holds the very words, and offers at most five others', () => {
    fc.assert(
      fc.property(story, (blocks) => {
        for (const finding of createProofreader(languages).check(blocks, PLAIN_HOUSE_STYLE)) {
          const text = blocks[finding.block]?.text ?? '';
          expect(finding.from).toBeLessThan(finding.to);
          expect(text.slice(finding.from, finding.to)).toBe(finding.text);
          expect(finding.text).not.toBe('');
          expect(finding.suggestions.length).toBeLessThanOrEqual(5);
          expect(finding.suggestions).not.toContain(finding.text);
          expect(new Set(finding.suggestions).size).toBe(finding.suggestions.length);
        }
      }),
      seeded,
    );
  });

  it('stands in reading order and overlaps no other', () => {
    fc.assert(
      fc.property(story, (blocks) => {
        const findings = createProofreader(languages).check(blocks, PLAIN_HOUSE_STYLE);
        for (const [at, next] of findings.slice(1).entries()) {
          const last = findings[at];
          if (last?.block === next.block) expect(next.from).toBeGreaterThanOrEqual(last.to);
          else expect(next.block).toBeGreaterThan(last?.block ?? -1);
        }
      }),
      seeded,
    );
  });

  it('comes of any text whatever without a fault', () => {
    const anyText = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 4 }), (texts) => {
        const blocks = texts.map((text) => block(text));
        for (const { block: at, from, to, text } of createProofreader(languages).check(
          blocks,
          PLAIN_HOUSE_STYLE,
        )) {
          expect(blocks[at]?.text.slice(from, to)).toBe(text);
        }
      }),
      seeded,
    );
  });
});

describe('checking again after edits', () => {
  const edit = fc.record({ at: fc.nat(6), put: fc.option(paragraph), move: fc.boolean() });

  function apply(
    blocks: readonly ProofText[],
    { at, put, move }: { at: number; put: ProofText | null; move: boolean },
  ): ProofText[] {
    const place = Math.min(at, blocks.length);
    if (put !== null)
      return move ? blocks.toSpliced(place, 0, put) : blocks.toSpliced(place, 1, put);
    return move ? blocks.toReversed() : blocks.toSpliced(place, 1);
  }

  it('finds what a proofreader that never saw the story before finds', () => {
    fc.assert(
      fc.property(story, fc.array(edit, { maxLength: 8 }), (first, edits) => {
        const kept = createProofreader(languages);
        let blocks: readonly ProofText[] = first;
        kept.check(blocks, PLAIN_HOUSE_STYLE);
        for (const one of edits) {
          blocks = apply(blocks, one);
          const fresh = createProofreader(languages).check(blocks, PLAIN_HOUSE_STYLE);
          expect(kept.check(blocks, PLAIN_HOUSE_STYLE)).toEqual(fresh);
        }
      }),
      { ...seeded, numRuns: 60 },
    );
  });

  it('takes new words of the newsroom at once, and forgets them when they go', () => {
    const proofreader = createProofreader(languages);
    const blocks = [block('The marketeur began at dawn.')];
    const words = (): string[] =>
      proofreader.check(blocks, PLAIN_HOUSE_STYLE).map(({ text }) => text);
    expect(words()).toEqual(['marketeur']);
    expect(proofreader.check(blocks, { ...PLAIN_HOUSE_STYLE, words: ['marketeur'] })).toEqual([]);
    expect(words()).toEqual(['marketeur']);
  });

  it('hears of a name that another paragraph brings', () => {
    const proofreader = createProofreader(languages);
    const slip = block('In the end Quillmarsk was quiet.');
    const other = block(
      'The road to Quilmarsk is shut. Quilmarsk waits, and Quilmarsk’s mayor too.',
    );
    const names = (blocks: ProofText[]): readonly Finding[] =>
      proofreader.check(blocks, PLAIN_HOUSE_STYLE);
    expect(names([slip])).toEqual([]);
    expect(names([slip, other]).map(({ text, suggestions }) => [text, suggestions[0]])).toEqual([
      ['Quillmarsk', 'Quilmarsk'],
    ]);
    expect(names([slip])).toEqual([]);
  });
});

describe('what is left alone', () => {
  it('foreign words', () => {
    const text = 'They call it the goverment of the people.';
    const foreign = [{ from: 17, to: 26, lang: 'la' }];
    const findings = createProofreader(languages).check(
      [{ ...block(text), foreign }],
      PLAIN_HOUSE_STYLE,
    );
    expect(findings).toEqual([]);
  });

  it('the spelling of a language without data', () => {
    const findings = createProofreader(languages).check(
      [block('Das ist ein goverment.', 'paragraph', 'de')],
      PLAIN_HOUSE_STYLE,
    );
    expect(findings).toEqual([]);
  });

  it('both varieties of English, in either', () => {
    expect(check('The colour of the organization and the color of the organisation.')).toEqual([]);
  });
});

describe('hostile text', () => {
  const length = 1 << 18;
  const texts: Record<string, string> = {
    'one endless word': 'a'.repeat(length),
    'one endless gap': `The${' '.repeat(length)}end`,
    'marks without end': '.,;:!?'.repeat(length / 6),
    'quotes without end': '“‘'.repeat(length / 2),
    'apostrophes without end': "'a".repeat(length / 2),
    'hyphens without end': 'a-'.repeat(length / 2),
    'combining marks without end': `e${'\u0301'.repeat(length)}`,
    'lone surrogates': '\ud800 '.repeat(length / 2),
    'zero-width letters': 'a\u200bb '.repeat(length / 4),
    'stops without end': 'a.'.repeat(length / 2),
    'one slip again and again': 'goverment '.repeat(length / 10),
  };

  it.each(Object.keys(texts))('is read in linear time: %s', (name) => {
    const text = texts[name] ?? '';
    const once = (end: number): number => {
      const start = performance.now();
      check(text.slice(0, end));
      return performance.now() - start;
    };
    // The best of three: other work on the machine must not count.
    const time = (end: number): number => Math.min(once(end), once(end), once(end));
    const little = Math.max(time(length / 16), 5);
    // Quadratic work would take 256 times as long for sixteen times the text.
    expect(time(length)).toBeLessThan(little * 100);
  });
});
