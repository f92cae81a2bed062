import { isRelatedHeader } from '../plain-text/related.ts';
import { isDay } from '../plain-text/day.ts';
import { sizeOf, type ElementSize, type ElementSizes } from './element-sizes.ts';
import { isInside, type StoryPlace } from './find-story.ts';
import { furnitureOf, nameOf } from './furniture.ts';
import {
  attributeOf,
  elementsIn,
  parentOf,
  rawText,
  type PageElement,
  type PageNode,
} from './page-tree.ts';
import { isHidden, shownText } from './visible.ts';

/** What an element of a page is to the story; null for what is read as it stands. */
export type Role =
  | { readonly kind: 'left-out'; readonly part: string }
  | { readonly kind: 'headline' | 'standfirst' | 'byline' | 'dateline' | 'kicker' | 'time' }
  | { readonly kind: 'related' | 'pull-quote' | 'correction' }
  | null;

/** Tells what each element of a page is. */
export type Plan = (element: PageElement) => Role;

const partNames = {
  standfirst:
    /\b(?:standfirst|dek|deck|subtitle|sub title|subhead(?:line|ing)?|sub head(?:line|ing)?|strapline|lede|lead|intro|introduction|perex|chapo|sapo|summary|abstract|excerpt|alternative headline|description|vorspann|entradilla|bajada)\b/,
  byline: /\b(?:by ?line|authors?|writers?|contributors?|reporter|credits? author|auteur|autor)\b/,
  kicker:
    /\b(?:kicker|eyebrow|overline|rubric|roofline|supertitle|super title|section label|category|cat links)\b/,
  dateline: /\b(?:dateline|location line)\b/,
  time: /\b(?:date|time|times|timestamp|published|pub ?date|updated|modified|posted|datetime|post date|read(?:ing)? time|article date|date published|date modified)\b/,
  pullQuote: /\b(?:pull ?quote|pull quote|blockquote pull|quote aside|breakout)\b/,
  related:
    /\b(?:related|read more|read next|also read|read also|see also|more on|links block|further reading|recirc\w*)\b/,
  correction: /\b(?:corrections?|clarifications?|errat(?:um|a)|editors? note correction)\b/,
} as const;

const mostLooked = 500;
const mostRelated = 8;
const longestByline = 240;
const longestStandfirst = 700;
const longestKicker = 60;
const longestTime = 160;

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

type Known = Map<PageElement, Role>;

// Where nothing marks the story, what stands in its holder before the headline or after the prose
// is the page's.
function outsideRange({ scope, body, headline, isMarked }: StoryPlace, sizes: ElementSizes): Known {
  const known: Known = new Map();
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

// The parts of the head stand between the headline and the first passage of prose, or say so.
function headParts(place: StoryPlace, sizes: ElementSizes): Known {
  const known: Known = new Map();
  const { headline, scope } = place;
  if (headline) known.set(headline, { kind: 'headline' });
  const kicker = headline && kickerIn(headline, sizes);
  if (kicker) known.set(kicker, { kind: 'kicker' });
  let isBeforeProse = true;
  let isAfterHeadline = headline === null;
  for (const element of elementsIn(scope)) {
    if (element === headline) isAfterHeadline = true;
    const role = isInKnown(element, known)
      ? null
      : partOf(element, sizes, isBeforeProse, isAfterHeadline, known);
    if (role) known.set(element, role);
    else if (isAfterHeadline && isProsePassage(element, sizes) && !isInKnown(element, known))
      isBeforeProse = false;
  }
  return known;
}

// Some pages put the kicker into the headline's own element.
function kickerIn(headline: PageElement, sizes: ElementSizes): PageElement | null {
  const all = sizeOf(sizes, headline).text;
  for (const element of elementsIn(headline, 60)) {
    const { text } = sizeOf(sizes, element);
    const isPart = element !== headline && text > 0 && text <= longestKicker && text < all;
    if (isPart && partNames.kicker.test(nameOf(element))) return element;
  }
  return null;
}

// Parts of parts are few and near: the search up ends soon.
function isInKnown(element: PageElement, known: Known): boolean {
  let at: PageElement | null = element;
  for (let step = 0; at && step < 12; step++) {
    if (known.has(at)) return true;
    at = parentOf(at);
  }
  return false;
}

function isProsePassage(element: PageElement, sizes: ElementSizes): boolean {
  return element.tagName === 'p' && sizeOf(sizes, element).prose > 0;
}

function partOf(
  element: PageElement,
  sizes: ElementSizes,
  isBeforeProse: boolean,
  isAfterHeadline: boolean,
  known: Known,
): Role {
  const size = sizeOf(sizes, element);
  if (size.text === 0 || size.hasStory || isHidden(element)) return null;
  const { tagName } = element;
  if (/^h[1-6]$/.test(tagName) && !isBeforeProse) return null;
  const name = nameOf(element);
  const has = (kind: string): boolean => [...known.values()].some((role) => role?.kind === kind);
  if (tagName === 'time' && isBeforeProse) return { kind: 'time' };
  if (
    name === '' ||
    /^(?:figure|figcaption|img|picture|a|li|ul|body|main|article|html)$/.test(tagName)
  ) {
    const isWriter = tagName === 'a' && /\bauthor\b/.test(name) && isBeforeProse && !has('byline');
    return isWriter ? { kind: 'byline' } : null;
  }
  if (furnitureOf(element) === 'about the author') return null;
  if (isInFigure(element)) return null;
  if (isBeforeProse && size.text <= longestKicker && partNames.kicker.test(name) && !has('kicker'))
    return { kind: 'kicker' };
  if (
    isBeforeProse &&
    size.text <= longestByline &&
    partNames.byline.test(name) &&
    size.prose === 0 &&
    !has('byline')
  )
    return holdsOnlyTime(element) ? { kind: 'time' } : { kind: 'byline' };
  if (isBeforeProse && size.text <= longestTime && partNames.dateline.test(name))
    return isDay(rawText(element, mostLooked).trim()) ? { kind: 'time' } : { kind: 'dateline' };
  if (
    isBeforeProse &&
    size.text <= longestTime &&
    size.prose === 0 &&
    partNames.time.test(name) &&
    /\d/.test(rawText(element, mostLooked))
  )
    return { kind: 'time' };
  const isStandfirst =
    isBeforeProse &&
    isAfterHeadline &&
    size.text >= 15 &&
    size.text <= longestStandfirst &&
    size.pictures === 0;
  return isStandfirst && partNames.standfirst.test(name) && !has('standfirst')
    ? { kind: 'standfirst' }
    : null;
}

function holdsOnlyTime(element: PageElement): boolean {
  return isDay(rawText(element, mostLooked).replace(/\s+/g, ' ').trim());
}

function isInFigure(element: PageElement): boolean {
  let at: PageElement | null = element;
  for (let step = 0; at && step < 6; step++) {
    if (at.tagName === 'figure') return true;
    at = parentOf(at);
  }
  return false;
}
