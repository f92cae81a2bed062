import { Fragment, Node, Slice } from 'prosemirror-model';
import { expect, test, vi } from 'vitest';
import { deletionOf } from '../../../../core/article/proposals/chosen.ts';
import { withoutProposals } from '../../../../core/article/proposals/reading.ts';
import { articleSchema } from '../../../../core/article/schema.ts';
import { buildDocument, paragraph } from '../../../support/build-document.ts';

const { nodes, marks } = articleSchema;

const plank = (index: number, ...more: Node[]): Node =>
  nodes.paragraph.create(null, [articleSchema.text(`plank ${index} `), ...more]);
const end = (index: number, depth = 1): Node => nodes.split.create({ id: `s${index}`, depth });
const put = (index: number) => [marks.insertion.create({ id: `p${index}` })];
const item = (...content: Node[]): Node => nodes.list_item.create(null, content);
const many = <One>(count: number, of: (index: number) => One): One[] =>
  Array.from({ length: count }, (_, index) => of(index));
const taken = (index: number): Node =>
  deletionOf(`d${index}`, new Slice(Fragment.from([paragraph('one'), paragraph('two')]), 1, 1));

/** Stories of `count` proposals of one kind. */
const shapes: readonly (readonly [string, (count: number) => Node[]])[] = [
  ['ends, one behind the other', (count) => [...many(count, (at) => plank(at, end(at))), plank(0)]],
  [
    'ends of blocks that were put in around words of the story',
    (count) => [...many(count, (at) => plank(at, end(at)).mark(put(at))), plank(0)],
  ],
  [
    'ends of items',
    (count) => [
      nodes.bullet_list.create(null, [
        ...many(count, (at) => item(plank(at, end(at, 2)))),
        item(plank(0)),
      ]),
    ],
  ],
  [
    'ends in a quotation',
    (count) => [
      nodes.blockquote.create(null, [...many(count, (at) => plank(at, end(at))), plank(0)]),
    ],
  ],
  ['ends of one block', (count) => [plank(0, ...many(count, (at) => end(at))), plank(1)]],
  ['ends that were taken out of one block', (count) => [plank(0, ...many(count, taken)), plank(1)]],
  [
    'items that were put in',
    (count) => [
      nodes.bullet_list.create(null, [
        item(plank(0)),
        ...many(count, (at) =>
          item(nodes.paragraph.create(null, articleSchema.text('new', put(at)))).mark(put(at)),
        ),
      ]),
    ],
  ],
];

test.each(shapes)('%s are read together, however many', (_what, shape) => {
  const stepsFor = (count: number): number => {
    const doc = buildDocument({ body: shape(count) });
    const spy = vi.spyOn(Node.prototype, 'replace');
    const read = withoutProposals(doc);
    const steps = spy.mock.calls.length;
    spy.mockRestore();
    read.check();
    return steps;
  };
  expect(stepsFor(1000)).toBe(stepsFor(100));
});
