import { Plugin, type EditorState } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { proofreadingIn } from '../proofreading/proofreading-state.ts';

const unseen = /^[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}]+$/u;

/** Gives findings in signs of no width a class by which they can be drawn: no line shows under them. */
export function unseenPlugin(): Plugin {
  let drawn: DecorationSet = DecorationSet.empty;
  let last: (Pick<EditorState, 'doc'> & { readonly marked: readonly unknown[] }) | null = null;
  return new Plugin({
    props: {
      decorations(state) {
        const { marked } = proofreadingIn(state);
        if (last?.doc !== state.doc || last.marked !== marked) drawn = markUnseen(state);
        last = { doc: state.doc, marked };
        return drawn;
      },
    },
  });
}

function markUnseen(state: EditorState): DecorationSet {
  const found = proofreadingIn(state).marked.filter(({ placed: { finding } }) =>
    unseen.test(finding.text),
  );
  if (found.length === 0) return DecorationSet.empty;
  return DecorationSet.create(
    state.doc,
    found.map(({ from, to }) => Decoration.inline(from, to, { class: 'finding-unseen' })),
  );
}
