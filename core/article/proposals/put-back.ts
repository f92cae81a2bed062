import type { Node } from 'prosemirror-model';
import { ReplaceStep, type Transform } from 'prosemirror-transform';
import { articleSchema } from '../schema.ts';
import { eachProposed, isChosen, sliceOf, type Chosen } from './chosen.ts';

const { nodes } = articleSchema;

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
    const now = tr.mapping.slice(start).map(pos);
    if (leaf.attrs['side'] === null) putBackHere(tr, leaf, now);
    else putBackBeside(tr, leaf, now);
  }
}

function putBackHere(tr: Transform, leaf: Node, pos: number): void {
  const slice = sliceOf(leaf);
  // The text around may be of another kind by now, and take what was in it only in part.
  if (!isDone(tr, new ReplaceStep(pos, pos + 1, slice))) tr.replace(pos, pos + 1, slice);
}

function putBackBeside(tr: Transform, leaf: Node, pos: number): void {
  const at = placeBeside(tr.doc, leaf, pos);
  const slice = sliceOf(leaf);
  tr.delete(pos, pos + 1);
  const now = at > pos ? at - 1 : at;
  if (!isDone(tr, new ReplaceStep(now, now, slice))) tr.replace(now, now, slice);
}

/** Where the blocks of a deletion stood: beside the node that is so many levels out of its leaf. */
export function placeBeside(doc: Node, leaf: Node, pos: number): number {
  const $pos = doc.resolve(pos);
  const depth = Math.max(1, $pos.depth + 1 - Number(leaf.attrs['depth']));
  return leaf.attrs['side'] === 'before' ? $pos.before(depth) : $pos.after(depth);
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
  for (let depth = $pos.depth; depth >= 0; depth--) {
    const node = $pos.node(depth);
    if (!node.type.validContent(node.content)) return false;
  }
  return true;
}
