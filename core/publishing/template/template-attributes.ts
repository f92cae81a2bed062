import type { DefaultTreeAdapterTypes } from 'parse5';
import { isLanguageTag } from '../../article/schema/attributes.ts';
import { isWebLink, linkHref } from '../link-href.ts';
import {
  placeholders,
  type TemplateAttribute,
  type TemplateElement,
  type TemplateElementName,
} from './house-template.ts';
import type { TemplatePictures } from './template-pictures.ts';
import type { Report } from './template-problems.ts';

/** An element as parse5 has it. */
export type ParsedElement = DefaultTreeAdapterTypes.Element;

/** What reading one file needs; `labels` are the names of the template’s navigations so far. */
export interface MarkupReading {
  readonly pictures: TemplatePictures;
  readonly report: Report;
  readonly labels: Set<string>;
}

/** Attributes that have been checked. */
export type TemplateAttributes = Partial<Record<TemplateAttribute, string | number>>;

/** The same without a name for screen readers, which not every element may have. */
export function withoutLabel(attributes: TemplateAttributes): TemplateAttributes {
  const kept = Object.entries(attributes).filter(([name]) => name !== 'aria-label');
  return Object.fromEntries(kept);
}

/** The attributes of an element as they may stand; the others are named. */
export function readAttributes(
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

/** A picture with the bytes that it names in it; nothing when there are none. */
export function readImage(
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

/** `text` without placeholders that there are none of. */
export function readPlaceholders(text: string, line: number, { report }: MarkupReading): string {
  return text.replace(/\{\{\s*([^{}]*?)\s*\}\}/g, (_braces, name: string) => {
    if (placeholders.some((known) => known === name)) return `{{${name}}}`;
    const known = placeholders.map((each) => `{{${each}}}`).join(', ');
    report(line, `“{{${name}}}” was left out: the placeholders are ${known}.`);
    return '';
  });
}

/** The line where a node begins, counted from 1. */
export function lineOf(node: DefaultTreeAdapterTypes.ChildNode): number {
  return node.sourceCodeLocation?.startLine ?? 1;
}

function attributeLeftOut(name: string, key: string): string {
  if (key === 'href')
    return 'A link was left out, its words stay: it must lead to a whole http, https or mailto address.';
  return `“${key}” was left out of “${name}”: a template may not set it there, or not to this.`;
}
