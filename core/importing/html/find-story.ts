import {
  elementsIn,
  parentOf,
  attributeOf,
  rawText,
  type PageElement,
  type PageNode,
} from './page-tree.ts';
import { isArticleBody, sizeOf, type ElementSizes } from './element-sizes.ts';
import { furnitureOf } from './furniture.ts';
import type { PageSays } from './page-says.ts';

/** Where a page has its story. */
export interface StoryPlace {
  /** The element that holds the story with its head. */
  readonly scope: PageElement;
  /** The element that holds its prose. */
  readonly body: PageElement;
  /** The headline, where the page marks it. */
  readonly headline: PageElement | null;
  /** Whether the page itself marks the scope as the story. */
  readonly isMarked: boolean;
}

const mostOfProse = 0.9;
const enoughOfProse = 0.4;
const mostHeadings = 200;
const fewestKinds = 3;

/**
 * Finds the story of a page: the part that its markup calls the story, when enough of the page's
 * prose stands there; else the innermost element that holds nearly all the prose, in the manner of
 * Readability (Arc90, 2009), which scores elements by the passages within them.
 * @returns null for a document that is no page of a site, or has no prose to go by
 */
export function findStory(root: PageNode, sizes: ElementSizes, says: PageSays): StoryPlace | null {
  const elements = [...elementsIn(root)].filter((element) => sizes.has(element));
  const whole = elements.find(({ tagName }) => tagName === 'body');
  if (!whole || !isPage(elements, says)) return null;
  const all = sizeOf(sizes, whole).prose;
  if (all === 0) return null;
  const marked = markedScope(elements, sizes, all);
  const scope = marked ?? whole;
  const body = proseHolder(scope, sizes);
  const headline = headlineOf(elements, says, body);
  if (!headline || isInside(headline, scope)) {
    const isMarked = marked !== null;
    return { scope: isMarked ? scope : holderOf(headline, body), body, headline, isMarked };
  }
  // The headline stands outside what is marked: both together are the story.
  const both = holderOf(headline, scope);
  const isWhole = both.tagName === 'html';
  return { scope: isWhole ? whole : both, body, headline, isMarked: false };
}

// A letter may have a footer, and a form a button; three kinds of furniture make a page of a site.
function isPage(elements: readonly PageElement[], says: PageSays): boolean {
  if (says.isArticle || says.canonical !== '' || elements.some(isOfSite)) return true;
  const kinds = new Set(elements.map(furnitureOf));
  for (const kind of [null, 'forms and controls', 'hidden text'] as const) kinds.delete(kind);
  return kinds.size >= fewestKinds;
}

function isOfSite(element: PageElement): boolean {
  const role = attributeOf(element, 'role');
  return (
    ['main', 'article', 'nav', 'footer'].includes(element.tagName) ||
    role === 'main' ||
    role === 'navigation' ||
    isArticleBody(element)
  );
}

function markedScope(
  elements: readonly PageElement[],
  sizes: ElementSizes,
  all: number,
): PageElement | null {
  const ways: readonly ((element: PageElement) => boolean)[] = [
    ({ tagName }) => tagName === 'article',
    isArticleBody,
    (element) => element.tagName === 'main' || attributeOf(element, 'role') === 'main',
  ];
  for (const isMarked of ways) {
    const best = elements
      .filter((element) => isMarked(element) && sizeOf(sizes, element).prose > 0)
      .reduce<PageElement | null>((most, one) => {
        return most && sizeOf(sizes, most).prose >= sizeOf(sizes, one).prose ? most : one;
      }, null);
    if (best && sizeOf(sizes, best).prose >= all * enoughOfProse) return best;
  }
  return null;
}

/** The innermost element in `scope` that holds nearly all its prose. */
function proseHolder(scope: PageElement, sizes: ElementSizes): PageElement {
  const wanted = sizeOf(sizes, scope).prose * mostOfProse;
  let holder = scope;
  for (const element of elementsIn(scope)) {
    const { prose } = sizeOf(sizes, element);
    const isPassage = ['p', 'li', 'td', 'blockquote'].includes(element.tagName);
    if (!isPassage && prose >= wanted && isInside(element, holder)) holder = element;
  }
  return holder;
}

// The heading that says what the page says of itself; else the last first-level one before the prose.
function headlineOf(
  elements: readonly PageElement[],
  says: PageSays,
  body: PageElement,
): PageElement | null {
  const said = fold(says.headline);
  const headings = elements.filter(({ tagName }) => /^h[12]$/.test(tagName)).slice(0, mostHeadings);
  const named = said === '' ? undefined : headings.find((one) => isNamed(fold(rawText(one)), said));
  if (named) return named;
  const firsts = headings.filter(({ tagName }) => tagName === 'h1');
  const inside = firsts.find((one) => isInside(one, body));
  const end = elements.indexOf(body);
  return inside ?? firsts.filter((one) => elements.indexOf(one) < end).at(-1) ?? null;
}

// Titles are cut short and carry the publisher's name behind a bar.
function isNamed(heading: string, said: string): boolean {
  if (heading.length < 8) return heading !== '' && heading === said;
  return heading === said || said.startsWith(heading) || heading.startsWith(said);
}

function fold(text: string): string {
  return text
    .slice(0, 1000)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Whether an element is `around` or stands in it. */
export function isInside(element: PageElement, around: PageElement): boolean {
  for (let at: PageElement | null = element; at; at = parentOf(at)) if (at === around) return true;
  return false;
}

function holderOf(one: PageElement | null, other: PageElement): PageElement {
  if (!one) return other;
  const around = new Set<PageElement>();
  for (let at: PageElement | null = one; at; at = parentOf(at)) around.add(at);
  for (let at: PageElement | null = other; at; at = parentOf(at)) if (around.has(at)) return at;
  return other;
}
