import { resolveLink } from './page-address.ts';
import type { TextRun } from '../story-draft.ts';
import { attributeOf, elementsIn, firstElement, type PageElement } from './page-tree.ts';
import { shownText } from './visible.ts';

const postNames = ['cite', 'data-instgrm-permalink', 'data-href', 'data-url'];
const frameNames = ['src', 'data-src', 'data-lazy-src'];

/** Where a post of another service stands: as its snippet says, else where its last link leads. */
export function postAddress(post: PageElement, base: string | null): string | null {
  let href: string | null = null;
  for (const element of elementsIn(post)) {
    if (element.tagName === 'a') href = attributeOf(element, 'href') ?? href;
  }
  const named = postNames.map((name) => attributeOf(post, name)).find((one) => one !== null);
  const written = named ?? href;
  return written === null ? null : resolveLink(written, base);
}

/** The web address of what a frame or a film shows, or null when it shows nothing of the web. */
export function frameAddress(frame: PageElement, base: string | null): string | null {
  const source = firstElement(frame, 'source');
  const own = frameNames.map((name) => attributeOf(frame, name)).find((one) => Boolean(one));
  const written = own ?? (source ? attributeOf(source, 'src') : null);
  if (written === null) return null;
  const href = resolveLink(written, base);
  return /^https?:/i.test(href) ? href : null;
}

/** A line that leads to another story. */
export interface RelatedLine {
  readonly kind: 'related';
  readonly runs: readonly [TextRun];
  readonly href: string;
}

/** The links of a box as lines; one without words of its own, as around a picture, leads to no story. */
export function relatedLines(box: PageElement, base: string | null): RelatedLine[] {
  const lines: RelatedLine[] = [];
  for (const link of elementsIn(box)) {
    const href = link.tagName === 'a' ? attributeOf(link, 'href') : null;
    const text = href === null ? '' : shownText(link);
    if (href === null || text.trim() === '') continue;
    lines.push({ kind: 'related', runs: [{ text }], href: resolveLink(href, base) });
  }
  return lines;
}
