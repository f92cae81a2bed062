import { isLanguageTag } from '../../article/schema/attributes.ts';
import { goneWords, type TextRun } from '../story-draft.ts';
import type { ClassStyles } from './class-styles.ts';
import { resolveLink } from './page-address.ts';
import { attributeOf, classesOf, type PageElement } from './page-tree.ts';

/** How the words inside an element are dressed, its own words and all within. */
export interface Dress {
  readonly em: boolean;
  readonly strong: boolean;
  readonly href: string | null;
  readonly lang: string | null;
  readonly keepsSpace: boolean;
  readonly raised: 'superscript' | 'subscript' | null;
  readonly notes: readonly string[];
  /** The proposal that takes the words out, or null. */
  readonly gone: string | null;
  /** Whether the words name who made a picture. */
  readonly isCredit: boolean;
}

/** Words with nothing about them. */
export const plainDress: Dress = {
  em: false,
  strong: false,
  href: null,
  lang: null,
  keepsSpace: false,
  raised: null,
  notes: [],
  gone: null,
  isCredit: false,
};

/** What dressing needs to know of the page. */
export interface DressContext {
  readonly styles: ClassStyles;
  readonly base: string | null;
  /** The primary language subtag of the page, or empty. */
  readonly language: string;
  /** Whether a word processor wrote it: those name the keyboard's language on everything. */
  readonly isWordProcessor: boolean;
}

/** The dress of what stands in `element`. */
export function dressOf(element: PageElement, outer: Dress, context: DressContext): Dress {
  const { tagName, attrs } = element;
  // Most elements say nothing; they pass on what they got.
  if (attrs.length === 0 && !dressing.has(tagName)) return outer;
  const style = attributeOf(element, 'style') ?? '';
  const classes = classesOf(element).map((name) => context.styles.get(name));
  const em = classes.find((one) => one?.em !== undefined)?.em;
  const strong = classes.find((one) => one?.strong !== undefined)?.strong;
  return {
    ...outer,
    em: emOf(tagName, style, em ?? outer.em),
    strong: strongOf(tagName, style, strong ?? outer.strong),
    href: hrefOf(element, context) ?? outer.href,
    lang: langOf(element, context) ?? outer.lang,
    keepsSpace: keepsSpace(tagName, style, outer.keepsSpace),
    raised: isFootnoteMark(element) ? 'superscript' : (raisedBy.get(tagName) ?? outer.raised),
  };
}

/** A run of words in their dress. */
export function runOf(text: string, dress: Dress): TextRun {
  const run = {
    text,
    ...(dress.em ? { em: true } : {}),
    ...(dress.strong ? { strong: true } : {}),
    ...(dress.href === null ? {} : { href: dress.href }),
    ...(dress.lang === null ? {} : { lang: dress.lang }),
    ...(dress.notes.length === 0 ? {} : { notes: dress.notes }),
    ...(dress.keepsSpace ? { keepsSpace: true } : {}),
  };
  return dress.gone === null ? run : goneWords(dress.gone, run);
}

const dressing = new Set([
  'em',
  'i',
  'cite',
  'dfn',
  'var',
  'strong',
  'b',
  'pre',
  'listing',
  'xmp',
  'plaintext',
  'sup',
  'sub',
]);
const raisedBy = new Map<string, Dress['raised']>([
  ['sup', 'superscript'],
  ['sub', 'subscript'],
]);

function emOf(tagName: string, style: string, outer: boolean): boolean {
  const told = /(?:^|[;\s])font-style\s{0,9}:\s{0,9}(italic|oblique|normal)/i.exec(style)?.[1];
  if (told !== undefined) return told.toLowerCase() !== 'normal';
  return outer || ['em', 'i', 'cite', 'dfn', 'var'].includes(tagName);
}

function strongOf(tagName: string, style: string, outer: boolean): boolean {
  const told = /(?:^|[;\s])font-weight\s{0,9}:\s{0,9}(bold(?:er)?|normal|lighter|[1-9]\d{2})/i
    .exec(style)?.[1]
    ?.toLowerCase();
  if (told !== undefined) return told.startsWith('bold') || Number(told) >= 600;
  return outer || tagName === 'strong' || tagName === 'b';
}

// The number of a footnote that style alone raises: “2019” and “1” are not “20191”.
function isFootnoteMark(element: PageElement): boolean {
  const href = element.tagName === 'a' ? (attributeOf(element, 'href') ?? '') : '';
  return /^#_?(?:fn|ftn|edn|[\w-]{0,40}(?:foot|end)note)/i.test(href);
}

function hrefOf(element: PageElement, { base }: DressContext): string | null {
  const href = element.tagName === 'a' ? attributeOf(element, 'href') : null;
  return href === null || href.trim() === '' ? null : resolveLink(href, base);
}

const meant = new Set(['i', 'em', 'cite']);
const spoken = new Set([
  'span',
  'q',
  'a',
  'bdi',
  'dfn',
  'b',
  'strong',
  'p',
  'blockquote',
  'li',
  'h2',
  'h3',
]);

function langOf(element: PageElement, context: DressContext): string | null {
  const lang = attributeOf(element, 'lang') ?? attributeOf(element, 'xml:lang');
  if (lang === null || !isLanguageTag(lang)) return null;
  const isForeign = lang.split('-')[0]?.toLowerCase() !== context.language;
  if (meant.has(element.tagName) || attributeOf(element, 'data-mark') === 'foreign')
    return isForeign ? lang : null;
  const isSpoken =
    spoken.has(element.tagName) && !context.isWordProcessor && context.language !== '';
  return isSpoken && isForeign ? lang : null;
}

function keepsSpace(tagName: string, style: string, outer: boolean): boolean {
  if (['pre', 'listing', 'xmp', 'plaintext'].includes(tagName)) return true;
  const told = /(?:^|[;\s])white-space\s{0,9}:\s{0,9}([a-z-]{3,14})/i
    .exec(style)?.[1]
    ?.toLowerCase();
  if (told === undefined) return outer;
  return told === 'pre' || told === 'pre-wrap' || told === 'break-spaces' || told === 'pre-line';
}
