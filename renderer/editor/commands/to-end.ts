import { Selection, TextSelection, type Command } from 'prosemirror-state';

/**
 * Goes to the end of the story. The browser does not, where the story ends with a block that has
 * parts not to be written in, such as a related story.
 */
export const toEnd: Command = (state, dispatch) => {
  dispatch?.(state.tr.setSelection(Selection.atEnd(state.doc)).scrollIntoView());
  return true;
};

/** Selects from where the selection began to the end of the story. */
export const selectToEnd: Command = (state, dispatch) => {
  const { $head } = Selection.atEnd(state.doc);
  const selection = TextSelection.between(state.selection.$anchor, $head);
  dispatch?.(state.tr.setSelection(selection).scrollIntoView());
  return true;
};
