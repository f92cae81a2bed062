import { Fragment, Slice, type Node } from 'prosemirror-model';
import { canJoin, canSplit, Transform, type Step } from 'prosemirror-transform';
import { articleSchema } from '../../core/article/schema.ts';
import { wordOf } from '../db/generate-stories.ts';

const { marks } = articleSchema;

/** One batch of an editor's work: the steps, and the story after them. */
export interface Work {
  readonly steps: readonly Step[];
  readonly doc: Node;
}

/**
 * Works on a story as an editor does who keeps it at about `words` words: types a word, takes some
 * out, parts and joins paragraphs, sets a word off, puts a sentence in.
 */
export function workLikeAnEditor(doc: Node, words: number, random: () => number): Work {
  const change = new Transform(doc);
  const length = words * 7;
  const act = random();
  const place = someBlock(doc, random);
  if (doc.content.size > length && act < 0.5) cut(change, place, random);
  else if (act < 0.8) type(change, place, 1, random);
  else if (act < 0.88) type(change, place, 12, random);
  else if (act < 0.92) part(change, place);
  else if (act < 0.95) join(change, place);
  else mark(change, place, random);
  if (change.steps.length === 0) type(change, place, 1, random);
  return { steps: change.steps, doc: change.doc };
}

interface Place {
  readonly block: Node;
  /** Document position of the block's first character. */
  readonly start: number;
  /** Document position in it. */
  readonly at: number;
}

function someBlock(doc: Node, random: () => number): Place {
  const body = doc.lastChild!;
  const bodyStart = doc.content.size - body.nodeSize + 1;
  const blocks: { readonly block: Node; readonly start: number }[] = [];
  body.forEach((block, offset) => {
    if (block.isTextblock) blocks.push({ block, start: bodyStart + offset + 1 });
  });
  const chosen = blocks[Math.floor(random() * blocks.length)];
  if (!chosen) throw new Error('The story has no paragraph left');
  return { ...chosen, at: chosen.start + Math.floor(random() * (chosen.block.content.size + 1)) };
}

function type(change: Transform, { at }: Place, words: number, random: () => number): void {
  const text = Array.from({ length: words }, () => wordOf(Math.floor(random() * 5_000))).join(' ');
  change.replace(at, at, new Slice(Fragment.from(articleSchema.text(`${text} `)), 0, 0));
}

function cut(change: Transform, { block, start, at }: Place, random: () => number): void {
  const end = Math.min(start + block.content.size, at + 1 + Math.floor(random() * 80));
  if (end > at) change.delete(at, end);
}

function part(change: Transform, { at }: Place): void {
  if (canSplit(change.doc, at)) change.split(at);
}

function join(change: Transform, { start }: Place): void {
  if (canJoin(change.doc, start - 1)) change.join(start - 1);
}

function mark(change: Transform, { block, start, at }: Place, random: () => number): void {
  const end = Math.min(start + block.content.size, at + 8);
  const set = random() < 0.5 ? marks.em : marks.strong;
  if (random() < 0.5) change.addMark(at, end, set.create());
  else change.removeMark(at, end, set);
}
