import { Fragment, type Node } from 'prosemirror-model';
import { articleSchema } from '../schema.ts';
import { bears, hasProposals, isLeaf, type Chosen } from './chosen.ts';

const { nodes } = articleSchema;

/** Blocks that stand beside one another, and what becomes of them. */
export interface SettledRun {
  /** How many blocks they were. */
  readonly count: number;
  readonly blocks: readonly Node[];
}

/**
 * Blocks that were one before plain splits are one again, however many they are. What else is there
 * to be rejected is left.
 * @param blocks those of one node; null for one that goes
 */
export function joinedRuns(blocks: readonly (Node | null)[], chosen: Chosen): SettledRun[] {
  const runs: SettledRun[] = [];
  for (let from = 0; from < blocks.length;) {
    const run = runFrom(blocks, from, chosen);
    runs.push(run);
    from += run.count;
  }
  return runs;
}

function runFrom(blocks: readonly (Node | null)[], from: number, chosen: Chosen): SettledRun {
  const first = blocks[from];
  if (!first) return { count: 1, blocks: [] };
  const chain = [first];
  let [count, open] = [1, endsOf(first, chosen) ?? 0];
  let at = from + 1;
  for (; open > 0 && at < blocks.length; at++) {
    const next = blocks[at];
    const ends = next === null || next === undefined ? 0 : endsOf(next, chosen);
    if (next && (ends === null || !isOneKind(first, next))) break;
    if (next) {
      chain.push(next);
      open += (ends ?? 0) - 1;
    }
    count = at - from + 1;
  }
  // Behind the last block of all there is nothing that could be joined.
  const isLast = open > 0 && at >= blocks.length;
  return { count, blocks: [isLast || chain.length > 1 ? joined(chain, chosen, isLast) : first] };
}

function isOneKind(one: Node, other: Node): boolean {
  return one.type === other.type && one.marks.length === 0 && other.marks.length === 0;
}

/**
 * How many ends in a block of text, or in an item that is one, are to be rejected.
 * @returns null where something else is, or where others tell of blocks beside it
 */
function endsOf(block: Node, chosen: Chosen): number | null {
  if (block.type === nodes.list_item && block.childCount === 1 && block.child(0).marks.length === 0)
    return endsIn(block.child(0), chosen, 2);
  return endsIn(block, chosen, 1);
}

function endsIn(block: Node, chosen: Chosen, depth: number): number | null {
  if (!block.isTextblock) return null;
  if (!hasProposals(block)) return 0;
  let ends = 0;
  for (const node of block.children) {
    const isEnd = node.type === nodes.split && node.attrs['depth'] === depth;
    const isTold = isLeaf(node) && node.type !== nodes.split && node.attrs['side'] !== null;
    if (isTold || (bears(node, chosen) && !isEnd)) return null;
    if (isEnd && bears(node, chosen)) ends += 1;
  }
  return ends;
}

/** As many ends go as blocks were joined; those that found none stay, unless nothing follows. */
function joined(chain: readonly Node[], chosen: Chosen, isLast: boolean): Node {
  const [first] = chain;
  if (!first) throw new RangeError('There is nothing to join');
  let drop = isLast ? Infinity : chain.length - 1;
  const isDropped = (node: Node): boolean =>
    node.type === nodes.split && bears(node, chosen) && drop-- > 0;
  const content = chain.flatMap((block) => {
    const text = block.isTextblock ? block : block.child(0);
    return text.children.filter((node) => !isDropped(node));
  });
  const text = Fragment.fromArray(content);
  return first.isTextblock
    ? first.copy(text)
    : first.copy(Fragment.from(first.child(0).copy(text)));
}
