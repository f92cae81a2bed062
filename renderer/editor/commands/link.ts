import type { ResolvedPos } from 'prosemirror-model';
import type { Command, EditorState } from 'prosemirror-state';
import { toSafeLink } from '../../../core/article/link.ts';
import { articleSchema } from '../../../core/article/schema.ts';

const { link } = articleSchema.marks;

/** The link that the selection touches first, whole. */
export function linkAt({
  selection,
}: EditorState): { href: string; from: number; to: number } | null {
  return linkAround(selection.$from) ?? (selection.empty ? null : linkAround(selection.$to));
}

function linkAround($pos: ResolvedPos): { href: string; from: number; to: number } | null {
  const { parent } = $pos;
  const at = parent.childAfter($pos.parentOffset).node ? $pos.index() : -1;
  const candidates = [at, $pos.textOffset === 0 ? $pos.index() - 1 : -1];
  for (const index of candidates) {
    const mark = parent.maybeChild(index)?.marks.find((candidate) => candidate.type === link);
    if (!mark) continue;
    let first = index;
    let last = index;
    while (first > 0 && mark.isInSet(parent.child(first - 1).marks)) first -= 1;
    while (last + 1 < parent.childCount && mark.isInSet(parent.child(last + 1).marks)) last += 1;
    const to = $pos.posAtIndex(last) + parent.child(last).nodeSize;
    return { href: String(mark.attrs['href']), from: $pos.posAtIndex(first), to };
  }
  return null;
}

/** Links the selection, or changes the link that the caret stands in; false when the address is unsafe. */
export function setLink(typed: string): Command {
  return (state, dispatch) => {
    const href = toSafeLink(typed);
    if (href === null) return false;
    const range = state.selection.empty ? linkAt(state) : state.selection;
    if (!range) return false;
    const tr = state.tr
      .removeMark(range.from, range.to, link)
      .addMark(range.from, range.to, link.create({ href }));
    if (!tr.docChanged) return false;
    dispatch?.(tr);
    return true;
  };
}

/** Takes the link off the selection, or off the words around the caret. */
export const unsetLink: Command = (state, dispatch) => {
  const range = state.selection.empty ? linkAt(state) : state.selection;
  if (!range || !state.doc.rangeHasMark(range.from, range.to, link)) return false;
  dispatch?.(state.tr.removeMark(range.from, range.to, link));
  return true;
};
