import { Fragment, type Mark, type Node } from 'prosemirror-model';
import { articleSchema } from '../schema.ts';
import { hasProposals, sliceOf } from './chosen.ts';
import { formerMarks, isFormat } from './former.ts';
import { insertionOf } from './take-back.ts';

const { nodes, marks } = articleSchema;

const accepted = new WeakMap<Node, Node>();

/** A node with all that is proposed in it accepted: leaves are gone, and so are the marks. */
export function cleared(node: Node): Node {
  if (!hasProposals(node)) return node;
  const known = accepted.get(node);
  if (known) return known;
  const content: Node[] = [];
  node.forEach((child) => {
    if (!isLeaf(child)) content.push(cleared(child));
  });
  const bare = node.isText ? node : node.copy(Fragment.fromArray(content));
  const clear = bare.mark(node.marks.filter((mark) => !isProposal(mark)));
  accepted.set(node, clear);
  return clear;
}

function isLeaf({ type }: Node): boolean {
  return type === nodes.deletion || type === nodes.split;
}

function isProposal({ type }: Mark): boolean {
  return type === marks.insertion || type === marks.format_change || type === marks.block_change;
}

const settled = new WeakMap<Node, Node>();

/**
 * A node in which all proposals are rejected that are of the words of one block alone, in one go. What
 * is left is of blocks: ends, blocks that came or went, other forms, and the words in those.
 */
export function withWordsRejected(node: Node): Node {
  if (node.isText || !hasProposals(node)) return node;
  const known = settled.get(node);
  if (known) return known;
  const content = node.isTextblock ? rejectedWords(node) : rejectedWithin(node);
  const now = content && node.type.validContent(content) ? node.copy(content) : node;
  settled.set(node, now);
  return now;
}

function rejectedWithin(node: Node): Fragment {
  return Fragment.fromArray(node.children.map((child) => withWordsRejected(child)));
}

/** @returns null where the block is of another kind now: what may stand in it must be seen first */
function rejectedWords(block: Node): Fragment | null {
  if (block.marks.some(({ type }) => type === marks.block_change)) return null;
  return Fragment.fromArray(inlineRejected(block.content));
}

function inlineRejected(content: Fragment): Node[] {
  return content.content.flatMap((node) => {
    if (insertionOf(node) !== null && !isLeaf(node)) return [];
    if (node.type === nodes.deletion) return putBack(node);
    return [dressedAgain(node)];
  });
}

function putBack(leaf: Node): readonly Node[] {
  const { content, openStart, openEnd } = sliceOf(leaf);
  const isWords = leaf.attrs['side'] === null && openStart === 0 && openEnd === 0;
  if (!isWords || content.firstChild?.isInline !== true) return [leaf];
  // Ends and blocks in it are put back with it, one by one.
  const now = inlineRejected(content);
  return now.some(isLeaf) ? [leaf] : now;
}

function dressedAgain(node: Node): Node {
  const change = node.marks.find(({ type }) => type === marks.format_change);
  if (!change) return node;
  const rest = node.marks.filter((mark) => mark !== change && !isFormat(mark));
  return node.mark(
    formerMarks(change).reduce<readonly Mark[]>((set, mark) => mark.addToSet(set), rest),
  );
}
