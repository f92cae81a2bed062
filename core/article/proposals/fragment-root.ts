import { Slice, type Fragment, type Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { articleSchema } from '../schema.ts';
import { sideDepth } from '../schema/proposals.ts';

const { nodes } = articleSchema;

/**
 * Changes what a slice holds as if it were a document of its own. Its sides stay as far open as what
 * is left of them allows.
 * @returns null when nothing is left in it.
 */
export function changeSlice(slice: Slice, change: (tr: Transform) => void): Slice | null {
  const last = lastFor(slice.content);
  const tr = new Transform(rootFor(last ? slice.content.addToEnd(last) : slice.content));
  change(tr);
  if (tr.steps.length === 0) return slice.content.size === 0 ? null : slice;
  const { content } = tr.doc;
  const left = content.cut(0, content.size - (last?.nodeSize ?? 0));
  return tidy(
    new Slice(
      left,
      Math.min(slice.openStart, sideDepth(left, 'firstChild')),
      Math.min(slice.openEnd, sideDepth(left, 'lastChild')),
    ),
  );
}

/** What stands behind blocks while they change, as the node that they are put in may not be empty. */
function lastFor({ firstChild }: Fragment): Node | null {
  if (firstChild?.type === nodes.list_item)
    return nodes.list_item.create(null, nodes.paragraph.create());
  const isFree = !firstChild || firstChild.isInline || firstChild.type.spec.group !== 'block';
  return isFree ? null : nodes.section_break.create();
}

/** A slice in its simplest form; null when nothing is in it. What is open on both sides is bare. */
export function tidy({ content, openStart, openEnd }: Slice): Slice | null {
  const only = content.childCount === 1 ? content.firstChild : null;
  if (openStart > 0 && openEnd > 0 && only)
    return tidy(new Slice(only.content, openStart - 1, openEnd - 1));
  return content.size === 0 ? null : new Slice(content, openStart, openEnd);
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
