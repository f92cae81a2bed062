import { Fragment, Slice, type Node, type ResolvedPos } from 'prosemirror-model';
import { canJoin, canSplit, findWrapping, liftTarget, Transform } from 'prosemirror-transform';
import { articleSchema } from '../../../../core/article/schema.ts';
import { block, Dice, list, paragraph, phrase, picture } from './random-stories.ts';

const { nodes, marks } = articleSchema;

/** A change of a story as the desk's commands make it; it may change nothing. */
export type Edit = (tr: Transform, dice: Dice) => void;

interface TextPlace {
  readonly node: Node;
  readonly start: number;
}

function textPlaces(doc: Node): TextPlace[] {
  const places: TextPlace[] = [];
  doc.descendants((node, pos) => {
    if (node.isTextblock) places.push({ node, start: pos + 1 });
    return !node.isTextblock;
  });
  return places;
}

function somewhere(doc: Node, dice: Dice): ResolvedPos {
  const { node, start } = dice.pick(textPlaces(doc));
  return doc.resolve(start + dice.roll(node.content.size + 1));
}

/** A range of words; usually short, sometimes over blocks. */
function somewhereTo(doc: Node, dice: Dice): readonly [number, number] {
  const $from = somewhere(doc, dice);
  if (dice.is(4)) {
    const other = somewhere(doc, dice).pos;
    if (Math.abs(other - $from.pos) < 80)
      return [Math.min($from.pos, other), Math.max($from.pos, other)];
  }
  const to = Math.min($from.end(), $from.pos + 1 + dice.roll(8));
  return [$from.pos, to];
}

const type: Edit = (tr, dice) => {
  tr.insert(somewhere(tr.doc, dice).pos, articleSchema.text(phrase(dice)));
};

const takeOut: Edit = (tr, dice) => {
  const [from, to] = somewhereTo(tr.doc, dice);
  if (dice.is(3)) tr.deleteRange(from, to);
  else tr.delete(from, to);
};

/** Key by key, forwards or backwards. */
const erase: Edit = (tr, dice) => {
  const $at = somewhere(tr.doc, dice);
  const end = dice.is(2);
  let at = $at.pos;
  for (let key = 0; key <= dice.roll(5); key++) {
    const $now = tr.doc.resolve(at);
    if (end ? $now.parentOffset >= $now.parent.content.size : $now.parentOffset === 0) return;
    if (!end) at--;
    tr.delete(at, at + 1);
  }
};

const replace: Edit = (tr, dice) => {
  const [from, to] = somewhereTo(tr.doc, dice);
  tr.replaceRange(from, to, new Slice(Fragment.from(articleSchema.text(phrase(dice))), 0, 0));
};

const enter: Edit = (tr, dice) => {
  const $at = somewhere(tr.doc, dice);
  const isItem = $at.depth > 1 && $at.node(-1).type === nodes.list_item && dice.is(2);
  const depth = isItem ? 2 : 1;
  const atEnd = $at.parentOffset === $at.parent.content.size && $at.parent.type === nodes.heading;
  const types = atEnd ? [{ type: nodes.paragraph }] : undefined;
  if (canSplit(tr.doc, $at.pos, depth, types)) tr.split($at.pos, depth, types);
};

const join: Edit = (tr, dice) => {
  const { start } = dice.pick(textPlaces(tr.doc));
  const $start = tr.doc.resolve(start);
  const level = 1 + dice.roll($start.depth);
  const at = $start.before(level);
  if (canJoin(tr.doc, at)) tr.join(at, dice.is(3) ? 2 : 1);
};

const kind: Edit = (tr, dice) => {
  const { start, node } = dice.pick(textPlaces(tr.doc));
  if (tr.doc.resolve(start).node(-1).type !== nodes.body) return;
  const [to, attrs] = dice.pick([
    [nodes.paragraph, null],
    [nodes.heading, { level: 2 + dice.roll(3) }],
    [nodes.pull_quote, null],
  ] as const);
  tr.setBlockType(start, start + node.content.size, to, attrs);
};

const dress: Edit = (tr, dice) => {
  const [from, to] = somewhereTo(tr.doc, dice);
  const mark = dice.pick([
    marks.em.create(),
    marks.strong.create(),
    marks.link.create({ href: 'https://ferry.example' }),
    marks.foreign.create({ lang: 'fr' }),
  ]);
  if (dice.is(2)) tr.addMark(from, to, mark);
  else tr.removeMark(from, to, mark.type);
};

function blockPlaces(doc: Node): { node: Node; pos: number }[] {
  const found: { node: Node; pos: number }[] = [];
  doc.lastChild?.forEach((node, offset) => {
    found.push({ node, pos: doc.content.size - doc.lastChild!.nodeSize + 1 + offset });
  });
  return found;
}

const dropBlock: Edit = (tr, dice) => {
  const places = blockPlaces(tr.doc);
  const { node, pos } = dice.pick(places);
  if (places.length > 1) tr.delete(pos, pos + node.nodeSize);
};

const putBlock: Edit = (tr, dice) => {
  const { node, pos } = dice.pick(blockPlaces(tr.doc));
  const blocks = Array.from({ length: 1 + dice.roll(2) }, () => block(dice));
  tr.insert(dice.is(2) ? pos : pos + node.nodeSize, blocks);
};

const paste: Edit = (tr, dice) => {
  const [from, to] = dice.is(2) ? somewhereTo(tr.doc, dice) : [0, 0];
  const at = to > from ? from : somewhere(tr.doc, dice).pos;
  const middle = dice.is(2) ? [dice.is(2) ? picture(dice) : list(dice)] : [];
  const content = [paragraph(dice), ...middle, paragraph(dice)];
  tr.replaceRange(at, Math.max(at, to), new Slice(Fragment.from(content), 1, 1));
};

const wrap: Edit = (tr, dice) => {
  const { start } = dice.pick(textPlaces(tr.doc));
  const range = tr.doc.resolve(start).blockRange();
  const wrapping = range && findWrapping(range, dice.is(2) ? nodes.blockquote : nodes.bullet_list);
  if (range && wrapping) tr.wrap(range, wrapping);
};

const lift: Edit = (tr, dice) => {
  const { start } = dice.pick(textPlaces(tr.doc));
  const range = tr.doc.resolve(start).blockRange();
  const target = range && liftTarget(range);
  if (range && typeof target === 'number') tr.lift(range, target);
};

const describe: Edit = (tr, dice) => {
  const figures = blockPlaces(tr.doc).filter(({ node }) => node.type === nodes.figure);
  if (figures.length === 0) return;
  const { pos } = dice.pick(figures);
  tr.setNodeAttribute(pos, 'alt', phrase(dice));
};

/** Every kind of edit, common ones more often. */
export const edits: readonly Edit[] = [
  ...[type, type, type, takeOut, takeOut, takeOut, erase, erase, replace, replace, enter, enter],
  ...[join, join, kind, dress, dress, dropBlock, putBlock, paste, wrap, lift, describe],
];

/** What an edit does to a document; nothing where its document cannot take it. */
export function editOf(doc: Node, dice: Dice): Transform {
  const tr = new Transform(doc);
  try {
    dice.pick(edits)(tr, dice);
    tr.doc.check();
  } catch {
    // What no command of the desk would try is not tried here either.
    return new Transform(doc);
  }
  return tr;
}
