import { isRelatedHeader } from '../plain-text/related.ts';
import { sizeOf, type ElementSize, type ElementSizes } from './element-sizes.ts';
import { isInside, type StoryPlace } from './find-story.ts';
import { furnitureOf, nameOf } from './furniture.ts';
import { headParts } from './head-parts.ts';
import type { KnownRoles, Plan, Role } from './page-roles.ts';
import {
  attributeOf,
  elementsIn,
  parentOf,
  rawText,
  type PageElement,
  type PageNode,
} from './page-tree.ts';
import { isHidden, shownText } from './visible.ts';

const partNames = {
  pullQuote: /\b(?:pull ?quote|pull quote|blockquote pull|quote aside|breakout)\b/,
  related:
    /\b(?:related|read more|read next|also read|read also|see also|more on|links block|further reading|recirc\w*)\b/,
  correction: /\b(?:corrections?|clarifications?|errat(?:um|a)|editors? note correction)\b/,
} as const;

const mostLooked = 500;
const mostRelated = 8;

/** The plan of a page whose story was found. */
export function planPage(place: StoryPlace, sizes: ElementSizes): Plan {
  const around = outsideRange(place, sizes);
  const head = headParts(place, sizes);
  return (element) => {
    const known = head.get(element) ?? around.get(element);
    if (known) return known;
    if (isHidden(element)) return { kind: 'left-out', part: 'hidden text' };
    const name = nameOf(element);
    const size = sizeOf(sizes, element);
    if (partNames.pullQuote.test(name) && size.prose <= size.text && size.text < 600)
      return { kind: 'pull-quote' };
    if (partNames.correction.test(name) && size.text < 3000) return { kind: 'correction' };
    const part = furnitureOf(element) ?? columnOf(element, place);
    if (part === null || element === place.scope || holdsStory(element, place))
      return linkedList(element, size, place);
    // A few links to other stories in the midst of this one are its related lines.
    const isRelated =
      (part === 'other stories' || part === 'navigation') &&
      partNames.related.test(`${name} ${labelOf(element)}`);
    return isRelated && isInside(element, place.body) && countLinks(element) <= mostRelated
      ? { kind: 'related' }
      : { kind: 'left-out', part };
  };
}

function labelOf(element: PageElement): string {
  return (attributeOf(element, 'aria-label') ?? '').toLowerCase();
}

function columnOf({ tagName }: PageElement, { scope }: StoryPlace): string | null {
  // Within an article an aside may be a box of its facts.
  return tagName === 'aside' && scope.tagName !== 'article' ? 'a side column' : null;
}

// A name is no proof: what holds the story, or most of its prose, is none of the page's furniture.
function holdsStory(element: PageElement, place: StoryPlace): boolean {
  return (
    (place.headline !== null && isInside(place.headline, element)) || isInside(place.body, element)
  );
}

// A box full of links and without a sentence leads elsewhere, whatever it is called; a few under a
// heading that says so are the story's related lines.
function linkedList(element: PageElement, size: ElementSize, place: StoryPlace): Role {
  const isBox = ['div', 'section', 'aside', 'ul'].includes(element.tagName);
  if (!isBox || size.text < 20 || size.prose > 0 || size.links * 2 < size.text) return null;
  const links = countLinks(element);
  if (links === 0 || links > size.text) return null;
  const isFew = links <= mostRelated && isInside(element, place.body);
  if (isFew && hasRelatedHeader(element)) return { kind: 'related' };
  const isLinks = size.text >= 60 && size.links > size.text * 0.75 && links >= 4;
  return isLinks ? { kind: 'left-out', part: 'lists of links' } : null;
}

function hasRelatedHeader(element: PageElement): boolean {
  const start =
    shownText(element, 12)
      .trim()
      .slice(0, 80)
      .split(/\n|:\s/)[0] ?? '';
  for (const one of elementsIn(element, 12)) {
    if (
      /^(?:h[2-6]|b|strong|p|span|legend)$/.test(one.tagName) &&
      isRelatedHeader(rawText(one, 8).trim())
    )
      return true;
  }
  return isRelatedHeader(start.trim());
}

function countLinks(element: PageElement): number {
  let links = 0;
  for (const { tagName } of elementsIn(element, mostLooked)) if (tagName === 'a') links += 1;
  return links;
}

// Where nothing marks the story, what stands in its holder before the headline or after the prose
// is the page's.
function outsideRange(
  { scope, body, headline, isMarked }: StoryPlace,
  sizes: ElementSizes,
): KnownRoles {
  const known: KnownRoles = new Map();
  if (isMarked) return known;
  const mark = (start: PageElement, side: 'before' | 'after', part: string): void => {
    for (let at = start; at !== scope;) {
      const parent = parentOf(at);
      if (!parent) return;
      const siblings = parent.childNodes;
      const index = siblings.indexOf(at);
      const beside = side === 'before' ? siblings.slice(0, index) : siblings.slice(index + 1);
      for (const one of beside) if (isShown(one, sizes)) known.set(one, { kind: 'left-out', part });
      at = parent;
    }
  };
  if (headline && !isInside(headline, body))
    mark(headline, 'before', 'what stands above the headline');
  mark(body, 'after', 'what stands below the story');
  return known;
}

function isShown(node: PageNode, sizes: ElementSizes): node is PageElement {
  return 'tagName' in node && sizes.has(node);
}
