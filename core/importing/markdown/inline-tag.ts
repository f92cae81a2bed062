import { parseFragment } from 'parse5';
import { attributeOf, isElement } from '../html/page-tree.ts';

/** A tag that stands among words, as its parser reads it; null for what is none. */
export interface InlineTag {
  readonly name: string;
  readonly isEnd: boolean;
  readonly attribute: (name: string) => string | null;
}

/** Reads a tag of HTML that stands alone: `<em>`, `</em>`, `<br>`. */
export function readInlineTag(source: string): InlineTag | null {
  const name = /^<\/?([a-z][a-z0-9-]*)/i.exec(source)?.[1]?.toLowerCase();
  if (name === undefined) return null;
  const isEnd = source.startsWith('</');
  const element = isEnd ? undefined : parseFragment(source).childNodes.find(isElement);
  return { name, isEnd, attribute: (key) => (element ? attributeOf(element, key) : null) };
}
