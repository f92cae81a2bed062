import { Slice, type Fragment, type Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { articleSchema } from '../schema.ts';

const { nodes } = articleSchema;

/**
 * Changes what a slice holds as if it were a document of its own. How far its sides are open stays.
 * @returns null when nothing is left in it.
 */
export function changeSlice(slice: Slice, change: (tr: Transform) => void): Slice | null {
  const tr = new Transform(rootFor(slice.content));
  change(tr);
  if (tr.steps.length === 0) return slice;
  const { content } = tr.doc;
  return content.size === 0 ? null : new Slice(content, slice.openStart, slice.openEnd);
}

/** A node that may hold the fragment, or any part of it. */
function rootFor(content: Fragment): Node {
  const { firstChild } = content;
  if (firstChild?.isInline) return nodes.paragraph.create(null, content);
  if (firstChild?.type === nodes.list_item) return nodes.bullet_list.create(null, content);
  if (firstChild?.type === nodes.caption || firstChild?.type === nodes.credit)
    return nodes.figure.create(null, content);
  return nodes.body.create(null, content);
}
