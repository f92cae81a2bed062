import type { NodeSpec } from 'prosemirror-model';
import { validateInteger } from './attributes.ts';

/** A heading inside the body; levels 2 to 4, as level 1 is the headline. */
export const heading: NodeSpec = {
  attrs: { level: { default: 2, validate: validateInteger(2, 4) } },
  content: '(text | proposal)*',
  marks: 'em foreign claim note sic insertion format_change',
  group: 'block',
  defining: true,
  parseDOM: [
    { tag: 'h1', attrs: { level: 2 } },
    { tag: 'h2', attrs: { level: 2 } },
    { tag: 'h3', attrs: { level: 3 } },
    { tag: 'h4', attrs: { level: 4 } },
    { tag: 'h5', attrs: { level: 4 } },
    { tag: 'h6', attrs: { level: 4 } },
  ],
  toDOM: (node) => [`h${String(node.attrs['level'])}`, 0],
};
