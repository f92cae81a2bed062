import type { NodeSpec } from 'prosemirror-model';

/** Words of another, set apart from the text. */
export const blockquote: NodeSpec = {
  content: '(paragraph | bullet_list | ordered_list)+',
  marks: 'insertion block_change',
  group: 'block',
  defining: true,
  parseDOM: [{ tag: 'blockquote' }],
  toDOM: () => ['blockquote', 0],
};

/** A line of the story repeated large, to catch the eye. */
export const pull_quote: NodeSpec = {
  content: '(text | proposal)*',
  marks: 'em strong foreign claim note sic insertion format_change',
  group: 'block',
  defining: true,
  parseDOM: [{ tag: 'aside[data-part=pull-quote]', priority: 60 }],
  toDOM: () => ['aside', { 'data-part': 'pull-quote' }, ['p', 0]],
};
