import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openDocument, type StoredDocument } from '../../../../core/article/document.ts';
import { hasProposals } from '../../../../core/article/proposals/chosen.ts';
import { proposalsIn } from '../../../../core/article/proposals/proposals-in.ts';
import { asAccepted, withoutProposals } from '../../../../core/article/proposals/reading.ts';

const runs = Number(process.env['PROPOSAL_RUNS'] ?? 400);
const id = fc.constantFrom('p1', 'p2', 'p3');
const link = { type: 'link', attrs: { href: 'https://ferry.example' } };
const former = fc.constantFrom<readonly object[]>([], [{ type: 'em' }], [link, { type: 'strong' }]);
const form = fc.constantFrom(
  { type: 'paragraph', attrs: {} },
  { type: 'heading', attrs: { level: 3 } },
  { type: 'bullet_list', attrs: {} },
  { type: 'figure', attrs: { media: null, alt: 'A quay' } },
  { type: 'section_break', attrs: {} },
  { type: 'caption', attrs: {} },
  { type: 'body', attrs: {} },
);

/** Documents that the schema takes though no editor ever made them: any leaf and mark at any place. */
const { leaf, block } = fc.letrec<Record<'leaf' | 'words' | 'inline' | 'block' | 'slice', object>>(
  (tie) => ({
    words: fc.record({
      type: fc.constant('text'),
      text: fc.constantFrom('a', 'on the quay', ' '),
      marks: fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: id.map((one) => [{ type: 'insertion', attrs: { id: one } }]) },
        {
          weight: 1,
          arbitrary: fc
            .tuple(id, former)
            .map(([one, marks]) => [{ type: 'format_change', attrs: { id: one, marks } }]),
        },
      ),
    }),
    slice: fc
      .tuple(
        fc.oneof(
          fc.array(tie('inline'), { minLength: 1, maxLength: 2 }),
          fc.array(tie('block'), { minLength: 1, maxLength: 2 }),
        ),
        fc.nat(2),
        fc.nat(2),
      )
      .map(([content, openStart, openEnd]) => ({ content, openStart, openEnd })),
    leaf: fc.oneof(
      fc
        .tuple(
          id,
          tie('slice'),
          fc.constantFrom(null, 'before', 'after'),
          fc.integer({ min: 1, max: 6 }),
        )
        .map(([one, slice, side, depth]) => ({
          type: 'deletion',
          attrs: { id: one, slice, side, depth },
        })),
      fc
        .tuple(id, fc.integer({ min: 1, max: 5 }))
        .map(([one, depth]) => ({ type: 'split', attrs: { id: one, depth } })),
    ),
    inline: fc.oneof(
      { depthSize: 'small' },
      { weight: 3, arbitrary: tie('words') },
      { weight: 1, arbitrary: tie('leaf') },
    ),
    block: fc.oneof(
      { depthSize: 'small' },
      fc
        .tuple(
          fc.constantFrom('paragraph', 'pull_quote'),
          fc.array(tie('inline'), { maxLength: 3 }),
          fc.option(fc.tuple(id, form)),
          fc.option(id, { freq: 4 }),
        )
        .map(([type, content, change, put]) => ({ type, content, marks: marksOf(change, put) })),
      fc
        .tuple(
          fc.constantFrom('blockquote', 'bullet_list'),
          tie('block'),
          fc.option(id, { freq: 4 }),
        )
        .map(([type, inner, put]) => ({
          type,
          content: type === 'blockquote' ? [inner] : [{ type: 'list_item', content: [inner] }],
          marks: marksOf(null, put),
        })),
      fc.array(tie('inline'), { maxLength: 2 }).map((content) => ({
        type: 'figure',
        content: [{ type: 'caption', content }, { type: 'credit' }],
      })),
      fc.constant({ type: 'section_break' }),
    ),
  }),
);

function marksOf(change: readonly [string, object] | null, put: string | null): object[] {
  const marks: object[] = [];
  if (put !== null) marks.push({ type: 'insertion', attrs: { id: put } });
  if (change) marks.push({ type: 'block_change', attrs: { id: change[0], before: change[1] } });
  return marks;
}

const story = fc
  .tuple(fc.array(leaf, { maxLength: 2 }), fc.array(block, { minLength: 1, maxLength: 4 }))
  .map(([head, body]): StoredDocument => {
    const [headline, ...rest] = ['headline', 'standfirst', 'byline', 'dateline'].map((type) => ({
      type,
    }));
    const doc = {
      type: 'doc',
      content: [{ ...headline, content: head }, ...rest, { type: 'body', content: body }],
    };
    return { version: 1, doc };
  });

test('whatever a file says is proposed, deciding it leaves a sound story and nothing proposed', () => {
  let opened = 0;
  fc.assert(
    fc.property(story, (json) => {
      const result = openDocument(json);
      if (!result.ok) return;
      opened += 1;
      for (const decided of [withoutProposals(result.value), asAccepted(result.value)]) {
        decided.check();
        expect(hasProposals(decided)).toBe(false);
        expect(proposalsIn(decided)).toEqual([]);
      }
    }),
    { numRuns: runs, seed: 20261 },
  );
  expect(opened).toBeGreaterThan(runs / 4);
});
