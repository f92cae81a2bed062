import type { Node } from 'prosemirror-model';
import { Selection, type EditorState, type Transaction } from 'prosemirror-state';
import { closeHistory } from 'prosemirror-history';
import { importText } from '../../../../core/importing/import-text.ts';

/**
 * A whole story pasted as plain text into an empty one: read for its headline, caption, credit and
 * related lines as a file of the same text would be. One undo step.
 * @returns null where the story is not empty or the text is a line or two: that is a paste like any.
 */
export function pasteStory(state: EditorState, text: string, language: string): Transaction | null {
  if (!isEmptyStory(state.doc) || text.trim().split(/\r?\n\s*\S/u).length < 3) return null;
  const read = importText(text, { language });
  if (!read.ok) return null;
  const tr = state.tr.replaceWith(0, state.doc.content.size, read.value.document.content);
  return closeHistory(tr.setSelection(Selection.atEnd(tr.doc)));
}

/** Whether a story has neither words nor pictures. */
export function isEmptyStory(doc: Node): boolean {
  let isEmpty = true;
  doc.descendants((node) => {
    if (node.isText || node.type.name === 'figure') isEmpty = false;
    return isEmpty;
  });
  return isEmpty;
}
