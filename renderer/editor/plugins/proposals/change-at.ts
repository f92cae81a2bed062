import type { Mark, Node } from 'prosemirror-model';
import type { Selection } from 'prosemirror-state';
import { articleSchema } from '../../../../core/article/schema.ts';
import type { NoteId } from '../../../../core/base/id.ts';

const { nodes, marks } = articleSchema;

/** The change that the caret stands in or at, the one after it first; null where there is none. */
export function changeAt({ $head }: Selection): NoteId | null {
  return changeOf($head.nodeAfter) ?? changeOf($head.nodeBefore) ?? changeAround($head);
}

/** The change that a node is, or bears. */
export function changeOf(node: Node | null): NoteId | null {
  if (node === null) return null;
  if (node.type === nodes.deletion || node.type === nodes.split) return node.attrs['id'] as NoteId;
  return changeIn(node.marks);
}

function changeIn(on: readonly Mark[]): NoteId | null {
  const mark =
    on.find(({ type }) => type === marks.insertion) ??
    on.find(({ type }) => type === marks.format_change || type === marks.block_change);
  return mark ? (mark.attrs['id'] as NoteId) : null;
}

function changeAround($head: Selection['$head']): NoteId | null {
  for (let depth = $head.depth; depth > 0; depth--) {
    const id = changeIn($head.node(depth).marks);
    if (id !== null) return id;
  }
  return null;
}
