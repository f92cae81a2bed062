import { expect, test } from 'vitest';
import { openDocument } from '../../../../core/article/document.ts';

const words = { type: 'text', text: 'on the quay' };

function story(...content: unknown[]): unknown {
  const part = (type: string): unknown => ({ type });
  const body = { type: 'body', content: [{ type: 'paragraph', content }] };
  const head = ['headline', 'standfirst', 'byline', 'dateline'].map(part);
  return { type: 'doc', content: [...head, body] };
}

function deletion(slice: unknown, rest: object = {}): unknown {
  return { type: 'deletion', attrs: { id: 'n1', slice, ...rest } };
}

function nested(depth: number): unknown {
  let node: unknown = { type: 'paragraph' };
  for (let level = 0; level < depth; level++)
    node = {
      type: 'bullet_list',
      content: [{ type: 'list_item', content: [{ type: 'paragraph' }, node] }],
    };
  return { content: [node] };
}

/** A deletion in a deletion in a deletion. */
function within(depth: number): unknown {
  let leaf: unknown = deletion({ content: [words] });
  for (let level = 1; level < depth; level++) leaf = deletion({ content: [words, leaf] });
  return leaf;
}

function beside(count: number): unknown[] {
  const one = deletion({ content: [{ type: 'paragraph' }] }, { side: 'after', depth: 1 });
  return Array.from({ length: count }, () => one);
}

test('deletions within one another open, unless they are deeper than anybody could have gone', () => {
  const open = (depth: number) => openDocument({ version: 1, doc: story(words, within(depth)) });
  expect(open(30)).toMatchObject({ ok: true });
  expect(open(300)).toMatchObject({ ok: false, error: { code: 'invalid' } });
});

test('a block beside which thousands stood opens, and one with more than anybody takes out does not', () => {
  const open = (count: number) => openDocument({ version: 1, doc: story(words, ...beside(count)) });
  expect(open(2000)).toMatchObject({ ok: true });
  expect(open(10_001)).toMatchObject({ ok: false, error: { code: 'invalid' } });
});

test('a deletion opens with what it holds', () => {
  const doc = story(words, deletion({ content: [words] }));
  expect(openDocument({ version: 1, doc })).toMatchObject({ ok: true });
});

test.each([
  ['no slice', deletion(undefined)],
  ['null', deletion(null)],
  ['a text', deletion('on the quay')],
  ['a list', deletion([])],
  ['nothing', deletion({ content: [] })],
  ['a node that is unknown', deletion({ content: [{ type: 'script' }] })],
  [
    'a link that runs',
    deletion({
      content: [{ ...words, marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }],
    }),
  ],
  [
    'a figure in a paragraph',
    deletion({ content: [{ type: 'paragraph', content: [{ type: 'figure' }] }] }),
  ],
  ['sides deeper than itself', deletion({ content: [words], openStart: 3, openEnd: 3 })],
  ['sides that are no numbers', deletion({ content: [words], openStart: 'x' })],
  ['thousands of levels', deletion(nested(5000))],
  ['an id that is none', deletion({ content: [words] }, { id: '<b>' })],
  ['a side that is none', deletion({ content: [words] }, { side: 'under' })],
  ['a depth that is none', deletion({ content: [words] }, { side: 'after', depth: 1e9 })],
  ['a split of no depth', { type: 'split', attrs: { id: 'n1', depth: 0 } }],
  [
    'former marks that run',
    {
      ...words,
      marks: [
        {
          type: 'format_change',
          attrs: { id: 'n1', marks: [{ type: 'link', attrs: { href: 'data:text/html,x' } }] },
        },
      ],
    },
  ],
])('%s is refused as a value', (_what, node) => {
  const doc = story(words, node);
  expect(openDocument({ version: 1, doc })).toMatchObject({
    ok: false,
    error: { code: 'invalid' },
  });
});

test.each([
  ['no form', undefined],
  ['a kind that is unknown', { type: 'constructor', attrs: {} }],
  ['a whole story', { type: 'doc', attrs: {} }],
  ['a level that no heading has', { type: 'heading', attrs: { level: 9 } }],
])('a block that was %s is refused as a value', (_what, before) => {
  const doc = story(words) as { content: { content: object[] }[] };
  Object.assign(doc.content[4]!.content[0]!, {
    marks: [{ type: 'block_change', attrs: { id: 'n1', before } }],
  });
  expect(openDocument({ version: 1, doc })).toMatchObject({
    ok: false,
    error: { code: 'invalid' },
  });
});
