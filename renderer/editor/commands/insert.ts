import type { Node } from 'prosemirror-model';
import {
  NodeSelection,
  Selection,
  TextSelection,
  type Command,
  type Transaction,
} from 'prosemirror-state';
import { noPictureWords, type PictureWords } from '../../../core/article/pictures/picture-words.ts';
import type { Medium } from '../../../core/contract/media.ts';
import { articleSchema } from '../../../core/article/schema.ts';

const { nodes } = articleSchema;

/** Puts a block below the one that the caret stands in, or in its place when that is empty. */
export function insertBlock(create: () => Node): Command {
  return (state, dispatch) => {
    if (dispatch) dispatch(placeBlock(state.tr, create()).scrollIntoView());
    return true;
  };
}

/**
 * Places `block` in the body nearest to the selection: below its block, before everything when
 * the caret is in the head. The caret goes into its first words.
 */
export function placeBlock(tr: Transaction, block: Node): Transaction {
  const { $from } = tr.selection;
  const bodyStart = tr.doc.content.size - (tr.doc.lastChild?.nodeSize ?? 0) + 1;
  let at = bodyStart;
  if ($from.depth >= 2 && $from.node(1).type === nodes.body) {
    at = $from.after(2);
    const here = $from.node(2);
    if (here.type === nodes.paragraph && here.content.size === 0) {
      at = $from.before(2);
      tr.delete(at, at + here.nodeSize);
      // A body is never empty: deleting its only paragraph leaves a new one behind.
      const left = tr.doc.resolve(at).nodeAfter;
      if (left && tr.doc.lastChild?.childCount === 1) {
        tr.replaceWith(at, at + left.nodeSize, block);
        return afterInsert(tr, at, block);
      }
    }
  } else if ($from.depth === 1 && tr.selection instanceof NodeSelection) {
    at = tr.selection.to;
  }
  tr.insert(at, block);
  return afterInsert(tr, at, block);
}

function afterInsert(tr: Transaction, at: number, block: Node): Transaction {
  if (block.isAtom || block.type === nodes.section_break) return moveBelow(tr, at + block.nodeSize);
  return tr.setSelection(Selection.near(tr.doc.resolve(at + 1), 1));
}

function moveBelow(tr: Transaction, at: number): Transaction {
  if (!tr.doc.resolve(at).nodeAfter?.isTextblock) tr.insert(at, nodes.paragraph.create());
  return tr.setSelection(TextSelection.create(tr.doc, at + 1));
}

/** A figure of a stored picture with its words, or of none yet. */
export function figureOf(medium: Medium | null, words: PictureWords = noPictureWords): Node {
  const { alt, rights } = words;
  const attrs = medium && { media: medium.hash, width: medium.width, height: medium.height };
  return nodes.figure.create({ ...attrs, alt, rights }, [
    nodes.caption.create(null, words.caption ? articleSchema.text(words.caption) : null),
    nodes.credit.create(null, words.credit ? articleSchema.text(words.credit) : null),
  ]);
}

export const insertFigure: Command = insertBlock(() => figureOf(null));
export const insertRelated: Command = insertBlock(() => nodes.related_link.create());
export const insertEmbed: Command = insertBlock(() => nodes.embed_link.create());
export const insertBreak: Command = insertBlock(() => nodes.section_break.create());

/** A line break inside a paragraph; in lines that cannot hold one, nothing. */
export const breakLine: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if (!$from.parent.isTextblock) return false;
  const isRoom = $from.parent.type.contentMatch.matchType(nodes.hard_break) !== null;
  if (isRoom) dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
  return true;
};
