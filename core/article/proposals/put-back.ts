import { Fragment, Slice, type Node } from 'prosemirror-model';
import { ReplaceStep, type Transform } from 'prosemirror-transform';
import { articleSchema } from '../schema.ts';
import { eachProposed, isBlockDeletion, isChosen, sliceOf, type Chosen } from './chosen.ts';
import { isFormat } from './former.ts';
import { houseLeaves, placeBeside } from './leaf-houses.ts';

const { nodes, marks } = articleSchema;

/** Puts back what chosen deletions took out, as the slices of their leaves have it. */
export function putBackDeletions(tr: Transform, chosen: Chosen): void {
  const leaves: { leaf: Node; pos: number }[] = [];
  eachProposed(tr.doc, (leaf, pos) => {
    if (leaf.type === nodes.deletion && isChosen(chosen, leaf.attrs['id']))
      leaves.push({ leaf, pos });
  });
  const start = tr.steps.length;
  // Backwards: of several leaves beside one block the first one's blocks stood first.
  for (const { leaf, pos } of leaves.toReversed()) {
    const now = placeOf(tr.doc, leaf, tr.mapping.slice(start).map(pos));
    if (leaf.attrs['side'] === null) putBackHere(tr, leaf, now);
    else putBackBeside(tr, leaf, now);
  }
}

/** Where a leaf stands: one that tells of blocks beyond those of another moved with these. */
function placeOf(doc: Node, leaf: Node, pos: number): number {
  const isIt = (node: Node | null): boolean => node?.attrs['slice'] === leaf.attrs['slice'];
  if (isIt(doc.nodeAt(pos))) return pos;
  let found = pos;
  eachProposed(doc, (node, at) => {
    if (node.type === leaf.type && isIt(node)) found = at;
  });
  return found;
}

function putBackHere(tr: Transform, leaf: Node, pos: number): void {
  const slice = fitted(sliceOf(leaf), tr.doc.resolve(pos).parent);
  // The text around may be of another kind by now, and take what was in it only in part.
  if (!isDone(tr, new ReplaceStep(pos, pos + 1, slice))) tr.replace(pos, pos + 1, slice);
}

/** Words as a block of another kind may have them, which say how they were in its own kind. */
function fitted(slice: Slice, parent: Node): Slice {
  const form = parent.marks.find(({ type }) => type === marks.block_change);
  if (!form || slice.openStart > 0) return slice;
  const fit = slice.content.content.map((node) => {
    if (node.marks.every(({ type }) => parent.type.allowsMarkType(type))) return node;
    const former = node.marks.filter(isFormat).map((mark) => mark.toJSON() as unknown);
    const change = marks.format_change.create({ id: form.attrs['id'] as unknown, marks: former });
    return node.mark(change.addToSet(parent.type.allowedMarks(node.marks)));
  });
  return new Slice(Fragment.fromArray(fit), 0, 0);
}

function putBackBeside(tr: Transform, leaf: Node, pos: number): void {
  const at = placeBeside(tr.doc, leaf, pos);
  const slice = sliceOf(leaf);
  const isAfter = leaf.attrs['side'] === 'after';
  // Leaves of the same place, further from the block: their blocks stood beyond those of this one.
  const beyond = leavesOf(tr.doc, pos, at).filter((one) =>
    isAfter ? one.pos > pos : one.pos < pos,
  );
  for (const one of [...beyond, { leaf, pos }].toSorted((one, other) => other.pos - one.pos))
    tr.delete(one.pos, one.pos + 1);
  const now = isAfter ? at - beyond.length - 1 : at;
  const size = tr.doc.content.size;
  if (!isDone(tr, new ReplaceStep(now, now, slice))) tr.replace(now, now, slice);
  houseLeaves(
    tr,
    beyond.map((one) => one.leaf),
    isAfter ? now + tr.doc.content.size - size : now,
  );
}

/** The leaves in the text block at a position that tell of blocks at one place. */
function leavesOf(doc: Node, pos: number, at: number): { leaf: Node; pos: number }[] {
  const $pos = doc.resolve(pos);
  const found: { leaf: Node; pos: number }[] = [];
  $pos.parent.forEach((leaf, offset) => {
    const own = $pos.start() + offset;
    if (isBlockDeletion(leaf) && placeBeside(doc, leaf, own) === at) found.push({ leaf, pos: own });
  });
  return found;
}

/** Makes a step, where the schema allows what comes of it. */
export function isDone(tr: Transform, step: ReplaceStep): boolean {
  const before = tr.doc;
  const { doc, failed } = step.apply(before);
  if (failed !== null || doc === null || !isValidAt(doc, step.from)) return false;
  tr.step(step);
  return true;
}

// A step looks at nodes that it puts in or joins; whether they may stand where they come to stand
// is seen at their parent.
function isValidAt(doc: Node, pos: number): boolean {
  const $pos = doc.resolve(pos);
  // What a slice holds is looked at by itself: around it anything may stand, or nothing.
  const top = $pos.node(0).type === doc.type.schema.topNodeType ? 0 : 1;
  for (let depth = $pos.depth; depth >= top; depth--) {
    const node = $pos.node(depth);
    if (!node.type.validContent(node.content)) return false;
  }
  return true;
}
