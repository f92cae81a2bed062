import { AllSelection, TextSelection, type Command } from 'prosemirror-state';

/** Selects the part that the caret stands in; asked again, the whole story. */
export const selectAll: Command = (state, dispatch) => {
  const { $head, from, to } = state.selection;
  const part =
    $head.depth > 0
      ? TextSelection.between(state.doc.resolve($head.start(1)), state.doc.resolve($head.end(1)))
      : null;
  const isThere = part === null || part.empty || (from <= part.from && to >= part.to);
  dispatch?.(state.tr.setSelection(isThere ? new AllSelection(state.doc) : part));
  return true;
};
