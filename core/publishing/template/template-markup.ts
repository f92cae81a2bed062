import { defaultTreeAdapter as tree, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { isLanguageTag } from '../../article/schema/attributes.ts';
import { isWebLink, linkHref } from '../link-href.ts';
import { readable } from '../markup.ts';
import {
  placeholders,
  type TemplateAttribute,
  type TemplateElement,
  type TemplateElementName,
  type TemplateNode,
} from './house-template.ts';
import type { TemplatePictures } from './template-pictures.ts';
import type { Report } from './template-problems.ts';

type Parsed = DefaultTreeAdapterTypes.ChildNode;
type ParsedElement = DefaultTreeAdapterTypes.Element;

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

/** What reading one file needs; `labels` are the names of the template’s navigations so far. */
export interface MarkupReading {
  readonly pictures: TemplatePictures;
  readonly report: Report;
  readonly labels: Set<string>;
}

interface Place {
  readonly holds: Holds;
  readonly isInLink: boolean;
  readonly depth: number;
}

/**
 * A newsroom’s markup as nodes of our own. What a browser would make of it is what is read
 * (parse5), and of that only elements and attributes that are listed, nested as HTML allows: so
 * nothing runs, nothing is fetched, and the page stays valid, whatever the file holds.
 */
export function readMarkup(html: string, reading: MarkupReading): TemplateNode[] {
  const { childNodes } = parseFragment(readable(html), { sourceCodeLocationInfo: true });
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

/** `text` without placeholders that there are none of. */
function readPlaceholders(text: string, line: number, { report }: MarkupReading): string {
  return text.replace(/\{\{\s*([^{}]*?)\s*\}\}/g, (_braces, name: string) => {
    if (placeholders.some((known) => known === name)) return `{{${name}}}`;
    const known = placeholders.map((each) => `{{${each}}}`).join(', ');
    report(line, `“{{${name}}}” was left out: the placeholders are ${known}.`);
    return '';
  });
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

type TemplateAttributes = Partial<Record<TemplateAttribute, string | number>>;

function withoutLabel(attributes: TemplateAttributes): TemplateAttributes {
  const kept = Object.entries(attributes).filter(([name]) => name !== 'aria-label');
  return Object.fromEntries(kept);
}

function readAttributes(
  node: ParsedElement,
  name: TemplateElementName,
  reading: MarkupReading,
): TemplateAttributes {
  const read: TemplateAttributes = {};
  for (const { name: key, value } of node.attrs) {
    const said = readAttribute(name, key, value.trim(), lineOf(node), reading);
    if (said === null) reading.report(lineOf(node), attributeLeftOut(name, key));
    else Object.assign(read, said);
  }
  return read;
}

/** The attribute as it may stand; null when it may not. */
function readAttribute(
  element: TemplateElementName,
  key: string,
  value: string,
  line: number,
  reading: MarkupReading,
): TemplateAttributes | null {
  if (key === 'class') return readClass(value);
  if (key === 'lang') return isLanguageTag(value) ? { lang: value } : null;
  if (key === 'dir') return /^(?:ltr|rtl|auto)$/i.test(value) ? { dir: value.toLowerCase() } : null;
  if (key === 'href' && element === 'a') return readLink(value);
  if (key === 'aria-label' && (element === 'a' || element === 'nav'))
    return { 'aria-label': readPlaceholders(value, line, reading) };
  // An image’s own are read with its file.
  return element === 'img' && ['src', 'alt', 'width', 'height'].includes(key) ? {} : null;
}

function readClass(value: string): TemplateAttributes | null {
  const names = value.split(/\s+/).filter((name) => /^[\w-]+$/.test(name));
  return names.length === 0 ? null : { class: names.join(' ') };
}

function readLink(value: string): TemplateAttributes | null {
  const href = linkHref(value);
  if (href === null) return null;
  return isWebLink(href) ? { href, rel: 'noopener' } : { href };
}

function readImage(
  node: ParsedElement,
  attributes: TemplateAttributes,
  reading: MarkupReading,
): TemplateElement[] {
  const attribute = (name: string): string | undefined =>
    node.attrs.find((each) => each.name === name)?.value.trim();
  const line = lineOf(node);
  const picture = reading.pictures.find(attribute('src') ?? '');
  if (typeof picture === 'string') {
    reading.report(line, `A picture was left out: ${picture}.`);
    return [];
  }
  const alt = attribute('alt');
  if (alt === undefined)
    reading.report(
      line,
      'A picture has no alt text, and is taken for decoration: write alt="…" for what it says, or alt="" for nothing.',
    );
  return [
    {
      name: 'img',
      attributes: {
        ...attributes,
        src: picture.src,
        alt: readPlaceholders(alt ?? '', line, reading),
        ...sidesOf(picture, sideOf(attribute('width')), sideOf(attribute('height'))),
      },
      content: [],
    },
  ];
}

/** The sides that were asked for, the other in proportion; else the picture’s own. */
function sidesOf(
  picture: { readonly width: number; readonly height: number },
  width: number | null,
  height: number | null,
): { width: number; height: number } {
  const ratio = picture.width / picture.height;
  const wide = width ?? (height === null ? picture.width : Math.round(height * ratio));
  const high = height ?? (width === null ? picture.height : Math.round(width / ratio));
  return { width: Math.max(1, wide), height: Math.max(1, high) };
}

function sideOf(value: string | undefined): number | null {
  return value !== undefined && /^[1-9]\d{0,3}$/.test(value) ? Number(value) : null;
}

function lineOf(node: Parsed): number {
  return node.sourceCodeLocation?.startLine ?? 1;
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

function attributeLeftOut(name: string, key: string): string {
  if (key === 'href')
    return 'A link was left out, its words stay: it must lead to a whole http, https or mailto address.';
  return `“${key}” was left out of “${name}”: a template may not set it there, or not to this.`;
}
