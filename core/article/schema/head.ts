import type { NodeSpec } from 'prosemirror-model';

function headPart(tag: string, part: string, marks: string, parse: string): NodeSpec {
  return {
    content: '(text | proposal)*',
    marks,
    defining: true,
    isolating: true,
    parseDOM: [{ tag: parse }],
    toDOM: () => [tag, { 'data-part': part }, 0],
  };
}

/** The headline: one line, no links. */
export const headline = headPart(
  'h1',
  'headline',
  'em foreign claim note sic insertion format_change',
  'h1[data-part=headline]',
);

/** The standfirst: the sentence or two under the headline that say what the story is. */
export const standfirst = headPart('p', 'standfirst', '_', 'p[data-part=standfirst]');

/** The byline as printed, such as “By Ada Brook and Jon Field”. */
export const byline = headPart(
  'p',
  'byline',
  'link foreign claim note sic insertion format_change',
  'p[data-part=byline]',
);

/** The dateline as printed: place, and the day where the desk writes it, such as “PORT ELDER, 3 May”. */
export const dateline = headPart(
  'p',
  'dateline',
  'foreign claim note sic insertion format_change',
  'p[data-part=dateline]',
);

/** Everything below the head; never empty, so there is always a place to type. */
export const body: NodeSpec = {
  content: 'block+',
  marks: 'insertion block_change',
  isolating: true,
  parseDOM: [{ tag: 'section[data-part=body]' }],
  toDOM: () => ['section', { 'data-part': 'body' }, 0],
};
