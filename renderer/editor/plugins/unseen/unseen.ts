import { Plugin, type EditorState } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { proofreadingIn } from '../proofreading/proofreading-state.ts';

const unseen = /^[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}]+$/u;
/** A text full of such signs is marked at its beginning alone: each mark is laid out at every key. */
const mostMarked = 300;

/** Gives findings in signs of no width a class by which they can be drawn: no line shows under them. */
export function unseenPlugin(): Plugin {
  let drawn: DecorationSet = DecorationSet.empty;
  let last: (Pick<EditorState, 'doc'> & { readonly visible: readonly unknown[] }) | null = null;
  return new Plugin({
    props: {
      decorations(state) {
        const { visible } = proofreadingIn(state);
        if (last?.doc !== state.doc || last.visible !== visible) drawn = markUnseen(state);
        last = { doc: state.doc, visible };
        return drawn;
      },
    },
  });
}

function markUnseen(state: EditorState): DecorationSet {
  const found = proofreadingIn(state)
    .visible.filter(({ placed: { finding } }) => unseen.test(finding.text))
    .slice(0, mostMarked);
  if (found.length === 0) return DecorationSet.empty;
  return DecorationSet.create(
    state.doc,
    found.map(({ from, to }) => Decoration.inline(from, to, { class: 'finding-unseen' })),
  );
}
