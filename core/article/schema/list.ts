import type { NodeSpec } from 'prosemirror-model';
import { validateInteger, type ElementLike } from './attributes.ts';

/** A list whose order does not matter. */
export const bullet_list: NodeSpec = {
  content: 'list_item+',
  marks: 'insertion block_change',
  group: 'block',
  parseDOM: [{ tag: 'ul' }],
  toDOM: () => ['ul', 0],
};

/** A numbered list; `start` is the first number. */
export const ordered_list: NodeSpec = {
  attrs: { start: { default: 1, validate: validateInteger(0, 1_000_000) } },
  content: 'list_item+',
  marks: 'insertion block_change',
  group: 'block',
  parseDOM: [{ tag: 'ol', getAttrs: (element: ElementLike) => ({ start: readStart(element) }) }],
  toDOM: (node) =>
    node.attrs['start'] === 1 ? ['ol', 0] : ['ol', { start: String(node.attrs['start']) }, 0],
};

/** One item: a paragraph, then further paragraphs or nested lists. */
export const list_item: NodeSpec = {
  content: 'paragraph (paragraph | bullet_list | ordered_list)*',
  marks: 'insertion block_change',
  defining: true,
  parseDOM: [{ tag: 'li' }],
  toDOM: () => ['li', 0],
};

function readStart(element: ElementLike): number {
  const start = Number(element.getAttribute('start') ?? '1');
  return Number.isInteger(start) && start >= 0 && start <= 1_000_000 ? start : 1;
}
