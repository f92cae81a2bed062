import { furnitureOf } from './furniture.ts';
import {
  attributeOf,
  childrenOf,
  isElement,
  textOf,
  type PageElement,
  type PageNode,
} from './page-tree.ts';
import { isHidden, isPlainBlock, isUnseen } from './visible.ts';

/** What an element holds, all within it counted. */
export interface ElementSize {
  /** Characters that are shown, white space not counted. */
  readonly text: number;
  /** Those of them that lead somewhere. */
  readonly links: number;
  /** Those in passages of prose outside the page's furniture. */
  readonly prose: number;
  /** Whether it holds the mark of a story: a first heading, a main part, an article's body. */
  readonly hasStory: boolean;
  readonly pictures: number;
}

/** Sizes by element. */
export type ElementSizes = ReadonlyMap<PageElement, ElementSize>;

interface Count {
  text: number;
  links: number;
  prose: number;
  hasStory: boolean;
  pictures: number;
  /** Text right in this block, its inline elements included, and how much of that is links. */
  own: number;
  ownLinks: number;
  ends: boolean;
}

const nothing: ElementSize = { text: 0, links: 0, prose: 0, hasStory: false, pictures: 0 };

// What a passage of prose is: after the shallow text features of C. Kohlschütter, P. Fankhauser and
// W. Nejdl, “Boilerplate Detection using Shallow Text Features” (WSDM 2010): long enough, and few
// of its words are links.
const fewestOfPassage = 80;
const fewestOfParagraph = 30;
const mostLinked = 0.35;

interface Visit {
  readonly node: PageNode;
  readonly isLeaving: boolean;
  readonly isLinked: boolean;
  readonly isFurniture: boolean;
}

/** Measures every element under `root` in one pass. */
export function measureElements(root: PageNode): ElementSizes {
  const sizes = new Map<PageElement, ElementSize>();
  const open: { readonly element: PageElement; readonly count: Count }[] = [];
  const stack: Visit[] = [{ node: root, isLeaving: false, isLinked: false, isFurniture: false }];
  for (let visit = stack.pop(); visit; visit = stack.pop()) {
    const { node } = visit;
    if (visit.isLeaving) {
      const closed = open.pop();
      if (closed) leave(closed.element, closed.count, open.at(-1)?.count, visit.isFurniture, sizes);
      continue;
    }
    const text = textOf(node);
    if (text !== null) {
      const count = open.at(-1)?.count;
      if (count) addText(count, text, visit.isLinked);
      continue;
    }
    let { isLinked, isFurniture } = visit;
    if (isElement(node)) {
      if (isUnseen(node) || isHidden(node)) continue;
      isLinked ||= node.tagName === 'a' && attributeOf(node, 'href') !== null;
      isFurniture ||= furnitureOf(node) !== null;
      open.push({ element: node, count: emptyCount(node) });
      stack.push({ node, isLeaving: true, isLinked, isFurniture });
    }
    const children = childrenOf(node);
    for (let at = children.length - 1; at >= 0; at--) {
      const child = children[at];
      if (child) stack.push({ node: child, isLeaving: false, isLinked, isFurniture });
    }
  }
  return sizes;
}

/** The size of an element; nothing for one that is not shown. */
export function sizeOf(sizes: ElementSizes, element: PageElement): ElementSize {
  return sizes.get(element) ?? nothing;
}

function emptyCount(element: PageElement): Count {
  const { tagName } = element;
  const isMark = tagName === 'h1' || tagName === 'main' || isArticleBody(element);
  return {
    text: 0,
    links: 0,
    prose: 0,
    hasStory: isMark,
    pictures: tagName === 'img' ? 1 : 0,
    own: 0,
    ownLinks: 0,
    ends: false,
  };
}

/** Whether microdata call an element the article's body. */
export function isArticleBody(element: PageElement): boolean {
  return /\barticleBody\b/.test(attributeOf(element, 'itemprop') ?? '');
}

function addText(count: Count, text: string, isLinked: boolean): void {
  const length = text.replace(/\s+/g, '').length;
  count.text += length;
  count.own += length;
  if (isLinked) {
    count.links += length;
    count.ownLinks += length;
  }
  count.ends ||= /[.!?…,;:。！？،]/.test(text);
}

function leave(
  element: PageElement,
  count: Count,
  outer: Count | undefined,
  isFurniture: boolean,
  sizes: Map<PageElement, ElementSize>,
): void {
  const isBlock = isPlainBlock(element) || blockLike.has(element.tagName);
  if (isBlock && !isFurniture && isProse(element, count)) count.prose += count.own;
  sizes.set(element, count);
  if (!outer) return;
  outer.text += count.text;
  outer.links += count.links;
  outer.prose += count.prose;
  outer.pictures += count.pictures;
  outer.hasStory ||= count.hasStory;
  if (isBlock) return;
  outer.own += count.own;
  outer.ownLinks += count.ownLinks;
  outer.ends ||= count.ends;
}

const blockLike = new Set([
  'li',
  'td',
  'th',
  'blockquote',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'figure',
]);
const notProse = new Set(['figcaption', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'figure']);

function isProse({ tagName }: PageElement, { own, ownLinks, ends }: Count): boolean {
  if (notProse.has(tagName) || !ends || ownLinks > own * mostLinked) return false;
  return own >= (tagName === 'p' ? fewestOfParagraph : fewestOfPassage);
}
