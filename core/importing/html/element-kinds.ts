import { attributeOf, classesOf, type PageElement } from './page-tree.ts';
import { isPlainBlock } from './visible.ts';

const headings: ReadonlyMap<string, number> = new Map([
  ['h1', 1],
  ['h2', 2],
  ['h3', 3],
  ['h4', 4],
  ['h5', 5],
  ['h6', 6],
]);
const posts =
  /^(?:twitter-tweet|twitter-video|instagram-media|tiktok-embed|fb-post|fb-video|bluesky-embed|mastodon-embed|reddit-embed-bq|telegram-post|threads-post|text-post-media|imgur-embed-pub|embedly-card)$/;
const credits =
  /\b(?:credit|credits|copyright|photographer|attribution|photo ?by|source|byline|author|rights|courtesy|creator)\b/;

/** Whether an element is a post of another service, as their snippets mark it. */
export function isPost(element: PageElement): boolean {
  return classesOf(element).some((name) => posts.test(name));
}

/** Whether Word’s style makes an element a quotation. */
export function isWordQuote(element: PageElement): boolean {
  return classesOf(element).some((name) => /^Mso(?:Intense)?Quote$/.test(name));
}

/** Whether an element ends a list of paragraphs that only say that they are its items. */
export function isSolid(element: PageElement): boolean {
  return (
    isPlainBlock(element) ||
    /^(?:img|hr|iframe|video|table|ul|ol|figure|blockquote|h[1-6])$/.test(element.tagName)
  );
}

/** The level of a heading, by its tag, its role, or as Word outlines; null for what is none. */
export function headingLevel(element: PageElement): number | null {
  const level = headings.get(element.tagName);
  if (level !== undefined) return level;
  return roleLevel(element);
}

function roleLevel(element: PageElement): number | null {
  const outline = /mso-outline-level:\s*([1-6])/i.exec(attributeOf(element, 'style') ?? '')?.[1];
  if (outline !== undefined) return Number(outline);
  const isHeading = attributeOf(element, 'role') === 'heading';
  const level = isHeading ? Number(attributeOf(element, 'aria-level') ?? '2') : 0;
  return level >= 1 && level <= 6 ? level : null;
}

/** Whether an element’s name says that its words name who made a picture. */
export function isCreditOf(element: PageElement): boolean {
  const name = `${attributeOf(element, 'class') ?? ''} ${attributeOf(element, 'itemprop') ?? ''}`;
  return (
    name.length > 1 &&
    credits.test(
      name
        .replace(/([a-z])([A-Z])/g, '$1 $2')
        .replace(/[^A-Za-z]+/g, ' ')
        .toLowerCase(),
    )
  );
}

/** Whether an element is a box for a picture and its caption, as WordPress and the like draw it. */
export function isCaptioned(element: PageElement): boolean {
  return (
    /^(?:div|span|p|dl)$/.test(element.tagName) &&
    classesOf(element).some((name) =>
      /^(?:wp-caption|caption-box|image-caption-container|captioned-image|figure|image-with-caption|article-image|photo-container)$/.test(
        name,
      ),
    )
  );
}

/** Whether a picture or frame is a pixel that only counts readers. */
export function isTiny(element: PageElement): boolean {
  const side = (name: string): number => {
    const written = attributeOf(element, name);
    return written === null ? Number.NaN : Number.parseFloat(written);
  };
  return side('width') <= 3 || side('height') <= 3;
}
