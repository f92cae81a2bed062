import type { Node } from 'prosemirror-model';
import { hasProposals } from './proposals/chosen.ts';
import { withoutProposals } from './proposals/reading.ts';
import { articleSchema } from './schema.ts';

const { nodes } = articleSchema;
const longest = 400;

/**
 * The headline as readers would get it, without what is only proposed: one line of at most 400
 * UTF-16 units, for lists and sentences. A lone surrogate in it stays one.
 */
export function readersHeadline(doc: Node): string {
  const line = decided(doc)
    .child(0)
    .textContent.slice(0, 5 * longest);
  return line
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, longest)
    .replace(/[\ud800-\udbff]$/, '');
}

/** The story with its headline decided; the rest is of no matter here, and may be long. */
function decided(doc: Node): Node {
  if (!hasProposals(doc.child(0))) return doc;
  const blank = nodes.body.createAndFill();
  return withoutProposals(
    doc.copy(doc.content.replaceChild(doc.childCount - 1, blank ?? doc.child(doc.childCount - 1))),
  );
}
