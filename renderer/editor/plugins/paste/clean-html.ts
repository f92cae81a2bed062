import { isSafeLink } from '../../../../core/article/link.ts';
import { isLanguageTag } from '../../../../core/article/schema/attributes.ts';
import { attribute, childrenOf, nameOf, nodeType, nodeValue, textOf } from './dom-reading.ts';
import { PasteBuilder, plainInline, type Block, type Inline } from './paste-builder.ts';
import { raisedNumber } from '../../../../core/importing/office/raised.ts';
import { filledWith } from '../../../../core/article/pictures/picture-words.ts';
import type { PictureCollector } from '../pictures/pasted-pictures.ts';
import { readFigure, type FigureWords } from './pasted-figures.ts';
import { isWordListItem, wordListItem } from './word-lists.ts';

/**
 * Builds clean elements out of pasted ones: only what this file makes is left, nothing of the
 * source is passed on but text, safe links and languages. The source is read through the
 * prototypes' own getters, as a hostile `<form><input name=childNodes>` shadows them, and without
 * recursion, as pages may nest as deep as they like.
 */
export function cleanHtml(
  source: Node,
  target: Document,
  pictures: PictureCollector,
  gone: (words: string) => void = () => undefined,
): DocumentFragment {
  const builder = new PasteBuilder(target);
  const reading: Reading = {
    gone,
    builder,
    pictures,
    figures: new Map(),
    read: new Set(),
    depth: 0,
  };
  const stack: Visit[] = [{ node: source, leave: null, inline: plain }];
  for (let visit = stack.pop(); visit; visit = stack.pop()) {
    if (visit.leave) {
      visit.leave();
      continue;
    }
    const inner = enter(visit.node, visit.inline, reading);
    if (!inner) continue;
    if (inner.leave) stack.push({ node: visit.node, leave: inner.leave, inline: plain });
    for (const child of childrenOf(visit.node).toReversed()) {
      stack.push({ node: child, leave: null, inline: inner.inline });
    }
  }
  return builder.finish();
}

interface Reading {
  readonly builder: PasteBuilder;
  /** Told of words that a change took out of the text there. */
  readonly gone: (words: string) => void;
  readonly pictures: PictureCollector;
  /** The words of figures, by their pictures. */
  readonly figures: Map<Node, FigureWords>;
  /** Captions that went to their pictures. */
  readonly read: Set<Node>;
  /** Of figures: inside one no other is looked through. */
  depth: number;
}

interface Visit {
  readonly node: Node;
  /** Set when the children are done and only the leaving is left. */
  readonly leave: (() => void) | null;
  readonly inline: Inline;
}

interface Entered {
  readonly inline: Inline;
  readonly leave: (() => void) | null;
}

const plain: Inline = { ...plainInline };

const dropped = new Set([
  'SCRIPT',
  'STYLE',
  'TEMPLATE',
  'TITLE',
  'HEAD',
  'META',
  'LINK',
  'BASE',
  'OBJECT',
  'EMBED',
  'IFRAME',
  'FRAME',
  'FRAMESET',
  'NOSCRIPT',
  'NOEMBED',
  'NOFRAMES',
  'SVG',
  'MATH',
  'CANVAS',
  'AUDIO',
  'VIDEO',
  'APPLET',
  'PARAM',
  'SELECT',
  'DATALIST',
  'OPTION',
  'INPUT',
  'PROGRESS',
  'METER',
  'DIALOG',
]);

const blocks: Readonly<Record<string, Block>> = {
  H1: 'h2',
  H2: 'h2',
  H3: 'h3',
  H4: 'h4',
  H5: 'h4',
  H6: 'h4',
};

const containers = new Set([
  'P',
  'DIV',
  'SECTION',
  'ARTICLE',
  'MAIN',
  'HEADER',
  'FOOTER',
  'ASIDE',
  'NAV',
  'ADDRESS',
  'CENTER',
  'FORM',
  'FIELDSET',
  'DETAILS',
  'SUMMARY',
  'DL',
  'DT',
  'DD',
  'TABLE',
  'THEAD',
  'TBODY',
  'TFOOT',
  'CAPTION',
  'BODY',
  'HTML',
  'FIGCAPTION',
  'PRE',
  'HGROUP',
  'LEGEND',
  'SEARCH',
  'MENU',
]);

function enter(node: Node, inline: Inline, reading: Reading): Entered | null {
  const { builder } = reading;
  const type = nodeType(node);
  if (type === Node.TEXT_NODE) {
    builder.text(writtenOut(nodeValue(node), inline), inline);
    return null;
  }
  if (type === Node.DOCUMENT_FRAGMENT_NODE) return { inline, leave: null };
  if (type !== Node.ELEMENT_NODE) return null;
  const element = node as Element;
  const name = nameOf(element);
  if (dropped.has(name) || isHidden(element) || reading.read.has(element)) return null;
  if (isTakenOut(element, name)) return done(() => reading.gone(textOf(element)));
  if (name === 'IMG') return done(() => picture(element, inline, reading));
  if (name === 'FIGURE') return figure(element, inline, reading);
  return enterElement(element, name, readInline(element, name, inline), builder);
}

function enterElement(
  element: Element,
  name: string,
  inline: Inline,
  builder: PasteBuilder,
): Entered | null {
  const part = attribute(element, 'data-part');
  if (name === 'BR') return done(() => builder.lineBreak());
  if (name === 'HR') return done(() => builder.rule());
  if (name === 'UL' || name === 'OL' || name === 'DIR')
    return list(name === 'OL' ? 'ol' : 'ul', element, inline, builder);
  if (name === 'LI') return wrapped(inline, builder, 'li');
  if (name === 'TR') return row(inline, builder);
  if (name === 'TD' || name === 'TH') return cell(inline, builder);
  if (name === 'BLOCKQUOTE' || isQuoteStyle(element)) return wrapped(inline, builder, 'blockquote');
  if (isWordListItem(element, attribute)) return wordList(element, inline, builder);
  const heading = blocks[name] ?? headingOf(element);
  if (heading) return block(heading, null, inline, builder);
  if (part === 'pull-quote' || part === 'related-link' || part === 'embed-link') {
    return block(part, attribute(element, 'data-href'), inline, builder);
  }
  if (isWordIgnored(element)) return null;
  return containers.has(name) ? block('p', null, inline, builder) : { inline, leave: null };
}

/** A figure's words go with its picture; what else stands in it comes as text. */
function figure(element: Element, inline: Inline, reading: Reading): Entered {
  const { builder } = reading;
  const found = reading.depth === 0 ? readFigure(element, isLeftOut) : null;
  if (found) {
    reading.figures.set(found.image, found);
    for (const caption of found.captions) reading.read.add(caption);
  }
  reading.depth += 1;
  const entered = block('p', null, inline, builder);
  return {
    inline: entered.inline,
    leave: () => {
      reading.depth -= 1;
      entered.leave?.();
    },
  };
}

/** Signs and counters that pages draw as pictures: what they say is text. */
const largestSign = 32;

function picture(element: Element, inline: Inline, { builder, pictures, figures }: Reading): void {
  const alt = (attribute(element, 'alt') ?? '').trim();
  if (isSign(element)) {
    if (alt !== '') builder.text(alt, inline);
    return;
  }
  const held = pictures.take(attribute(element, 'src') ?? '');
  const said = { alt, rights: '', ...(figures.get(element) ?? { caption: '', credit: '' }) };
  const words = held ? filledWith(said, held.words) : said;
  const isSaid = words.alt + words.caption + words.credit !== '';
  if (held || isSaid) builder.figure(held, words);
}

/** 10⁶ is not 106, nor is H₂O a number of its own; `[1]` is a note's number as importers write it. */
function writtenOut(text: string, { raised }: Inline): string {
  return raised === null ? text : (raisedNumber(text.trim(), raised) ?? text);
}

/** Struck by hand is text; a tracked deletion is not. */
function isTakenOut(element: Element, name: string): boolean {
  if (name === 'DEL') return true;
  const isStruck = name === 'S' || name === 'STRIKE' || name === 'SPAN';
  const classes = attribute(element, 'class') ?? '';
  return isStruck && /\b(?:msoDel|suggestion-deletion|docs-suggestion-del\w*)\b/i.test(classes);
}

function isSign(element: Element): boolean {
  const [width = 0, height = 0] = ['width', 'height'].map((side) =>
    Number.parseInt(attribute(element, side) ?? '', 10),
  );
  return width <= largestSign && height <= largestSign;
}

function isLeftOut(element: Element): boolean {
  return dropped.has(nameOf(element)) || isHidden(element);
}

function done(act: () => void): null {
  act();
  return null;
}

function block(kind: Block, href: string | null, inline: Inline, builder: PasteBuilder): Entered {
  builder.openBlock(kind, isSafeLink(href) ? href : null);
  return { inline, leave: () => builder.closeBlock() };
}

function wrapped(inline: Inline, builder: PasteBuilder, kind: 'li' | 'blockquote'): Entered {
  builder.openContainer(kind);
  return { inline, leave: () => builder.closeContainer(kind) };
}

function list(kind: 'ul' | 'ol', element: Element, inline: Inline, builder: PasteBuilder): Entered {
  builder.openList(kind, Number(attribute(element, 'start') ?? '1'));
  return { inline, leave: () => builder.closeContainer(kind) };
}

function wordList(element: Element, inline: Inline, builder: PasteBuilder): Entered {
  builder.openWordItem(wordListItem(element, attribute, textOf));
  return { inline, leave: () => builder.closeBlock() };
}

/** A row of a table is a line of text, its cells parted by a bar. */
function row(inline: Inline, builder: PasteBuilder): Entered {
  builder.openRow();
  return { inline, leave: () => builder.closeRow() };
}

function cell(inline: Inline, builder: PasteBuilder): Entered {
  builder.openCell();
  return { inline, leave: null };
}

/** The mark before the text of Word's list items: it tells the kind of list and is no text itself. */
function isWordIgnored(element: Element): boolean {
  return /mso-list:\s*ignore/i.test(attribute(element, 'style') ?? '');
}

function isHidden(element: Element): boolean {
  const style = attribute(element, 'style') ?? '';
  return (
    attribute(element, 'hidden') !== null ||
    /(?:^|[;\s])(?:display:\s*none|visibility:\s*hidden|mso-hide:\s*all)/i.test(style)
  );
}

function isQuoteStyle(element: Element): boolean {
  return /\bMso(?:Intense)?Quote\b/.test(attribute(element, 'class') ?? '');
}

function headingOf(element: Element): Block | null {
  const classes = attribute(element, 'class') ?? '';
  const outline = /mso-outline-level:\s*([1-6])/i.exec(attribute(element, 'style') ?? '');
  if (/\bMsoTitle\b/.test(classes)) return 'h2';
  if (/\bMsoSubtitle\b/.test(classes)) return 'h3';
  const level =
    Number(outline?.[1] ?? 0) ||
    Number(attribute(element, 'role') === 'heading' && attribute(element, 'aria-level'));
  return level >= 1 ? (blocks[`H${Math.min(level, 6)}`] ?? null) : null;
}

function readInline(element: Element, name: string, outer: Inline): Inline {
  const style = attribute(element, 'style') ?? '';
  return {
    em: readEm(name, style, outer.em),
    strong: readStrong(name, style, outer.strong),
    href: name === 'A' ? (readHref(element) ?? outer.href) : outer.href,
    lang: readLang(element, name) ?? outer.lang,
    raised: raisedBy[name] ?? outer.raised,
    keepsSpace:
      name === 'PRE' ||
      /(?:^|[;\s])white-space:\s*(?:pre|break-spaces)/i.test(style) ||
      (outer.keepsSpace && name !== 'P'),
  };
}

const raisedBy: Readonly<Record<string, Inline['raised']>> = {
  SUP: 'superscript',
  SUB: 'subscript',
};

function readEm(name: string, style: string, outer: boolean): boolean {
  const told = /(?:^|[;\s])font-style:\s*(italic|oblique|normal)/i.exec(style)?.[1]?.toLowerCase();
  if (told !== undefined) return told !== 'normal';
  return outer || name === 'EM' || name === 'I' || name === 'CITE' || name === 'DFN';
}

function readStrong(name: string, style: string, outer: boolean): boolean {
  const told = /(?:^|[;\s])font-weight:\s*(bold(?:er)?|normal|lighter|[1-9]\d{2})/i
    .exec(style)?.[1]
    ?.toLowerCase();
  if (told !== undefined) return told.startsWith('bold') || Number(told) >= 600;
  return outer || name === 'STRONG' || name === 'B';
}

function readHref(element: Element): string | null {
  const href = attribute(element, 'href')?.trim();
  return isSafeLink(href) ? href : null;
}

/**
 * Words say their language by `lang`, but word processors write the keyboard's on everything:
 * only Galley's own mark and italics with a language are meant.
 */
function readLang(element: Element, name: string): string | null {
  const lang = attribute(element, 'lang');
  const isMeant = name === 'I' || name === 'EM' || attribute(element, 'data-mark') === 'foreign';
  return isMeant && isLanguageTag(lang) ? lang : null;
}
