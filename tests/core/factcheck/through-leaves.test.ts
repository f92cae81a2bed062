import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { describe, expect, test } from 'vitest';
import { leafCharacter, withoutLeaves } from '../../../core/article/leaf-text.ts';
import { deletionOf } from '../../../core/article/proposals/chosen.ts';
import { articleSchema } from '../../../core/article/schema.ts';
import type { TextSpan } from '../../../core/article/text-blocks.ts';
import { claimAnchors } from '../../../core/factcheck/anchor.ts';
import { CHECKS } from '../../../core/factcheck/consistency/checks.ts';
import { findInconsistencies } from '../../../core/factcheck/consistency/find.ts';
import { proposeClaims } from '../../../core/factcheck/extraction/propose.ts';
import type { FactBlock } from '../../../core/factcheck/fact-block.ts';
import { quotationsIn } from '../../../core/factcheck/quotations.ts';
import { buildDocument } from '../../support/build-document.ts';
import { blocksOf } from './consistency/stories.ts';

const { marks, nodes } = articleSchema;
const writtenAt = Date.UTC(2023, 2, 15);
const stories = CHECKS.flatMap(({ examples }) => examples.flags).map(blocksOf);
const sentences = [
  'The “slow and patient” ferry carried 12,400 people, 3.5 per cent more than in 2019.',
  '“We will not yield,” said Mira Holm, “not for £2.4m.”',
  'The court fined Sund Quay Ltd under section 12 of the Ports Act 1964 on 3 March.',
];

/** A leaf, alone or with others, at any places of a text: also in figures, marks and pairs. */
const leaves = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 });

function withLeaves(text: string, at: readonly number[]): string {
  const places = at.map((part) => Math.round(part * text.length)).sort((a, b) => b - a);
  return places.reduce(
    (whole, place) => whole.slice(0, place) + leafCharacter + whole.slice(place),
    text,
  );
}

function parted<Block extends FactBlock>(block: Block, at: readonly number[]): Block {
  return { ...block, text: withLeaves(block.text, at) };
}

/** A find's words, from the first to the last, and no leaf at either end. */
function wordsAt(text: string, { from, to }: TextSpan): string {
  const words = text.slice(from, to);
  expect(words.startsWith(leafCharacter) || words.endsWith(leafCharacter)).toBe(false);
  return withoutLeaves(words);
}

function spoken(text: string, finds: readonly TextSpan[]): unknown[] {
  return finds.map(({ from, to, ...rest }) => ({ ...rest, reads: wordsAt(text, { from, to }) }));
}

describe('leaves at any place of a story', () => {
  test('change nothing of what can be checked, and of what is quoted', () => {
    const blocks = [...stories.flat(), ...sentences.map((text) => ({ role: 'paragraph', text }))];
    fc.assert(
      fc.property(fc.constantFrom(...(blocks as FactBlock[])), leaves, (block, at) => {
        const whole = parted(block, at);
        for (const read of [proposeClaims, quotationsIn])
          expect(spoken(whole.text, read(whole, 'en-GB'))).toEqual(
            spoken(block.text, read(block, 'en-GB')),
          );
      }),
      { seed: 6_2026, numRuns: 600 },
    );
  });

  test('change nothing of what cannot be true together', () => {
    fc.assert(
      fc.property(fc.constantFrom(...stories), fc.array(leaves, { minLength: 1 }), (blocks, at) => {
        const wholes = blocks.map((block, index) => parted(block, at[index % at.length] ?? []));
        const find = (of: readonly FactBlock[]) =>
          findInconsistencies({ blocks: of, language: 'en-GB', writtenAt }).map((one) => ({
            ...one,
            places: one.places.map(({ block, ...span }) => ({
              block,
              reads: wordsAt(of[block]?.text ?? '', span),
            })),
          }));
        expect(find(wholes)).toEqual(find(blocks));
      }),
      { seed: 6_2027, numRuns: 400 },
    );
  });

  test('say something at all of these stories', () => {
    const found = stories.map(
      (blocks) => findInconsistencies({ blocks, language: 'en-GB', writtenAt }).length,
    );
    expect(found.filter((count) => count > 0).length).toBeGreaterThan(stories.length / 2);
  });
});

test('a passage in another language is where it was', () => {
  const text = 'Er sagte: „Wir kommen am Montag wieder nach Sund.“ So they did.';
  const to = text.indexOf(' So');
  const block: FactBlock = { role: 'paragraph', text, foreign: [{ from: 0, to, lang: 'de' }] };
  const whole: FactBlock = {
    role: 'paragraph',
    text: `${text.slice(0, 14)}${leafCharacter}${text.slice(14)}`,
    foreign: [{ from: 0, to: to + 1, lang: 'de' }],
  };
  expect(spoken(whole.text, quotationsIn(whole, 'en-GB'))).toEqual(
    spoken(text, quotationsIn(block, 'en-GB')),
  );
});

describe('claims around leaves', () => {
  const leaf = (isClaimed: boolean): Node => {
    const made = deletionOf('gone', nodes.paragraph.create(null, articleSchema.text('x')).slice(0));
    return isClaimed ? made.mark([marks.claim.create({ id: 'c1' })]) : made;
  };

  /** “The ferry carried 12,400 people.”, of which some letters bear the mark, parted by leaves. */
  const text = 'The ferry carried 12,400 people.';
  const cases = fc.record({
    from: fc.nat({ max: text.length - 1 }),
    length: fc.integer({ min: 1, max: text.length }),
    at: leaves,
  });

  test('read as they read without them, in whole words', () => {
    fc.assert(
      fc.property(cases, ({ from, length, at }) => {
        const to = Math.min(text.length, from + length);
        const claimed = (offset: number) => offset >= from && offset < to;
        const letters = (cuts: readonly number[]): Node[] =>
          Array.from({ length: text.length + 1 }, (_, offset) => text.charAt(offset)).flatMap(
            (letter, offset) => [
              ...cuts.filter((cut) => cut === offset).map(() => leaf(offset > from && offset < to)),
              ...(letter === '' ? [] : [marked(letter, claimed(offset))]),
            ],
          );
        const anchorIn = (cuts: readonly number[]) => {
          const doc = buildDocument({ body: [nodes.paragraph.create(null, letters(cuts))] });
          const anchor = claimAnchors(doc).get('c1' as never);
          return { doc, anchor };
        };
        const plain = anchorIn([]);
        const parted = anchorIn(at.map((part) => Math.round(part * text.length)));
        expect(parted.anchor?.text).toBe(plain.anchor?.text);
        const { from: start = 0, to: end = 0 } = parted.anchor ?? {};
        expect(parted.doc.textBetween(start, end)).toBe(plain.anchor?.text);
      }),
      { seed: 6_2028, numRuns: 400 },
    );
  });

  function marked(letter: string, isClaimed: boolean): Node {
    return articleSchema.text(letter, isClaimed ? [marks.claim.create({ id: 'c1' })] : []);
  }
});
