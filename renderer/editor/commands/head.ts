import type { ResolvedPos } from 'prosemirror-model';
import { NodeSelection, Selection, TextSelection, type Command } from 'prosemirror-state';
import { articleSchema } from '../../../core/article/schema.ts';
import { headParts } from '../parts.ts';

const { nodes } = articleSchema;
const isHeadPart = ($pos: ResolvedPos): boolean =>
  $pos.depth === 1 && (headParts as readonly string[]).includes($pos.parent.type.name);

/** Enter in a part of the head: on to the next one, from the dateline into the body. */
export const leaveHeadPart: Command = ({ selection, tr }, dispatch) => {
  const { $head } = selection;
  if (!isHeadPart($head)) return false;
  if (dispatch) {
    const next = Selection.near(tr.doc.resolve($head.after(1)), 1);
    dispatch(
      tr.setSelection(isHeadPart(next.$head) ? endOfBlock(next.$head) : next).scrollIntoView(),
    );
  }
  return true;
};

/** Enter in a picture's words: from the caption to the credit, from the credit out of the figure. */
export const leaveFigurePart: Command = ({ selection, tr }, dispatch) => {
  const { $head } = selection;
  const { parent } = $head;
  if (parent.type !== nodes.caption && parent.type !== nodes.credit) return false;
  if (!dispatch) return true;
  const after = $head.after();
  if (parent.type === nodes.caption) {
    dispatch(tr.setSelection(Selection.near(tr.doc.resolve(after), 1)).scrollIntoView());
    return true;
  }
  const afterFigure = after + 1;
  const next = tr.doc.resolve(afterFigure).nodeAfter;
  if (!next?.isTextblock) tr.insert(afterFigure, nodes.paragraph.create());
  dispatch(tr.setSelection(TextSelection.create(tr.doc, afterFigure + 1)).scrollIntoView());
  return true;
};

/**
 * Backspace at the start of a part, or of the body: the caret goes back to the part before, and
 * nothing is joined: the parts of a story are places, not paragraphs.
 */
export const backIntoHead: Command = ({ selection, tr }, dispatch) => {
  const { $head, empty } = selection;
  if (!empty || $head.parentOffset > 0 || !$head.parent.isTextblock) return false;
  if (!isHeadPart($head) && !isStartOfBody($head)) return false;
  const before = Selection.findFrom(tr.doc.resolve($head.before(1)), -1, true);
  if (dispatch && before) dispatch(tr.setSelection(before).scrollIntoView());
  return true;
};

/** Delete at the end of a part of the head: the caret goes on, and nothing is joined. */
export const onFromHead: Command = ({ selection, tr }, dispatch) => {
  const { $head, empty } = selection;
  if (!empty || !isHeadPart($head) || $head.parentOffset < $head.parent.content.size) return false;
  if (dispatch) dispatch(tr.setSelection(Selection.near(tr.doc.resolve($head.after(1)), 1)));
  return true;
};

/**
 * Backspace at the start of a picture's words: from the credit into the caption, from the caption
 * to the whole figure, selected first unless there is nothing in it to lose. The browser, left
 * alone, would delete the picture out of the page.
 */
export const backInFigure: Command = ({ selection, tr }, dispatch) => {
  const { $head, empty } = selection;
  if (!empty || !isInFigure($head) || $head.parentOffset > 0) return false;
  if ($head.parent.type === nodes.credit) {
    dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve($head.before()), -1)));
    return true;
  }
  const figure = $head.node(-1);
  const at = $head.before(-1);
  const isEmpty = figure.attrs['media'] === null && figure.textContent === '';
  if (isEmpty) tr.replaceWith(at, at + figure.nodeSize, nodes.paragraph.create());
  const place = isEmpty ? TextSelection.create(tr.doc, at + 1) : NodeSelection.create(tr.doc, at);
  dispatch?.(tr.setSelection(place).scrollIntoView());
  return true;
};

/** Delete at the end of a picture's words: the caret goes on, and nothing is joined. */
export const onInFigure: Command = ({ selection, tr }, dispatch) => {
  const { $head, empty } = selection;
  if (!empty || !isInFigure($head) || $head.parentOffset < $head.parent.content.size) return false;
  dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve($head.after()), 1)));
  return true;
};

function isInFigure($head: ResolvedPos): boolean {
  return $head.parent.type === nodes.caption || $head.parent.type === nodes.credit;
}

function isStartOfBody($head: ResolvedPos): boolean {
  return $head.depth === 2 && $head.index(1) === 0 && $head.parent.type === nodes.paragraph;
}

function endOfBlock($pos: ResolvedPos): Selection {
  return TextSelection.create($pos.doc, $pos.end());
}
