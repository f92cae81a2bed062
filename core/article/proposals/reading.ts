import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { hasProposals } from './chosen.ts';
import { accept, reject } from './decide.ts';

const rejected = new WeakMap<Node, Node>();
const accepted = new WeakMap<Node, Node>();

/**
 * The story as it is while nothing that is proposed has been accepted: what readers get. The very
 * same document where nothing is proposed.
 */
export function withoutProposals(doc: Node): Node {
  return readAs(doc, rejected, reject);
}

/** The story as it reads on the desk, every proposal accepted. The same document where there is none. */
export function asAccepted(doc: Node): Node {
  return readAs(doc, accepted, accept);
}

function readAs(
  doc: Node,
  known: WeakMap<Node, Node>,
  decide: (tr: Transform, chosen: 'all') => void,
): Node {
  if (!hasProposals(doc)) return doc;
  const before = known.get(doc);
  if (before) return before;
  const tr = new Transform(doc);
  decide(tr, 'all');
  known.set(doc, tr.doc);
  return tr.doc;
}
