import { chainCommands, lift, setBlockType, wrapIn } from 'prosemirror-commands';
import type { NodeType } from 'prosemirror-model';
import { liftListItem, sinkListItem, wrapInList } from 'prosemirror-schema-list';
import type { Command, EditorState } from 'prosemirror-state';
import { articleSchema } from '../../../core/article/schema.ts';

const { nodes } = articleSchema;

/** Turns the selected blocks into paragraphs, out of lists and quotes. */
export const setParagraph: Command = (state, dispatch, view) => {
  if (around(state, nodes.list_item)) return liftListItem(nodes.list_item)(state, dispatch, view);
  if (around(state, nodes.blockquote)) return lift(state, dispatch, view);
  return setBlockType(nodes.paragraph)(state, dispatch, view);
};

/** Turns the selected blocks into headings of a level, or back into paragraphs. */
export function toggleHeading(level: number): Command {
  return (state, dispatch, view) => {
    const { parent } = state.selection.$from;
    const isThere = parent.type === nodes.heading && parent.attrs['level'] === level;
    const command = isThere
      ? setBlockType(nodes.paragraph)
      : setBlockType(nodes.heading, { level });
    return command(state, dispatch, view);
  };
}

/** Puts the selected blocks into a quotation, or takes them out. */
export const toggleQuote: Command = (state, dispatch, view) =>
  around(state, nodes.blockquote)
    ? lift(state, dispatch, view)
    : wrapIn(nodes.blockquote)(state, dispatch, view);

/** Turns the selected paragraph into a pull quote, or back. */
export const togglePullQuote: Command = (state, dispatch, view) => {
  const isThere = state.selection.$from.parent.type === nodes.pull_quote;
  return setBlockType(isThere ? nodes.paragraph : nodes.pull_quote)(state, dispatch, view);
};

/** Makes a list of the selected paragraphs, turns a list into the other kind, or takes it off. */
export function toggleList(type: NodeType): Command {
  return (state, dispatch, view) => {
    const list = listAround(state);
    if (list?.type === type) return liftListItem(nodes.list_item)(state, dispatch, view);
    if (!list) return wrapInList(type)(state, dispatch, view);
    if (!list.canBe(type)) return false;
    dispatch?.(state.tr.setNodeMarkup(list.pos, type));
    return true;
  };
}

/** One level deeper in its list. */
export const nest: Command = sinkListItem(nodes.list_item);

/** Tab where an item can go no deeper: the focus must not leave a list by the key that nests. */
export const stayInList: Command = (state) => around(state, nodes.list_item);

/** One level up in its list or quote, or out of it. */
export const liftOut: Command = chainCommands(
  liftListItem(nodes.list_item),
  (state, dispatch, view) =>
    around(state, nodes.blockquote) ? lift(state, dispatch, view) : false,
);

const plainable = new Set([nodes.heading, nodes.pull_quote, nodes.related_link, nodes.embed_link]);

/** Backspace at the start of a list item, quotation or heading: first it becomes plain. */
export const plainAtStart: Command = (state, dispatch, view) => {
  const { $head, empty } = state.selection;
  if (!empty || $head.parentOffset > 0) return false;
  if (plainable.has($head.parent.type)) return setBlockType(nodes.paragraph)(state, dispatch, view);
  const opens = $head.index(-1) === 0;
  return opens ? liftOut(state, dispatch, view) : false;
};

function around(state: EditorState, type: NodeType): boolean {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--)
    if ($from.node(depth).type === type) return true;
  return false;
}

function listAround({ selection: { $from } }: EditorState) {
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth);
    if (node.type !== nodes.bullet_list && node.type !== nodes.ordered_list) continue;
    const parent = $from.node(depth - 1);
    const index = $from.index(depth - 1);
    const canBe = (type: NodeType): boolean => parent.canReplaceWith(index, index + 1, type);
    return { type: node.type, pos: $from.before(depth), canBe };
  }
  return null;
}
