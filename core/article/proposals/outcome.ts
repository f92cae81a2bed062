import type { Fragment, Node } from 'prosemirror-model';
import { asAccepted, withoutProposals } from './reading.ts';

/**
 * Whether a document with a proposal reads, when all is rejected, as the one before it, and, when all
 * is accepted, as a plain edit leaves it. Looks only at the blocks that changed and those beside them.
 */
export function hasSameOutcome(before: Node, plain: Node, proposed: Node): boolean {
  const [start, end] = sameEnds([before, plain, proposed]);
  const [old, plainly, now] = [before, plain, proposed].map((doc) => regionOf(doc, start, end));
  if (!old || !plainly || !now) return false;
  try {
    now.check();
  } catch {
    return false;
  }
  return withoutProposals(now).eq(withoutProposals(old)) && asAccepted(now).eq(asAccepted(plainly));
}

/** How many blocks at the beginning and end of the body are the same in all, but one on either side. */
function sameEnds(docs: readonly Node[]): readonly [number, number] {
  const bodies = docs.map((doc) => doc.lastChild?.content).filter((one) => one !== undefined);
  const least = Math.min(...bodies.map(({ childCount }) => childCount));
  const isSame = (at: (body: Fragment) => Node | null): boolean =>
    bodies.every((body) => at(body) === at(bodies[0] ?? body));
  let start = 0;
  while (start < least && isSame((body) => body.maybeChild(start))) start++;
  let end = 0;
  while (end < least - start && isSame((body) => body.maybeChild(body.childCount - 1 - end))) end++;
  return [Math.max(0, start - 1), Math.max(0, end - 1)];
}

function regionOf(doc: Node, start: number, end: number): Node {
  const body = doc.lastChild;
  if (!body) return doc;
  const blocks = body.children.slice(start, body.childCount - end);
  const parts = doc.children.slice(0, -1);
  return doc.type.create(null, [...parts, body.type.create(null, blocks)]);
}
