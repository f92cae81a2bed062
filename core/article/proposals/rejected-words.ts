import { Fragment, type Mark, type Node } from 'prosemirror-model';
import { articleSchema } from '../schema.ts';
import { leafWithin } from './accepted.ts';
import { bears, hasProposals, isChosen, isLeaf, sliceOf, type Chosen } from './chosen.ts';
import { reject } from './decide.ts';
import { formerMarks, isFormat } from './former.ts';
import { joinedRuns, type SettledRun } from './joined-runs.ts';
import { insertionOf, stayingBy } from './take-back.ts';

const { nodes, marks } = articleSchema;

const settled = new WeakMap<Node, Node>();

/**
 * A node in which what is chosen is rejected as far as it is of the words of one block alone, in one
 * go. What is left is of blocks: ends, blocks that came or went, other forms, and the words in those.
 */
export function withWordsRejected(node: Node, chosen: Chosen): Node {
  if (node.isText || !hasProposals(node)) return node;
  const known = chosen === 'all' ? settled.get(node) : undefined;
  if (known) return known;
  const content = node.isTextblock ? rejectedWords(node, chosen) : rejectedWithin(node, chosen);
  const isChanged = content !== null && !content.eq(node.content);
  const now = isChanged && node.type.validContent(content) ? node.copy(content) : node;
  if (chosen === 'all') settled.set(node, now);
  return now;
}

function rejectedWithin(node: Node, chosen: Chosen): Fragment {
  if (node.children.every((child) => child.isBlock && !hasProposals(child))) return node.content;
  return Fragment.fromArray(
    rejectedSiblings(node.children, chosen).flatMap(({ blocks }) => blocks),
  );
}

/** What becomes of blocks that stand beside one another in one node: runs of them, in order. */
export function rejectedSiblings(blocks: readonly Node[], chosen: Chosen): SettledRun[] {
  const now = blocks.map((block) => settledBlock(withWordsRejected(block, chosen), chosen));
  return joinedRuns(now, chosen).map((run) =>
    run.blocks.length === 1 ? partedRun(run, chosen) : run,
  );
}

/**
 * A block that was put in goes, or stays for words in it that are not of its proposal, unless what
 * stands in it has to be seen first.
 */
function settledBlock(block: Node, chosen: Chosen): Node | null {
  const by = insertionOf(block);
  if (by === null || !isChosen(chosen, by) || holdsLeaves(block, true)) return block;
  const stays = stayingBy(block, chosen);
  if (stays === null) return holdsLeaves(block, false) ? block : null;
  const rest = marks.insertion.removeFromSet(block.marks);
  return block.mark(stays === '' ? rest : marks.insertion.create({ id: stays }).addToSet(rest));
}

/** @param but whether ends that are proposed are none */
function holdsLeaves(node: Node, but: boolean): boolean {
  if (isLeaf(node)) return !but || node.type === nodes.deletion;
  return hasProposals(node) && node.children.some((child) => holdsLeaves(child, but));
}

function partedRun(run: SettledRun, chosen: Chosen): SettledRun {
  const blocks = run.blocks.flatMap((block) => partedAgain(block, chosen) ?? [block]);
  return { count: run.count, blocks };
}

/**
 * A block of text as the blocks that it was before ends in it were taken out.
 * @returns null where none was, or something else has to be seen first
 */
function partedAgain(block: Node, chosen: Chosen): Node[] | null {
  if (!block.isTextblock || block.marks.length > 0 || !bears(block, chosen)) return null;
  const blocks = [block.copy(Fragment.empty)];
  let content: Node[] = [];
  const close = (): void => {
    const last = blocks.at(-1);
    if (last) blocks[blocks.length - 1] = last.copy(Fragment.fromArray(content));
  };
  for (const node of block.children) {
    if (isLeaf(node) && !isEndTaken(node, chosen)) return null;
    if (!isLeaf(node)) {
      content.push(node);
      continue;
    }
    for (const [index, part] of sliceOf(node).content.content.entries()) {
      if (index > 0) {
        close();
        blocks.push(part);
        content = [];
      }
      content.push(...part.children);
    }
  }
  close();
  return blocks.every(({ type, content: own }) => type.validContent(own)) ? blocks : null;
}

/** Whether a leaf holds blocks of plain text, open on both sides as a range over them is. */
function isEndTaken(leaf: Node, chosen: Chosen): boolean {
  if (leaf.type !== nodes.deletion || leaf.attrs['side'] !== null) return false;
  if (!isChosen(chosen, leaf.attrs['id'])) return false;
  const { content, openStart, openEnd } = sliceOf(leaf);
  return (
    openStart === 1 &&
    openEnd === 1 &&
    content.childCount > 1 &&
    content.content.every((part) => part.type === nodes.paragraph && !hasProposals(part))
  );
}
/** @returns null where the block is of another kind now: what may stand in it must be seen first */
function rejectedWords(block: Node, chosen: Chosen): Fragment | null {
  if (block.marks.some(({ type }) => type === marks.block_change)) return null;
  return Fragment.fromArray(block.content.content.flatMap((node) => rejectedIn(node, chosen)));
}

function rejectedIn(node: Node, chosen: Chosen): readonly Node[] {
  if (node.type === nodes.deletion) return putBack(node, chosen);
  if (isLeaf(node)) return [node];
  const by = insertionOf(node);
  return by !== null && isChosen(chosen, by) ? [] : [dressedAgain(node, chosen)];
}

function putBack(leaf: Node, chosen: Chosen): readonly Node[] {
  const inner = leafWithin(leaf, chosen, reject);
  if (inner === null) return [];
  if (!isChosen(chosen, leaf.attrs['id'])) return [inner];
  const { content, openStart, openEnd } = sliceOf(inner);
  const isWords = leaf.attrs['side'] === null && openStart === 0 && openEnd === 0;
  // Ends and blocks in it are put back with it, one by one.
  const isPlain = isWords && content.content.every((node) => node.isInline && !isLeaf(node));
  return isPlain ? content.content : [leaf];
}

function dressedAgain(node: Node, chosen: Chosen): Node {
  const change = node.marks.find(({ type }) => type === marks.format_change);
  if (!change || !isChosen(chosen, change.attrs['id'])) return node;
  const rest = node.marks.filter((mark) => mark !== change && !isFormat(mark));
  return node.mark(
    formerMarks(change).reduce<readonly Mark[]>((set, mark) => mark.addToSet(set), rest),
  );
}
