import { Fragment, Slice, type Mark, type Node } from 'prosemirror-model';
import type { EditorState } from 'prosemirror-state';
import { articleSchema } from '../../../../core/article/schema.ts';
import type { ClaimId } from '../../../../core/base/id.ts';
import { claimAnchors } from '../../../../core/factcheck/anchor.ts';
import { copyAttribute } from './clipboard-serializer.ts';

const { claim } = articleSchema.marks;

/**
 * The last copy made in this window, whole. The clipboard carries only its name, so claims and
 * notes survive cut and paste here and yet never leave.
 */
let lastCopy: { readonly name: string; readonly slice: Slice } | null = null;

/** Remembers what is being copied. */
export function rememberCopy(slice: Slice): void {
  lastCopy = { name: crypto.randomUUID(), slice };
}

/** The name of the last copy. */
export function copyName(): string {
  return lastCopy?.name ?? '';
}

/** The slice behind pasted HTML if it is the last copy made here, or null. */
export function ownCopy(html: string): Slice | null {
  if (!lastCopy || lastCopy.name === '') return null;
  return html.includes(`${copyAttribute}="${lastCopy.name}"`) ? lastCopy.slice : null;
}

/**
 * Takes off the claims that may not arrive: those the text already holds elsewhere (a copy is
 * no second claim) and those that belong to another story.
 */
export function withoutForeignClaims(
  slice: Slice,
  state: EditorState,
  isKnown: (id: ClaimId) => boolean,
): Slice {
  const { from, to } = state.selection;
  const staying = new Set<ClaimId>();
  for (const [id, anchor] of claimAnchors(state.doc))
    if (anchor.from < from || anchor.to > to) staying.add(id);
  const keeps = (mark: Mark): boolean => {
    const id = mark.attrs['id'] as ClaimId;
    return mark.type !== claim || (isKnown(id) && !staying.has(id));
  };
  return new Slice(mapMarks(slice.content, keeps), slice.openStart, slice.openEnd);
}

function mapMarks(content: Fragment, keeps: (mark: Mark) => boolean): Fragment {
  const children = content.content.map((node: Node) => {
    const kept = node.isInline ? node.mark(node.marks.filter(keeps)) : node;
    return kept.isLeaf ? kept : kept.copy(mapMarks(kept.content, keeps));
  });
  return Fragment.fromArray(children);
}
