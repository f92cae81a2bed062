import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { withAccepted } from './accepted.ts';
import { hasProposals } from './chosen.ts';
import { accept, reject } from './decide.ts';
import { rejectedRuns, withRuns } from './decided-runs.ts';

const rejected = new WeakMap<Node, Node>();

/**
 * The story as it is while nothing that is proposed has been accepted: what readers get. The very
 * same document where nothing is proposed. What it costs grows with the blocks that bear a proposal.
 */
export function withoutProposals(doc: Node): Node {
  if (!hasProposals(doc)) return doc;
  const known = rejected.get(doc);
  if (known) return known;
  const runs = rejectedRuns(doc, 'all');
  const read = rejectedWhole(runs ? withRuns(doc, runs) : doc);
  rejected.set(doc, read);
  return read;
}

/** The story as it reads on the desk, every proposal accepted. The same document where there is none. */
export function asAccepted(doc: Node): Node {
  return withAccepted(doc, 'all');
}

const mostRounds = 3;

function rejectedWhole(doc: Node): Node {
  if (!hasProposals(doc)) return doc;
  const tr = new Transform(doc);
  // Leaves of a file that no editor made may hold what can stand nowhere near, and go on telling of it.
  for (let round = 0; round <= mostRounds && hasProposals(tr.doc); round++) reject(tr, 'all');
  if (hasProposals(tr.doc)) accept(tr, 'all');
  return tr.doc;
}
