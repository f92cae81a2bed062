import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { articleSchema } from '../schema.ts';
import { hasProposals } from './chosen.ts';
import { accept, reject } from './decide.ts';
import { cleared, withWordsRejected } from './read-through.ts';
import { insertionOf } from './take-back.ts';

const { nodes } = articleSchema;
const rejected = new WeakMap<Node, Node>();

/**
 * The story as it is while nothing that is proposed has been accepted: what readers get. The very
 * same document where nothing is proposed. What it costs grows with the blocks that bear a proposal.
 */
export function withoutProposals(doc: Node): Node {
  if (!hasProposals(doc)) return doc;
  const known = rejected.get(doc);
  if (known) return known;
  const read = rejectedByRuns(withWordsRejected(doc)) ?? rejectedWhole(doc);
  rejected.set(doc, read);
  return read;
}

/** The story as it reads on the desk, every proposal accepted. The same document where there is none. */
export function asAccepted(doc: Node): Node {
  return cleared(doc);
}

/** A document put together again of its runs, so that each step is taken in a small one. */
function rejectedByRuns(doc: Node): Node | null {
  if (!hasProposals(doc)) return doc;
  const body = doc.lastChild;
  if (body?.type !== nodes.body || body.marks.length > 0) return null;
  const head = doc.children.slice(0, -1);
  if (head.some(hasProposals)) return null;
  const blocks: Node[] = [];
  for (const run of runsOf(body)) {
    const read = run.some(hasProposals) ? rejectedRun(doc, head, run) : run;
    if (read === null) return null;
    blocks.push(...read);
  }
  if (blocks.length === 0) return null;
  return doc.type.create(doc.attrs, [...head, body.type.create(body.attrs, blocks)], doc.marks);
}

/** Blocks by what is decided together: one with a proposed end, and those up to the one it was parted from. */
function runsOf(body: Node): Node[][] {
  const runs: Node[][] = [];
  let goesOn = false;
  body.forEach((block) => {
    const last = goesOn ? runs.at(-1) : undefined;
    if (last) last.push(block);
    else runs.push([block]);
    goesOn = hasSplit(block) || (goesOn && insertionOf(block) !== null);
  });
  return runs;
}

function hasSplit(node: Node): boolean {
  return node.type === nodes.split || (hasProposals(node) && node.children.some(hasSplit));
}

/** @returns null where something of the run belongs elsewhere */
function rejectedRun(
  doc: Node,
  head: readonly Node[],
  run: readonly Node[],
): readonly Node[] | null {
  // Stands behind them, as a body may not be empty.
  const last = nodes.section_break.create();
  const alone = doc.type.create(doc.attrs, [...head, nodes.body.create(null, [...run, last])]);
  const now = rejectedWhole(alone);
  const blocks = now.lastChild?.children ?? [];
  const isSame = head.every((part, index) => now.child(index) === part);
  return isSame && blocks.at(-1) === last ? blocks.slice(0, -1) : null;
}

const mostRounds = 3;

function rejectedWhole(doc: Node): Node {
  const tr = new Transform(doc);
  reject(tr, 'all');
  // Leaves of a file that no editor made may hold what can stand nowhere near, and go on telling of it.
  for (let round = 0; round < mostRounds && hasProposals(tr.doc); round++) reject(tr, 'all');
  if (hasProposals(tr.doc)) accept(tr, 'all');
  return tr.doc;
}
