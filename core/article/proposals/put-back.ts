import { Fragment, Slice, type Node } from 'prosemirror-model';
import { ReplaceStep, type Transform } from 'prosemirror-transform';
import { articleSchema } from '../schema.ts';
import { eachProposed, isBlockDeletion, isChosen, sliceOf, type Chosen } from './chosen.ts';
import { isFormat } from './former.ts';
import { houseLeaves, placeBeside } from './leaf-houses.ts';

const { nodes, marks } = articleSchema;

interface PlacedLeaf {
  readonly leaf: Node;
  readonly pos: number;
}

/** Puts back what chosen deletions took out, as the slices of their leaves have it. */
export function putBackDeletions(tr: Transform, chosen: Chosen): void {
  const groups = groupsOf(tr.doc, chosen);
  putBackGroups(tr, groups);
  // One that came to tell of more blocks than before is another leaf by now.
  const left = groups.length > 1 ? groupsOf(tr.doc, chosen) : [];
  if (left.length > 0) putBackGroups(tr, left);
}

function putBackGroups(tr: Transform, groups: readonly PlacedLeaf[][]): void {
  const start = tr.steps.length;
  // Backwards: of several leaves beside one block the first one's blocks stood first.
  for (const group of groups.toReversed()) {
    const mapping = tr.mapping.slice(start);
    const now = group.flatMap(({ leaf, pos }) => {
      const at = placeOf(tr.doc, leaf, mapping.map(pos));
      return at === null ? [] : [{ leaf, pos: at }];
    });
    const [first] = now;
    if (first?.leaf.attrs['side'] === null) putBackHere(tr, first.leaf, first.pos);
    else putBackBeside(tr, now);
  }
}

/**
 * The leaves of chosen deletions in document order. Those of one block that tell of one place are put
 * back together, as each by itself would move all others; but not where one stays between them.
 */
function groupsOf(doc: Node, chosen: Chosen): PlacedLeaf[][] {
  const groups: PlacedLeaf[][] = [];
  let places = new Map<number, PlacedLeaf[]>();
  let block: Node | null = null;
  eachProposed(doc, (leaf, pos) => {
    if (leaf.type !== nodes.deletion) return;
    const $pos = doc.resolve(pos);
    if ($pos.parent !== block) {
      block = $pos.parent;
      places = new Map();
    }
    const isBeside = isBlockDeletion(leaf);
    const at = isBeside ? placeBeside(doc, leaf, pos) : -1;
    const group = isBeside ? places.get(at) : undefined;
    if (!isChosen(chosen, leaf.attrs['id'])) places.delete(at);
    else if (group) group.push({ leaf, pos });
    else {
      const begun = [{ leaf, pos }];
      groups.push(begun);
      if (isBeside) places.set(at, begun);
    }
  });
  return groups;
}

/**
 * Where a leaf stands: one that tells of blocks beyond those of another moved with these.
 * @returns null where it stands no more, as its blocks do, or tells of more of them
 */
function placeOf(doc: Node, leaf: Node, pos: number): number | null {
  const isIt = (node: Node | null): boolean => node?.attrs['slice'] === leaf.attrs['slice'];
  if (isIt(doc.nodeAt(pos))) return pos;
  let found: number | null = null;
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

function putBackBeside(tr: Transform, group: readonly PlacedLeaf[]): void {
  const [first, last] = [group[0], group.at(-1)];
  if (!first || !last) return;
  const at = placeBeside(tr.doc, first.leaf, first.pos);
  const isAfter = first.leaf.attrs['side'] === 'after';
  // Leaves of the same place, further from the block: their blocks stood beyond those of this one.
  const beyond = leavesOf(tr.doc, first.pos, at).filter((one) =>
    isAfter ? one.pos > last.pos : one.pos < first.pos,
  );
  takeOut(tr, isAfter ? [...group, ...beyond] : [...beyond, ...group]);
  const now = isAfter ? at - beyond.length - group.length : at;
  const size = tr.doc.content.size;
  putBlocks(
    tr,
    now,
    group.map(({ leaf }) => sliceOf(leaf)),
  );
  houseLeaves(
    tr,
    beyond.map((one) => one.leaf),
    isAfter ? now + tr.doc.content.size - size : now,
  );
}

/** Takes leaves out that are given in document order: those side by side in one step. */
function takeOut(tr: Transform, leaves: readonly PlacedLeaf[]): void {
  let end = leaves.length;
  while (end > 0) {
    let from = end - 1;
    while (from > 0 && leaves[from - 1]?.pos === (leaves[from]?.pos ?? 0) - 1) from -= 1;
    const [first, last] = [leaves[from], leaves[end - 1]];
    if (first && last) tr.delete(first.pos, last.pos + 1);
    end = from;
  }
}

function putBlocks(tr: Transform, at: number, slices: readonly Slice[]): void {
  const isWhole = slices.every(({ openStart, openEnd }) => openStart === 0 && openEnd === 0);
  const content = Fragment.fromArray(slices.flatMap((slice) => slice.content.content));
  if (isWhole && isDone(tr, new ReplaceStep(at, at, new Slice(content, 0, 0)))) return;
  for (const slice of slices.toReversed())
    if (!isDone(tr, new ReplaceStep(at, at, slice))) tr.replace(at, at, slice);
}

/** The leaves in the text block at a position that tell of blocks at one place. */
function leavesOf(doc: Node, pos: number, at: number): PlacedLeaf[] {
  const $pos = doc.resolve(pos);
  const found: PlacedLeaf[] = [];
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
