import type { Mark, Schema } from 'prosemirror-model';
import type { articleSchema } from '../article/schema.ts';
import type { Drawing } from './drawing.ts';
import { isWebLink, linkHref } from './link-href.ts';
import { element, type Html } from './markup.ts';
import { directionOf } from './page-words.ts';

/** The name of every mark of the schema. */
export type MarkName = typeof articleSchema extends Schema<string, infer Name> ? Name : never;

type DrawMark = (mark: Mark, content: Html, drawing: Drawing) => Html;

/** How a mark is published; null for the desk's own, which never are. A new mark must choose. */
export const markTable: Readonly<Record<MarkName, DrawMark | null>> = {
  link: (mark, content) => drawLink(mark.attrs['href'], content),
  em: (_mark, content) => element('em', {}, content),
  strong: (_mark, content) => element('strong', {}, content),
  foreign: drawForeign,
  claim: null,
  note: null,
  sic: null,
  insertion: null,
  format_change: null,
  block_change: null,
};

/** `content` in the element of its mark; alone when the mark is the desk's own. */
export function drawMark(mark: Mark, content: Html, drawing: Drawing): Html {
  return markTable[mark.type.name as MarkName]?.(mark, content, drawing) ?? content;
}

/** A link around `content`, or `content` alone when the link may not be published. */
export function drawLink(href: unknown, content: Html): Html {
  const safe = linkHref(href);
  if (safe === null) return content;
  return element('a', { href: safe, rel: isWebLink(safe) ? 'noopener' : null }, content);
}

function drawForeign(mark: Mark, content: Html, drawing: Drawing): Html {
  const lang = String(mark.attrs['lang']);
  const direction = directionOf(lang);
  return element(
    'span',
    { lang, dir: direction === drawing.direction ? null : direction },
    content,
  );
}
