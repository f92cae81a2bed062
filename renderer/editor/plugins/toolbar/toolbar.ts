import { redoDepth, undoDepth } from 'prosemirror-history';
import type { Mark, ResolvedPos } from 'prosemirror-model';
import { NodeSelection, Plugin, type EditorState } from 'prosemirror-state';
import { articleSchema } from '../../../../core/article/schema.ts';
import type { BlockStyle, ToolbarState } from '../../editor-state.ts';
import type { Watched } from '../../watched.ts';

/** Keeps what the toolbar shows in step with the selection. */
export function toolbarPlugin(shown: Watched<ToolbarState>): Plugin {
  return new Plugin({
    view: (view) => {
      shown.set(readToolbar(view.state));
      return { update: (current) => shown.set(readToolbar(current.state)) };
    },
  });
}

/** Reads the toolbar's state off the selection; looks at its two ends only, whatever lies between. */
export function readToolbar(state: EditorState): ToolbarState {
  const { selection } = state;
  const marks = marksOf(state);
  const has = (name: string): boolean => marks.some((mark) => mark.type.name === name);
  const foreign = marks.find((mark) => mark.type === articleSchema.marks.foreign);
  return {
    canUndo: undoDepth(state) > 0,
    canRedo: redoDepth(state) > 0,
    strong: has('strong'),
    em: has('em'),
    link: has('link'),
    foreign: foreign ? String(foreign.attrs['lang']) : null,
    block: blockStyle(state),
    hasSelection: !selection.empty,
  };
}

function marksOf({ selection, storedMarks }: EditorState): readonly Mark[] {
  if (storedMarks) return storedMarks;
  if (selection.empty) return selection.$from.marks();
  return selection.$from.nodeAfter?.marks ?? [];
}

const stylesByNode: Readonly<Record<string, BlockStyle>> = {
  headline: 'headline',
  standfirst: 'standfirst',
  byline: 'byline',
  dateline: 'dateline',
  blockquote: 'quote',
  pull_quote: 'pullQuote',
  bullet_list: 'bulletList',
  ordered_list: 'orderedList',
  figure: 'figure',
  related_link: 'related',
  embed_link: 'embed',
  section_break: 'break',
};

const headingStyles: readonly BlockStyle[] = ['heading2', 'heading3', 'heading4'];

/** The innermost block around the selection that has a name of its own. */
export function blockStyle({ selection }: EditorState): BlockStyle {
  if (selection instanceof NodeSelection) {
    const style = stylesByNode[selection.node.type.name];
    if (style) return style;
  }
  return styleAround(selection.$from);
}

function styleAround($pos: ResolvedPos): BlockStyle {
  for (let depth = $pos.depth; depth > 0; depth--) {
    const node = $pos.node(depth);
    const level = Number(node.attrs['level']);
    if (node.type === articleSchema.nodes.heading) return headingStyles[level - 2] ?? 'heading2';
    const style = stylesByNode[node.type.name];
    if (style) return style;
  }
  return 'paragraph';
}

/** Whether two states of the toolbar look the same. */
export function isSameToolbar(before: ToolbarState, after: ToolbarState): boolean {
  return (Object.keys(after) as (keyof ToolbarState)[]).every((key) => before[key] === after[key]);
}
