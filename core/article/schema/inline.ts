import type { NodeSpec } from 'prosemirror-model';

/** Characters. */
export const text: NodeSpec = { group: 'inline' };

/** A line break inside a paragraph. */
export const hard_break: NodeSpec = {
  inline: true,
  group: 'inline',
  selectable: false,
  linebreakReplacement: true,
  parseDOM: [{ tag: 'br' }],
  toDOM: () => ['br'],
};
