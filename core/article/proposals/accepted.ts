import { Fragment, type Mark, type Node } from 'prosemirror-model';
import { articleSchema } from '../schema.ts';
import {
  deletionOf,
  hasProposals,
  isChosen,
  isLeaf,
  isProposal,
  sliceOf,
  type Chosen,
} from './chosen.ts';
import { accept } from './decide.ts';
import { changeSlice } from './fragment-root.ts';

const { nodes } = articleSchema;

const accepted = new WeakMap<Node, Node>();

/**
 * A node with what is chosen of all that is proposed in it accepted, in one go: its leaves are gone,
 * and so are its marks.
 */
export function withAccepted(node: Node, chosen: Chosen): Node {
  if (!hasProposals(node)) return node;
  const known = chosen === 'all' ? accepted.get(node) : undefined;
  if (known) return known;
  const content: Node[] = [];
  node.forEach((child) => {
    const now = isLeaf(child) ? leafAccepted(child, chosen) : withAccepted(child, chosen);
    if (now) content.push(now);
  });
  const bare = node.isLeaf ? node : node.copy(Fragment.fromArray(content));
  const clear = bare.mark(node.marks.filter((mark) => !isDecided(mark, chosen)));
  if (chosen === 'all') accepted.set(node, clear);
  return clear;
}

function isDecided(mark: Mark, chosen: Chosen): boolean {
  return isProposal(mark) && isChosen(chosen, mark.attrs['id']);
}

/** @returns null where nothing of the leaf is left */
function leafAccepted(leaf: Node, chosen: Chosen): Node | null {
  if (isChosen(chosen, leaf.attrs['id'])) return null;
  const rest = leaf.marks.filter((mark) => !isDecided(mark, chosen));
  if (leaf.type !== nodes.deletion) return leaf.mark(rest);
  const inner = leafWithin(leaf, chosen, accept);
  return inner?.mark(rest) ?? null;
}

/**
 * A deletion with what is chosen in its slice decided.
 * @returns null where nothing of it is left
 */
export function leafWithin(leaf: Node, chosen: Chosen, decide: typeof accept): Node | null {
  const before = sliceOf(leaf);
  if (!before.content.content.some(hasProposals)) return leaf;
  const after = changeSlice(before, (inner) => {
    decide(inner, chosen);
  });
  if (after === null) return null;
  if (after === before) return leaf;
  const { slice } = deletionOf('x', after).attrs;
  return nodes.deletion.create({ ...leaf.attrs, slice: slice as unknown }, null, leaf.marks);
}
