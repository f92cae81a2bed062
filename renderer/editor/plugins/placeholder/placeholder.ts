import { Plugin } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { bodyPlaceholder } from '../../parts.ts';

/** Says in an empty body what belongs there; the parts with names say it themselves. */
export function placeholderPlugin(): Plugin {
  return new Plugin({
    props: {
      decorations: ({ doc }) => {
        const body = doc.lastChild;
        const first = body?.firstChild;
        if (body?.childCount !== 1 || first?.type.name !== 'paragraph' || first.content.size > 0)
          return null;
        const from = doc.content.size - body.nodeSize + 1;
        const attrs = { 'data-empty': '', 'data-placeholder': bodyPlaceholder };
        return DecorationSet.create(doc, [Decoration.node(from, from + first.nodeSize, attrs)]);
      },
    },
  });
}
