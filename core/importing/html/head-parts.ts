import { isDay } from '../plain-text/day.ts';
import { sizeOf, type ElementSizes } from './element-sizes.ts';
import type { StoryPlace } from './find-story.ts';
import { furnitureOf, nameOf } from './furniture.ts';
import type { KnownRoles, Role } from './page-roles.ts';
import { elementsIn, parentOf, rawText, type PageElement } from './page-tree.ts';
import { isHidden } from './visible.ts';

const partNames = {
  standfirst:
    /\b(?:standfirst|dek|deck|subtitle|sub title|subhead(?:line|ing)?|sub head(?:line|ing)?|strapline|lede|lead|intro|introduction|perex|chapo|sapo|summary|abstract|excerpt|alternative headline|description|vorspann|entradilla|bajada)\b/,
  byline: /\b(?:by ?line|authors?|writers?|contributors?|reporter|credits? author|auteur|autor)\b/,
  kicker:
    /\b(?:kicker|eyebrow|overline|rubric|roofline|supertitle|super title|section label|category|cat links)\b/,
  dateline: /\b(?:dateline|location line)\b/,
  time: /\b(?:date|time|times|timestamp|published|pub ?date|updated|modified|posted|datetime|post date|read(?:ing)? time|article date|date published|date modified)\b/,
} as const;

const mostLooked = 500;
const longestByline = 240;
const longestStandfirst = 700;
const longestKicker = 60;
const longestTime = 160;

/** The parts of the head: they stand between the headline and the first passage of prose, or say so. */
export function headParts(place: StoryPlace, sizes: ElementSizes): KnownRoles {
  const known: KnownRoles = new Map();
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
function isInKnown(element: PageElement, known: KnownRoles): boolean {
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
  known: KnownRoles,
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
