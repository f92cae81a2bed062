import { TextSelection, type Selection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { articleSchema } from '../../../../core/article/schema.ts';
import type { NoteId } from '../../../../core/base/id.ts';
import { pastLeaves } from './pass-leaves.ts';

/**
 * Has what an input method is about to compose begin in words that are proposed to be put in: drawn
 * elsewhere, they would be drawn anew under its hands, which ends the composition. Words that it is
 * about to replace are proposed to be taken out first. Within the words of another author it begins
 * words of its own.
 */
export function beginComposing(
  view: EditorView,
  idAt: (selection: Selection) => NoteId,
  isOwn: (id: NoteId) => boolean,
): void {
  if (view.composing) return;
  if (!view.state.selection.empty) view.dispatch(view.state.tr.deleteSelection());
  // Right behind what cannot be edited Chromium would compose outside of the words that are begun.
  const before = pastLeaves(view.state.selection.$head, -1);
  const { tr } = view.state;
  if (before !== view.state.selection.head) tr.setSelection(TextSelection.create(tr.doc, before));
  const { $head } = tr.selection;
  const { insertion } = articleSchema.marks;
  if (!$head.parent.type.allowsMarkType(insertion)) return;
  const marks = view.state.storedMarks ?? $head.marks();
  const within = insertion.isInSet(marks);
  if (within && isOwn(within.attrs['id'] as NoteId)) return;
  const id = idAt(tr.selection);
  view.dispatch(tr.setStoredMarks(insertion.create({ id }).addToSet(marks)));
}
