import { Slice, type Mark, type Node } from 'prosemirror-model';
import { articleSchema } from '../schema.ts';
import { readSlice } from '../schema/proposals.ts';

const { nodes, marks } = articleSchema;

/** The proposals that something is done with: ids of their notes, or all that there are. */
export type Chosen = ReadonlySet<string> | 'all';

/** Whether a proposal's id is among those chosen. */
export function isChosen(chosen: Chosen, id: unknown): boolean {
  return chosen === 'all' || chosen.has(String(id));
}

/** The slice of a deletion. */
export function sliceOf(leaf: Node): Slice {
  return readSlice(articleSchema, leaf.attrs['slice']);
}

/** Whether a node is a deletion of whole blocks that stood beside a block around it. */
export function isBlockDeletion(node: Node): boolean {
  return node.type === nodes.deletion && node.attrs['side'] !== null;
}

/** A leaf that holds `slice` for a proposal, where it stood. */
export function deletionOf(
  id: string,
  slice: Slice,
  beside: { readonly side: 'before' | 'after'; readonly depth: number } | null = null,
): Node {
  const attrs = { id, slice: slice.toJSON() as unknown, side: null, depth: 1, ...beside };
  return nodes.deletion.create(attrs);
}

/** Whether a node is a leaf that a proposal stands in. */
export function isLeaf({ type }: Pick<Node, 'type'>): boolean {
  return type === nodes.deletion || type === nodes.split;
}

/** Whether a mark is a proposal. */
export function isProposal({ type }: Mark): boolean {
  return type === marks.insertion || type === marks.format_change || type === marks.block_change;
}

// Nodes are immutable: what was found in one holds as long as it lives.
const known = new WeakMap<Node, boolean>();

/** Whether anything is proposed in a node, or it is proposed itself. Cheap: known for each node. */
export function hasProposals(node: Node): boolean {
  if (isProposed(node)) return true;
  if (node.isText || node.childCount === 0) return false;
  const before = known.get(node);
  if (before !== undefined) return before;
  const found = node.children.some(hasProposals);
  known.set(node, found);
  return found;
}

function isProposed(node: Node): boolean {
  return isLeaf(node) || node.marks.some(isProposal);
}

/** Whether what is chosen is proposed in a node or in what is taken out of it, or it is so itself. */
export function bears(node: Node, chosen: Chosen): boolean {
  if (!hasProposals(node)) return false;
  if (chosen === 'all') return true;
  if (isLeaf(node) && isChosen(chosen, node.attrs['id'])) return true;
  if (node.marks.some((mark) => isProposal(mark) && isChosen(chosen, mark.attrs['id'])))
    return true;
  const within = node.type === nodes.deletion ? sliceOf(node).content.content : node.children;
  return within.some((child) => bears(child, chosen));
}

/** Calls `visit` for what carries a proposal and begins in a range, in document order; looks at no more. */
export function eachProposedIn(
  doc: Node,
  from: number,
  to: number,
  visit: (node: Node, pos: number) => void,
): void {
  doc.nodesBetween(from, to, (node, pos) => {
    if (!hasProposals(node)) return false;
    if (pos >= from && pos < to && isProposed(node)) visit(node, pos);
    return true;
  });
}

/**
 * Calls `visit` for what carries a proposal within what a deletion takes out, in its order, also in
 * deletions there; `isInBlock` says whether it stands in a block that an insertion put in.
 */
export function eachProposedWithin(
  leaf: Node,
  visit: (node: Node, isInBlock: (insertion: string) => boolean) => void,
  around: ReadonlySet<string> = new Set(),
): void {
  const look = (node: Node, blocks: ReadonlySet<string>): void => {
    if (!hasProposals(node)) return;
    if (isProposed(node)) visit(node, (id) => blocks.has(id));
    if (node.type === nodes.deletion) eachProposedWithin(node, visit, blocks);
    const mark = node.isBlock ? marks.insertion.isInSet(node.marks) : undefined;
    const within = mark ? new Set([...blocks, String(mark.attrs['id'])]) : blocks;
    node.forEach((child) => look(child, within));
  };
  sliceOf(leaf).content.forEach((node) => look(node, around));
}

/** Calls `visit` for what carries a proposal, in document order; passes by what carries none. */
export function eachProposed(doc: Node, visit: (node: Node, pos: number) => void): void {
  doc.descendants((node, pos) => {
    if (!hasProposals(node)) return false;
    if (isProposed(node)) visit(node, pos);
    return true;
  });
}
