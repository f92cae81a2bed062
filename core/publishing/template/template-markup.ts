import { defaultTreeAdapter as tree, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import type { TemplateElementName, TemplateNode } from './house-template.ts';
import {
  lineOf,
  readAttributes,
  readImage,
  readPlaceholders,
  withoutLabel,
  type MarkupReading,
  type ParsedElement,
} from './template-attributes.ts';

type Parsed = DefaultTreeAdapterTypes.ChildNode;

/** What may stand in an element (HTML standard, content models): blocks, words, list items. */
type Holds = 'blocks' | 'words' | 'items' | 'nothing';

interface Kind {
  readonly is: 'block' | 'word' | 'item';
  readonly holds: Holds;
}

const blockOf = (holds: Holds): Kind => ({ is: 'block', holds });
const word: Kind = { is: 'word', holds: 'words' };
const emptyWord: Kind = { is: 'word', holds: 'nothing' };

const kinds: ReadonlyMap<string, Kind> = new Map<TemplateElementName, Kind>([
  ['div', blockOf('blocks')],
  ['nav', blockOf('blocks')],
  ['p', blockOf('words')],
  ['ul', blockOf('items')],
  ['ol', blockOf('items')],
  ['hr', blockOf('nothing')],
  ['li', { is: 'item', holds: 'blocks' }],
  ['a', word],
  ['span', word],
  ['strong', word],
  ['em', word],
  ['b', word],
  ['i', word],
  ['small', word],
  ['br', emptyWord],
  ['img', emptyWord],
]);

// What stands in these is not for reading; of all else that is not kept the words stay.
// prettier-ignore
const unread: ReadonlySet<string> = new Set([
  'script', 'style', 'template', 'noscript', 'title', 'head', 'iframe', 'object', 'embed', 'svg',
  'math', 'textarea', 'select', 'video', 'audio', 'canvas', 'noembed', 'noframes', 'xmp',
]);

const deepest = 24;

interface Place {
  readonly holds: Holds;
  readonly isInLink: boolean;
  readonly depth: number;
}

/**
 * A newsroom’s markup as nodes of our own. What a browser would make of it is what is read
 * (parse5), and of that only elements and attributes that are listed, nested as HTML allows: so
 * nothing runs, nothing is fetched, and the page stays valid, whatever the file holds.
 * @param html without what no page may hold.
 */
export function readMarkup(html: string, reading: MarkupReading): TemplateNode[] {
  const { childNodes } = parseFragment(html, { sourceCodeLocationInfo: true });
  const nodes = readNodes(childNodes, { holds: 'blocks', isInLink: false, depth: 0 }, reading);
  return nodes.every((node) => typeof node === 'string' && node.trim() === '') ? [] : nodes;
}

function readNodes(nodes: readonly Parsed[], place: Place, reading: MarkupReading): TemplateNode[] {
  return nodes.flatMap((node) => {
    if (tree.isTextNode(node)) return readText(node, place, reading);
    return tree.isElementNode(node) ? readElement(node, place, reading) : [];
  });
}

function readText(
  node: DefaultTreeAdapterTypes.TextNode,
  place: Place,
  reading: MarkupReading,
): TemplateNode[] {
  const text = readPlaceholders(node.value, lineOf(node), reading);
  if (place.holds !== 'items') return text === '' ? [] : [text];
  return text.trim() === '' ? [] : [{ name: 'li', attributes: {}, content: [text] }];
}

function readElement(node: ParsedElement, place: Place, reading: MarkupReading): TemplateNode[] {
  const line = lineOf(node);
  const name = node.tagName;
  if (unread.has(name) || place.depth >= deepest) {
    reading.report(line, leftOut(name, place));
    return [];
  }
  const kind = kinds.get(name);
  const inner = { ...place, depth: place.depth + 1 };
  const isHere = kind !== undefined && mayStand(name, kind, place);
  if (!isHere) {
    reading.report(line, kind ? misplaced(name) : notListed(name));
    return readNodes(node.childNodes, inner, reading);
  }
  return readListed(node, name as TemplateElementName, kind, inner, reading);
}

function readListed(
  node: ParsedElement,
  name: TemplateElementName,
  { holds }: Kind,
  place: Place,
  reading: MarkupReading,
): TemplateNode[] {
  const attributes = readAttributes(node, name, reading);
  if (name === 'img') return readImage(node, attributes, reading);
  const isInLink = place.isInLink || name === 'a';
  const content = readNodes(node.childNodes, { ...place, holds, isInLink }, reading);
  if (name === 'a' && attributes.href === undefined) return content;
  if (name === 'nav' && !isNamed(attributes['aria-label'], node, reading))
    return [{ name: 'div', attributes: withoutLabel(attributes), content }];
  return [{ name, attributes, content }];
}

function mayStand(name: string, { is }: Kind, { holds, isInLink }: Place): boolean {
  if (name === 'a' && isInLink) return false;
  if (holds === 'items') return is === 'item';
  return is === 'word' || (is === 'block' && holds === 'blocks');
}

/** Screen readers list navigations by name: each has one, and none has another’s. */
function isNamed(label: unknown, node: ParsedElement, { labels, report }: MarkupReading): boolean {
  const key = typeof label === 'string' ? label.trim().toLowerCase() : '';
  if (key !== '' && !labels.has(key)) {
    labels.add(key);
    return true;
  }
  report(
    lineOf(node),
    'A nav became a div: give each an aria-label of its own, so that screen readers can tell them apart.',
  );
  return false;
}

function leftOut(name: string, { depth }: Place): string {
  return depth >= deepest
    ? `“${name}” was left out: it is nested too deeply.`
    : `“${name}” was left out with all in it: a page runs nothing and holds nothing foreign.`;
}

function notListed(name: string): string {
  return `“${name}” was left out, its words stay: a template may use ${[...kinds.keys()].join(', ')}.`;
}

function misplaced(name: string): string {
  return `“${name}” was left out, its words stay: HTML does not allow it here.`;
}
