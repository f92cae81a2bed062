import type { Node, ResolvedPos } from 'prosemirror-model';
import { TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { articleSchema } from '../../../../core/article/schema.ts';

const { nodes } = articleSchema;

/**
 * Deleting goes past what is proposed: struck words are not taken out a second time, which would
 * accept them in silence. Moves the caret past the leaves beside it and, where a letter follows,
 * takes that; at the edge of a block the keys that join blocks do the rest.
 */
export function passLeaves(view: EditorView, event: KeyboardEvent): boolean {
  const direction = directionOf(event);
  const { selection } = view.state;
  if (direction === 0 || !(selection instanceof TextSelection) || !selection.empty) return false;
  const past = pastLeaves(selection.$head, direction);
  if (past === selection.head) return false;
  const { tr } = view.state;
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, past)));
  const $past = view.state.selection.$head;
  const edge = direction < 0 ? 0 : $past.parent.content.size;
  if ($past.parentOffset === edge) return false;
  const size = letterBeside($past, direction, event.ctrlKey || event.altKey || event.metaKey);
  const [from, to] = direction < 0 ? [past - size, past] : [past, past + size];
  view.dispatch(view.state.tr.delete(from, to).scrollIntoView());
  return true;
}

function directionOf({ key, isComposing }: KeyboardEvent): -1 | 0 | 1 {
  if (isComposing) return 0;
  if (key === 'Backspace') return -1;
  return key === 'Delete' ? 1 : 0;
}

function isLeaf(node: Node | null): boolean {
  return node?.type === nodes.deletion || node?.type === nodes.split;
}

/** Where a position is once it is past the leaves beside it. */
export function pastLeaves($head: ResolvedPos, direction: -1 | 1): number {
  const { parent, textOffset } = $head;
  if (textOffset > 0) return $head.pos;
  let index = direction < 0 ? $head.index() - 1 : $head.index();
  let pos = $head.pos;
  for (; isLeaf(parent.maybeChild(index)); index += direction) pos += direction;
  return pos;
}

/** UTF-16 units of the letter, or the word with the space before it, beside a position. */
function letterBeside($pos: ResolvedPos, direction: -1 | 1, isWord: boolean): number {
  const { parent, parentOffset } = $pos;
  const text = parent.textBetween(
    direction < 0 ? Math.max(0, parentOffset - 200) : parentOffset,
    direction < 0 ? parentOffset : Math.min(parent.content.size, parentOffset + 200),
    undefined,
    '\ufffc',
  );
  if (isWord) {
    const word = (direction < 0 ? /[^\s\ufffc]*\s*$/ : /^\s*[^\s\ufffc]*/).exec(text)?.[0] ?? '';
    if (word !== '') return word.length;
  }
  const letters = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)];
  return (direction < 0 ? letters.at(-1) : letters[0])?.segment.length ?? 1;
}
