import type { EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { articleSchema } from '../../../../core/article/schema.ts';
import type { NoteId } from '../../../../core/base/id.ts';

/**
 * Has what an input method is about to compose begin in words that are proposed to be put in: drawn
 * elsewhere, they would be drawn anew under its hands, which ends the composition. Words that it is
 * about to replace are proposed to be taken out first.
 */
export function beginComposing(view: EditorView, idAt: (state: EditorState) => NoteId): void {
  if (view.composing) return;
  if (!view.state.selection.empty) view.dispatch(view.state.tr.deleteSelection());
  const { selection, tr } = view.state;
  const { $head } = selection;
  const { insertion } = articleSchema.marks;
  if (!$head.parent.type.allowsMarkType(insertion)) return;
  const marks = view.state.storedMarks ?? $head.marks();
  if (marks.some(({ type }) => type === insertion)) return;
  const id = idAt(view.state);
  view.dispatch(tr.setStoredMarks(insertion.create({ id }).addToSet(marks)));
}
