import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { describe, expect, test } from 'vitest';
import { decideMany } from '../../../../core/article/proposals/decide-many.ts';
import { accept, reject } from '../../../../core/article/proposals/decide.ts';
import { proposalsIn } from '../../../../core/article/proposals/proposals-in.ts';
import { propose } from '../../../../core/article/proposals/propose.ts';
import { asAccepted, withoutProposals } from '../../../../core/article/proposals/reading.ts';
import { articleSchema } from '../../../../core/article/schema.ts';
import { buildDocument, paragraph } from '../../../support/build-document.ts';

// A leaf stands in text, and a section break has none: what was taken out between a break and the
// end of a story has to be told of from beyond the break. Found by a long run of random stories.

const ruled = articleSchema.nodes.section_break.create();

function story(...body: (string | Node)[]): Node {
  return buildDocument({ body });
}

/** A story out of which blocks were proposed to go, one after another: `p1`, `p2` and so on. */
function withoutBlocks(doc: Node, indexes: readonly number[]): Node {
  return indexes.reduce((now, index, count) => {
    const $at = now.resolve(now.content.size - now.lastChild!.nodeSize + 1);
    const from = $at.posAtIndex(index);
    const edit = new Transform(now).delete(from, from + $at.parent.child(index).nodeSize);
    const { transform, isPlain } = propose(now, edit.steps, {
      id: `p${String(count + 1)}`,
      own: new Set(),
    });
    expect(isPlain).toBe(false);
    return transform.doc;
  }, doc);
}

/** Decides what is said of proposals, such as `p1-` and `p2+`, in that order. */
function decided(doc: Node, ...decisions: string[]): Node {
  const tr = new Transform(doc);
  for (const one of decisions)
    (one.endsWith('+') ? accept : reject)(tr, new Set([one.slice(0, -1)]));
  tr.doc.check();
  return tr.doc;
}

describe.each([
  ['words', 'The ferry is late.', 'It rained.'],
  ['empty paragraphs', '', ''],
])('%s behind a section break that was taken out before them', (_what, first, last) => {
  const before = story(first, ruled, last);
  const doc = withoutBlocks(before, [1, 1]);

  test('read for readers as before, and on the desk as they were edited', () => {
    expect(withoutProposals(doc).eq(before)).toBe(true);
    expect(asAccepted(doc).eq(story(first))).toBe(true);
  });

  test.each([
    ['p1+', 'p2+', story(first)],
    ['p1+', 'p2-', story(first, last)],
    ['p1-', 'p2+', story(first, ruled)],
    ['p1-', 'p2-', before],
  ])('%s and %s are decided alike in either order', (one, other, after) => {
    expect(decided(doc, one, other).eq(after)).toBe(true);
    expect(decided(doc, other, one).eq(after)).toBe(true);
  });

  test('stay proposed while the break is back, and come back by undo', () => {
    const tr = new Transform(doc);
    reject(tr, new Set(['p1']));
    expect(proposalsIn(tr.doc).map(({ id }) => id)).toEqual(['p2']);
    expect(asAccepted(tr.doc).eq(story(first, ruled))).toBe(true);
    expect(withoutProposals(tr.doc).eq(before)).toBe(true);
    for (const [at, step] of [...tr.steps.entries()].reverse()) tr.step(step.invert(tr.docs[at]!));
    expect(tr.doc.eq(doc)).toBe(true);
  });
});

test('a second break that is put back is told of with what stood behind it', () => {
  // Of two breaks in a row the second is the one that goes first.
  const doc = withoutBlocks(story('One.', ruled, ruled, 'Two.'), [1, 1, 1]);
  expect(decided(doc, 'p1-', 'p2-', 'p3+').eq(story('One.', ruled, ruled))).toBe(true);
  expect(decided(doc, 'p3+', 'p2-', 'p1-').eq(story('One.', ruled, ruled))).toBe(true);
  expect(decided(doc, 'p1-', 'p2-', 'p3-').eq(story('One.', ruled, ruled, 'Two.'))).toBe(true);
  expect(decided(doc, 'p1-', 'p2+', 'p3+').eq(story('One.', ruled))).toBe(true);
});

test('words before a break at the beginning are told of from behind it', () => {
  const doc = withoutBlocks(story('One.', ruled, 'Two.'), [1, 0]);
  expect(decided(doc, 'p1-', 'p2+').eq(story(ruled, 'Two.'))).toBe(true);
  expect(decided(doc, 'p2+', 'p1-').eq(story(ruled, 'Two.'))).toBe(true);
  expect(decided(doc, 'p1-', 'p2-').eq(story('One.', ruled, 'Two.'))).toBe(true);
});

test('where two proposals are beyond one break, words of the last stand again and keep the other', () => {
  const before = story('One.', ruled, 'Two.', 'Three.');
  const doc = withoutBlocks(before, [1, 1, 1]);
  const back = decided(doc, 'p1-');
  expect(proposalsIn(back).map(({ id }) => id)).toEqual(['p2']);
  expect(asAccepted(back).eq(story('One.', ruled, 'Three.'))).toBe(true);
  expect(decided(back, 'p2-').eq(before)).toBe(true);
});

describe('words whose leaf stands in a paragraph that was put in', () => {
  const before = story('One.', ruled, ruled, 'Two.');
  const added = propose(
    before,
    new Transform(before).insert(before.content.size - 1, paragraph('Three.')).steps,
    { id: 'p0', own: new Set() },
  ).transform.doc;
  const doc = withoutBlocks(added, [3]);

  test('are told of from beyond two breaks when that goes', () => {
    expect(decided(doc, 'p0-', 'p1+').eq(story('One.', ruled, ruled))).toBe(true);
    expect(decided(doc, 'p1+', 'p0-').eq(story('One.', ruled, ruled))).toBe(true);
    expect(decided(doc, 'p0-', 'p1-').eq(before)).toBe(true);
  });

  test('are so too where many are decided at once', () => {
    const [slow, quick] = [new Transform(doc), new Transform(doc)];
    reject(slow, new Set(['p0']));
    decideMany(quick, new Set(['p0']), 'rejected', 0);
    expect(proposalsIn(quick.doc).map(({ id }) => id)).toEqual(['p1']);
    expect(quick.doc.eq(slow.doc)).toBe(true);
  });
});

test('words stand again where nothing of a body is left that could tell of them', () => {
  const before = story(ruled, 'Two.');
  const added = propose(before, insertedFirst(before).steps, { id: 'p0', own: new Set() });
  const doc = withoutBlocks(added.transform.doc, [2]);
  const back = decided(doc, 'p0-');
  expect(proposalsIn(back)).not.toContainEqual(expect.objectContaining({ kind: 'deletion' }));
  expect(back.textContent).toBe('Two.');
  expect(decided(doc, 'p1-', 'p0-').eq(before)).toBe(true);
});

function insertedFirst(doc: Node): Transform {
  return new Transform(doc).insert(
    doc.content.size - doc.lastChild!.nodeSize + 1,
    paragraph('One.'),
  );
}
