import { Fragment, Slice, type Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { expect, test } from 'vitest';
import { deletionOf } from '../../../../core/article/proposals/chosen.ts';
import { reject } from '../../../../core/article/proposals/decide.ts';
import { articleSchema } from '../../../../core/article/schema.ts';
import { buildDocument, paragraph } from '../../../support/build-document.ts';

const { nodes } = articleSchema;
const blocks = 300;

/** A paragraph beside which many others stood, each taken out by a proposal of its own. */
function besides(side: 'before' | 'after'): Node {
  const leaves = Array.from({ length: blocks }, (_, index) => {
    const block = Fragment.from(paragraph(`Berth ${index}`));
    return deletionOf(`p${index}`, new Slice(block, 0, 0), { side, depth: 1 });
  });
  const quay = nodes.paragraph.create(null, [articleSchema.text('Quay'), ...leaves]);
  return buildDocument({ body: [quay, 'End'] });
}

function bodyOf(tr: Transform): readonly string[] {
  return (tr.doc.lastChild?.children ?? []).map(({ textContent }) => textContent);
}

const all = Array.from({ length: blocks }, (_, index) => `Berth ${index}`);

test.each([
  ['before', [...all, 'Quay', 'End']],
  ['after', ['Quay', ...all, 'End']],
] as const)('blocks that stood %s one come back in two steps, in their order', (side, wanted) => {
  const tr = new Transform(besides(side));
  reject(tr, 'all');
  expect(bodyOf(tr)).toEqual(wanted);
  expect(tr.steps.length).toBe(2);
});

test.each(['before', 'after'] as const)('one that stays keeps its place among those %s', (side) => {
  const tr = new Transform(besides(side));
  reject(tr, new Set(['p0', 'p1', 'p3', 'p4']));
  expect(bodyOf(tr).filter((words) => words.startsWith('Berth'))).toEqual(
    ['0', '1', '3', '4'].map((number) => `Berth ${number}`),
  );
  reject(tr, new Set(['p2']));
  reject(tr, 'all');
  expect(bodyOf(tr).filter((words) => words.startsWith('Berth'))).toEqual(all);
});
