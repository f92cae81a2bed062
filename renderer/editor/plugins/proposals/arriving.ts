import { Fragment, Slice, type Mark, type Node } from 'prosemirror-model';
import { hasProposals, sliceOf } from '../../../../core/article/proposals/chosen.ts';
import { articleSchema } from '../../../../core/article/schema.ts';
import type { NoteId } from '../../../../core/base/id.ts';

const { nodes, marks } = articleSchema;

/** What arrives by clipboard or dragging, with the proposals that may come along; read as accepted else. */
export function withProposals(slice: Slice, mayCome: (id: NoteId) => boolean): Slice {
  if (!slice.content.content.some(hasProposals)) return slice;
  return new Slice(cleared(slice.content, mayCome), slice.openStart, slice.openEnd);
}

/** Words as they read with all that is proposed accepted. */
export function withoutAnyProposal(content: Fragment): Fragment {
  return content.content.some(hasProposals) ? cleared(content, () => false) : content;
}

function cleared(content: Fragment, mayCome: (id: NoteId) => boolean): Fragment {
  const stays = ({ attrs }: Mark | Node): boolean => mayCome(attrs['id'] as NoteId);
  return Fragment.from(
    content.content.flatMap((node) => {
      const isLeaf = node.type === nodes.deletion || node.type === nodes.split;
      if (isLeaf && !stays(node)) return [];
      const kept = node.marks.filter((mark) => !isProposal(mark) || stays(mark));
      const marked = kept.length === node.marks.length ? node : node.mark(kept);
      return [marked.isLeaf ? marked : marked.copy(cleared(marked.content, mayCome))];
    }),
  );
}

function isProposal({ type }: Mark): boolean {
  return type === marks.insertion || type === marks.format_change || type === marks.block_change;
}

/** The changes that stand in a text and not in another. */
export function changesLost(before: Node, after: Node): readonly NoteId[] {
  const held = changesHeld(after);
  return [...changesHeld(before)].filter((id) => !held.has(id));
}

/** The changes whose places stand in a text, or within what is proposed to be taken out of it. */
export function changesHeld(doc: Node): ReadonlySet<NoteId> {
  const held = new Set<NoteId>();
  const look = (node: Node): boolean => {
    if (!hasProposals(node)) return false;
    if (node.type === nodes.deletion) sliceOf(node).content.descendants(look);
    if (node.type === nodes.deletion || node.type === nodes.split)
      held.add(node.attrs['id'] as NoteId);
    for (const mark of node.marks) if (isProposal(mark)) held.add(mark.attrs['id'] as NoteId);
    return true;
  };
  doc.descendants(look);
  return held;
}
