import { defaultTreeAdapter as tree, parse, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** A picture as a page shows it. */
export interface PagePicture {
  readonly src: string;
  readonly alt: string;
}

/** What a page or a fragment says to its readers, and to machines. */
export interface PageReading {
  readonly headline: string;
  /** The words of the article, in order. */
  readonly words: readonly string[];
  /** The words around it: masthead, head and foot of the house. */
  readonly around: readonly string[];
  /** The first words of each longer paragraph, on one line each. */
  readonly paragraphs: readonly string[];
  readonly pictures: readonly PagePicture[];
  /** Where the article's links lead, in order. */
  readonly links: readonly string[];
  /** What the head and the page's data tell machines, by name. */
  readonly metadata: ReadonlyMap<string, string>;
}

/**
 * Reads a page as a browser would (WHATWG HTML, by parse5). Nothing of it runs; nothing may be
 * shown as markup that went through it.
 */
export function readPage(html: string): PageReading {
  const elements = [...elementsOf(parse(html))];
  const body = elements.find(({ tagName }) => tagName === 'body');
  const article = elements.find(({ tagName }) => tagName === 'article') ?? body;
  const inside = article ? [...elementsOf(article)] : [];
  const headline = inside.find(({ tagName }) => tagName === 'h1');
  return {
    headline: headline ? wordsOf(headline, null).join(' ') : '',
    words: article ? wordsOf(article, null) : [],
    around: body && body !== article ? wordsOf(body, article ?? null) : [],
    paragraphs: inside
      .filter(({ tagName }) => tagName === 'p')
      .map((paragraph) => wordsOf(paragraph, null))
      .filter((words) => words.length > 4)
      .map((words) => words.slice(0, 12).join(' ')),
    pictures: inside
      .filter(({ tagName }) => tagName === 'img')
      .map((picture) => ({ src: attribute(picture, 'src'), alt: attribute(picture, 'alt') })),
    links: inside.filter(({ tagName }) => tagName === 'a').map((link) => attribute(link, 'href')),
    metadata: readMetadata(elements),
  };
}

/** Depth first without recursion: hostile pages nest as deep as they like. */
function* elementsOf(root: Node): Iterable<Element> {
  const waiting: Node[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (tree.isElementNode(node)) yield node;
    pushChildren(waiting, node);
  }
}

function pushChildren(waiting: { push: (node: Node) => unknown }, node: Node): void {
  if (!('childNodes' in node)) return;
  for (let at = node.childNodes.length - 1; at >= 0; at--) {
    const child = node.childNodes[at];
    if (child) waiting.push(child);
  }
}

const unread = new Set(['script', 'style', 'template', 'title', 'noscript']);
// prettier-ignore
const inline = new Set([
  'a', 'em', 'strong', 'span', 'time', 'b', 'i', 'u', 's', 'small', 'sub', 'sup', 'mark', 'font',
]);

function wordsOf(root: Node, leftOut: Element | null): string[] {
  const parts: string[] = [];
  // A text that waits is the space that parts a block from what follows it.
  const waiting: (Node | string)[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node === 'string') parts.push(node);
    else if (tree.isTextNode(node)) parts.push(node.value);
    else if (node !== leftOut && 'childNodes' in node) {
      const name = tree.isElementNode(node) ? node.tagName : '';
      if (unread.has(name)) continue;
      const space = inline.has(name) ? '' : ' ';
      waiting.push(space);
      pushChildren(waiting, node);
      waiting.push(space);
    }
  }
  return parts
    .join('')
    .split(/\s+/u)
    .filter((word) => word !== '');
}

function readMetadata(elements: readonly Element[]): Map<string, string> {
  const metadata = new Map<string, string>();
  const add = (name: string, value: string): void => {
    const before = metadata.get(name);
    metadata.set(name, before === undefined ? value : `${before} · ${value}`);
  };
  for (const element of elements) {
    const { tagName } = element;
    if (tagName === 'html') add('language', attribute(element, 'lang'));
    if (tagName === 'title') add('title', textOf(element));
    if (tagName === 'meta') {
      const name = attribute(element, 'name') || attribute(element, 'property');
      if (name !== '') add(name, attribute(element, 'content'));
    }
    if (tagName === 'link' && attribute(element, 'rel') === 'canonical')
      add('canonical', attribute(element, 'href'));
    if (tagName === 'script' && attribute(element, 'type') === 'application/ld+json')
      for (const [name, value] of readData(textOf(element))) add(name, value);
  }
  return metadata;
}

/** The page's data by their names, such as `NewsArticle.headline`. */
function readData(json: string): [string, string][] {
  try {
    const data: unknown = JSON.parse(json);
    const things = Array.isArray(data) ? data : isThing(data) ? (graphOf(data) ?? [data]) : [];
    return things.filter(isThing).flatMap((thing) => {
      const type = typeof thing['@type'] === 'string' ? thing['@type'] : 'data';
      return Object.entries(thing)
        .filter(([name]) => !name.startsWith('@'))
        .map(([name, value]): [string, string] => [`${type}.${name}`, spell(value)]);
    });
  } catch {
    // Somebody changed it so that it is none any more.
    return [['data', 'unreadable']];
  }
}

function graphOf(data: Record<string, unknown>): unknown[] | null {
  const graph = data['@graph'];
  return Array.isArray(graph) ? graph : null;
}

function isThing(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function spell(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function textOf(element: Element): string {
  return element.childNodes.map((child) => (tree.isTextNode(child) ? child.value : '')).join('');
}

function attribute(element: Element, name: string): string {
  return element.attrs.find((each) => each.name === name)?.value ?? '';
}
