import type { NodeSpec } from 'prosemirror-model';
import { isSafeLink } from '../link.ts';
import { validateOptionalLink, type ElementLike } from './attributes.ts';

function reference(part: string): NodeSpec {
  return {
    attrs: { href: { default: null, validate: validateOptionalLink } },
    content: '(text | proposal)*',
    marks: 'em foreign note sic insertion format_change',
    group: 'block',
    defining: true,
    parseDOM: [{ tag: `p[data-part=${part}]`, priority: 60, getAttrs: readHref }],
    toDOM: (node) => ['p', { 'data-part': part, 'data-href': String(node.attrs['href'] ?? '') }, 0],
  };
}

/** A line that points to another story of the house; `href` is null until the desk knows it. */
export const related_link = reference('related-link');

/** Something that stands elsewhere (a post, a film), kept as a plain link: nothing is embedded. */
export const embed_link = reference('embed-link');

/** A break between sections, drawn as a rule. */
export const section_break: NodeSpec = {
  group: 'block',
  parseDOM: [{ tag: 'hr' }],
  toDOM: () => ['hr'],
};

function readHref(element: ElementLike): { href: string | null } {
  const href = element.getAttribute('data-href');
  return { href: isSafeLink(href) ? href : null };
}
