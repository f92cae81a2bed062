import { Plugin, type EditorState } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';

/**
 * Marks the block of the body that the caret stands in. Blocks out of sight are not laid out
 * (`content-visibility: auto`), and a block that has just been made counts as out of sight until
 * the next frame: a letter typed before that lands behind the caret, as Chromium cannot place a
 * caret in what has no layout. So the caret's block is always laid out.
 */
export function caretBlockPlugin(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    state: {
      init: (_config, state) => markBlock(state),
      apply: (tr, marked, _old, state) => {
        if (!tr.docChanged && !tr.selectionSet) return marked;
        const moved = tr.docChanged ? marked.map(tr.mapping, tr.doc) : marked;
        return isMarked(moved, state) ? moved : markBlock(state);
      },
    },
    props: {
      decorations(state) {
        return this.getState(state);
      },
    },
  });
}

function isMarked(marked: DecorationSet, { selection: { $head } }: EditorState): boolean {
  const found = marked.find();
  if ($head.depth < 2) return found.length === 0;
  return found.length === 1 && found[0]?.from === $head.before(2) && found[0].to === $head.after(2);
}

function markBlock({ doc, selection: { $head } }: EditorState): DecorationSet {
  if ($head.depth < 2) return DecorationSet.empty;
  return DecorationSet.create(doc, [
    Decoration.node($head.before(2), $head.after(2), { class: 'caret-block' }),
  ]);
}
