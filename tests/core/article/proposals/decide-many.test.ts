import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { expect, test, vi } from 'vitest';
import { deletionOf } from '../../../../core/article/proposals/chosen.ts';
import {
  decideMany,
  mostSteps,
  type Outcome,
} from '../../../../core/article/proposals/decide-many.ts';
import { accept, reject } from '../../../../core/article/proposals/decide.ts';
import { articleSchema } from '../../../../core/article/schema.ts';
import { buildDocument } from '../../../support/build-document.ts';

const { nodes, marks } = articleSchema;
const words = articleSchema.text('twice ');

/** Paragraphs, each with words put in by one author and words taken out by another. */
function storyOf(paragraphs: number): Node {
  const body = Array.from({ length: paragraphs }, (_, index) =>
    nodes.paragraph.create(null, [
      articleSchema.text(`Boat ${index} sailed `),
      articleSchema.text('again ', [marks.insertion.create({ id: `a${index}` })]),
      articleSchema.text('and came back '),
      deletionOf(`b${index}`, nodes.paragraph.create(null, words).slice(0, words.nodeSize)),
      articleSchema.text('on Monday.'),
    ]),
  );
  return buildDocument({ headline: 'Boats', body });
}

const boats = storyOf(600);
const ofOne = new Set(Array.from({ length: 600 }, (_, index) => `a${index}`));

test.each([
  ['accepted', 'all'],
  ['rejected', 'all'],
  ['accepted', ofOne],
  ['rejected', ofOne],
] as const)('hundreds are %s in few steps, with the outcome of one by one', (outcome, chosen) => {
  const [slow, quick] = [new Transform(boats), new Transform(boats)];
  (outcome === 'accepted' ? accept : reject)(slow, chosen);
  decideMany(quick, chosen, outcome, 40);
  expect(slow.steps.length).toBeGreaterThanOrEqual(600);
  expect(quick.steps.length).toBeLessThanOrEqual(mostSteps + 2);
  expect(quick.doc.eq(slow.doc)).toBe(true);
});

test.each<Outcome>(['accepted', 'rejected'])(
  'what is %s elsewhere leaves a caret where it is',
  (outcome) => {
    const own = nodes.paragraph.create(null, articleSchema.text('The quay is long.'));
    const body = [...storyOf(200).lastChild!.children, own, ...storyOf(200).lastChild!.children];
    const doc = buildDocument({ body });
    let caret = 0;
    doc.descendants((node, pos) => {
      if (node === own) caret = pos + 5;
    });
    const tr = new Transform(doc);
    decideMany(tr, 'all', outcome, caret);
    const $now = tr.doc.resolve(tr.mapping.map(caret));
    expect($now.parent.textContent).toBe('The quay is long.');
    expect($now.parentOffset).toBe(4);
  },
);

test('each block is looked at no oftener where there are ten times as many', () => {
  const checksFor = (paragraphs: number): number => {
    const doc = storyOf(paragraphs);
    const spy = vi.spyOn(articleSchema.nodes.body, 'validContent');
    decideMany(new Transform(doc), 'all', 'rejected', 0);
    const calls = spy.mock.calls.length;
    spy.mockRestore();
    return calls;
  };
  expect(checksFor(400)).toBe(checksFor(40));
});

test('thousands of ends are joined in one step', () => {
  const parts = Array.from({ length: 3000 }, (_, index) =>
    nodes.paragraph.create(null, [
      articleSchema.text(`plank ${index} `),
      nodes.split.create({ id: `s${index}` }),
    ]),
  );
  const doc = buildDocument({ body: [...parts, 'The end.'] });
  const tr = new Transform(doc);
  decideMany(tr, 'all', 'rejected', 0);
  expect(tr.doc.lastChild?.childCount).toBe(1);
  expect(tr.doc.textContent).toBe(doc.textContent);
  expect(tr.steps.length).toBe(1);
});
