import type { Node } from 'prosemirror-model';
import { canJoin, canSplit, Transform, type Step } from 'prosemirror-transform';
import { articleSchema } from '../../core/article/schema.ts';
import { createRandom } from './generate-stories.ts';

const { marks, nodes } = articleSchema;

/** Edits as a desk makes them: the steps, and the story after them. */
export interface RandomEdit {
  readonly steps: readonly Step[];
  readonly doc: Node;
}

type Edit = (change: Transform, random: () => number) => void;

const edits: readonly Edit[] = [
  type,
  type,
  type,
  cut,
  mark,
  unmark,
  split,
  join,
  rename,
  insertFigure,
  paste,
];

/** One edit or a few, the same for the same seed; never none. */
export function editAtRandom(doc: Node, seed: number): RandomEdit {
  const random = createRandom(seed);
  const change = new Transform(doc);
  const wanted = 1 + Math.floor(random() * 3);
  for (let tries = 0; tries < 20 && change.steps.length < wanted; tries++)
    pick(edits, random)(change, random);
  return { steps: change.steps, doc: change.doc };
}

function pick<T>(items: readonly T[], random: () => number): T {
  return items[Math.floor(random() * items.length)]!;
}

/** Some text block with the position of its content. */
function someBlock(doc: Node, random: () => number): { block: Node; start: number } {
  const blocks: { block: Node; start: number }[] = [];
  doc.descendants((node, pos) => {
    if (node.isTextblock) blocks.push({ block: node, start: pos + 1 });
  });
  return pick(blocks, random);
}

function someRange(doc: Node, random: () => number): { from: number; to: number } {
  const { block, start } = someBlock(doc, random);
  const from = start + Math.floor(random() * (block.content.size + 1));
  return { from, to: from + Math.floor(random() * (start + block.content.size - from + 1)) };
}

function type(change: Transform, random: () => number): void {
  const { from } = someRange(change.doc, random);
  change.insert(
    from,
    articleSchema.text(pick(['a', 'ferry ', '“', '\ud83d', '😀', ' ', 'é'], random)),
  );
}

function cut(change: Transform, random: () => number): void {
  const { from, to } = someRange(change.doc, random);
  if (to > from) change.delete(from, to);
}

function mark(change: Transform, random: () => number): void {
  const { from, to } = someRange(change.doc, random);
  const made = pick(
    [
      marks.em.create(),
      marks.claim.create({ id: 'c1' }),
      marks.link.create({ href: 'https://example.org/' }),
    ],
    random,
  );
  change.addMark(from, to, made);
}

function unmark(change: Transform, random: () => number): void {
  const { from, to } = someRange(change.doc, random);
  change.removeMark(from, to);
}

function split(change: Transform, random: () => number): void {
  const { from } = someRange(change.doc, random);
  if (change.doc.resolve(from).depth > 1 && canSplit(change.doc, from)) change.split(from);
}

function join(change: Transform, random: () => number): void {
  const { start } = someBlock(change.doc, random);
  if (canJoin(change.doc, start - 1)) change.join(start - 1);
}

function rename(change: Transform, random: () => number): void {
  const { block, start } = someBlock(change.doc, random);
  const isInBody = change.doc.resolve(start).node(1).type === nodes.body;
  if (isInBody && block.type === nodes.paragraph)
    change.setBlockType(start, start, nodes.heading, { level: 3 });
}

function insertFigure(change: Transform, random: () => number): void {
  const after = change.doc.content.size - 1;
  change.insert(after, nodes.figure.createAndFill({ alt: pick(['', 'A quay'], random) })!);
}

function paste(change: Transform, random: () => number): void {
  const { from, to } = someRange(change.doc, random);
  change.replaceRange(
    from,
    to,
    change.doc.slice(0, Math.floor(random() * change.doc.content.size)),
  );
}
