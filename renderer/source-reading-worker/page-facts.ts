import type { DefaultTreeAdapterMap } from 'parse5';
import { cleanDetails, type FoundDetails } from './words.ts';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

const mostElements = 200_000;

/**
 * What a page says of itself: in JSON-LD (schema.org), Open Graph, Dublin Core, plain meta
 * elements, its title; in this order.
 */
export function pageFacts(root: Node): FoundDetails {
  const elements = elementsOf(root);
  const linked = elements.flatMap(linkedData);
  const article =
    linked.find((thing) => /Article|Report|Posting|WebPage/.test(typeOf(thing))) ?? {};
  const meta = metaOf(elements);
  const said = (...names: string[]): unknown => names.map((name) => meta.get(name)).find(Boolean);
  const title = elements.find(({ tagName }) => tagName === 'title');
  const time = elements.find(
    ({ tagName, attrs }) => tagName === 'time' && valueOf(attrs, 'datetime'),
  );
  return cleanDetails({
    title:
      nonEmpty(article['headline']) ??
      said('og:title', 'dc.title', 'citation_title') ??
      (title && textOf(title)),
    publisher:
      namesIn(article['publisher']) ?? said('og:site_name', 'dc.publisher', 'citation_publisher'),
    author:
      namesIn(article['author']) ??
      notAddress(said('author', 'dc.creator', 'article:author', 'citation_author')),
    published:
      nonEmpty(article['datePublished']) ??
      said('article:published_time', 'dc.date', 'citation_publication_date', 'date') ??
      (time && valueOf(time.attrs, 'datetime')),
  });
}

function elementsOf(root: Node): Element[] {
  const found: Element[] = [];
  const stack: Node[] = [root];
  for (let node = stack.pop(); node && found.length < mostElements; node = stack.pop()) {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) for (const child of node.childNodes.toReversed()) stack.push(child);
  }
  return found;
}

type Thing = Readonly<Record<string, unknown>>;

function linkedData(element: Element): Thing[] {
  const isLinked = valueOf(element.attrs, 'type')?.toLowerCase() === 'application/ld+json';
  if (element.tagName !== 'script' || !isLinked) return [];
  try {
    return thingsIn(JSON.parse(textOf(element)), 0);
  } catch (error) {
    // Broken JSON-LD is common, and says nothing.
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

function thingsIn(value: unknown, depth: number): Thing[] {
  if (typeof value !== 'object' || value === null || depth > 3) return [];
  if (Array.isArray(value)) return value.slice(0, 100).flatMap((one) => thingsIn(one, depth + 1));
  const thing = value as Thing;
  return [thing, ...thingsIn(thing['@graph'], depth + 1)];
}

function typeOf(thing: Thing): string {
  return [thing['@type']].flat().join(' ');
}

/** The name or names of persons or organisations. */
function namesIn(value: unknown): string | undefined {
  const names = [value]
    .flat()
    .slice(0, 20)
    .map((one) => {
      const isThing = typeof one === 'object' && one !== null && 'name' in one;
      return isThing ? one.name : one;
    });
  const words = names.filter((name) => typeof name === 'string' && name.trim() !== '');
  return words.length === 0 ? undefined : words.join(', ');
}

function metaOf(elements: readonly Element[]): ReadonlyMap<string, string> {
  const meta = new Map<string, string>();
  for (const { tagName, attrs } of elements) {
    if (tagName !== 'meta') continue;
    const name = (valueOf(attrs, 'property') ?? valueOf(attrs, 'name'))?.toLowerCase();
    const content = valueOf(attrs, 'content');
    if (name !== undefined && content && !meta.has(name)) meta.set(name, content);
  }
  return meta;
}

function valueOf(attrs: Element['attrs'], name: string): string | undefined {
  return attrs.find((attribute) => attribute.name === name)?.value;
}

function textOf(element: Element): string {
  return element.childNodes.map((node) => ('value' in node ? node.value : '')).join('');
}

function nonEmpty(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function notAddress(value: unknown): string | undefined {
  const text = nonEmpty(value);
  return text !== undefined && /^https?:/i.test(text) ? undefined : text;
}
