import type { Role } from '../office/arrange.ts';
import type { XmlElement } from '../office/read-xml.ts';
import { roleOfStyle } from '../office/style-role.ts';
import { childOf, childrenOf, elementsNamed } from '../office/xml-tree.ts';

/** What a style says, those above it included; undefined where none says anything. */
export interface TextStyle {
  readonly role: Role | null;
  readonly isRule: boolean;
  readonly bold: boolean | undefined;
  readonly italic: boolean | undefined;
  readonly isHidden: boolean | undefined;
  readonly isStruck: boolean | undefined;
  readonly isUnderlined: boolean | undefined;
  readonly raised: 'superscript' | 'subscript' | 'none' | undefined;
  readonly language: string | undefined;
  readonly font: string | undefined;
}

/** A level of a list: how it counts, and from which number. */
export interface ListLevel {
  readonly ordered: boolean;
  readonly start: number;
  /** Whether it counts in letters or Roman numbers. */
  readonly isLettered: boolean;
}

/** A document's styles. */
export interface TextStyles {
  readonly paragraph: (name: string | undefined) => TextStyle;
  readonly words: (name: string | undefined) => TextStyle;
  /** @param level from 1. */
  readonly listLevel: (name: string, level: number) => ListLevel;
  readonly isSectionHidden: (name: string | undefined) => boolean;
}

const blank: TextStyle = {
  role: null,
  isRule: false,
  bold: undefined,
  italic: undefined,
  isHidden: undefined,
  isStruck: undefined,
  isUnderlined: undefined,
  raised: undefined,
  language: undefined,
  font: undefined,
};
const longestChain = 20;

/** Reads the styles that stand in the given parts, those of later parts first. */
export function readStyles(parts: readonly XmlElement[]): TextStyles {
  const styles = new Map<string, XmlElement>();
  const lists = new Map<string, XmlElement>();
  for (const part of parts) {
    for (const group of ['office:styles', 'office:automatic-styles']) {
      for (const element of childOf(part, group)?.children ?? []) {
        if (typeof element === 'string') continue;
        const { name, attributes } = element;
        const own = attributes['style:name'] ?? '';
        if (name === 'style:style')
          styles.set(`${attributes['style:family'] ?? ''} ${own}`, element);
        if (name === 'style:default-style') {
          styles.set(`${attributes['style:family'] ?? ''} `, element);
        }
        if (name === 'text:list-style') lists.set(own, element);
      }
    }
  }
  const known = new Map<string, TextStyle>();
  const find = (family: string, name: string): TextStyle => {
    const key = `${family} ${name}`;
    const style = known.get(key) ?? resolve(styles, family, name);
    known.set(key, style);
    return style;
  };
  return {
    paragraph: (name) => find('paragraph', name ?? ''),
    words: (name) => (name === undefined ? blank : find('text', name)),
    listLevel: (name, level) => levelOf(lists.get(name), level),
    isSectionHidden: (name) => name !== undefined && isHiddenSection(styles.get(`section ${name}`)),
  };
}

function isHiddenSection(style: XmlElement | undefined): boolean {
  return childOf(style, 'style:section-properties')?.attributes['text:display'] === 'none';
}

function resolve(
  styles: ReadonlyMap<string, XmlElement>,
  family: string,
  first: string,
): TextStyle {
  const seen = new Set<string>();
  let found = blank;
  let name = first;
  while (!seen.has(name) && seen.size < longestChain) {
    seen.add(name);
    const style = styles.get(`${family} ${name}`);
    // Word processors name the standard styles even where they do not write them.
    found = inherit(found, style ? ownOf(style) : { ...blank, role: roleOfStyle(spelled(name)) });
    // What no style says, the default of the family does; it has no name.
    name = style?.attributes['style:parent-style-name'] ?? '';
  }
  return found;
}

function inherit(style: TextStyle, base: TextStyle): TextStyle {
  return {
    role: style.role ?? base.role,
    isRule: style.isRule || base.isRule,
    bold: style.bold ?? base.bold,
    italic: style.italic ?? base.italic,
    isHidden: style.isHidden ?? base.isHidden,
    isStruck: style.isStruck ?? base.isStruck,
    isUnderlined: style.isUnderlined ?? base.isUnderlined,
    raised: style.raised ?? base.raised,
    language: style.language ?? base.language,
    font: style.font ?? base.font,
  };
}

function ownOf(style: XmlElement): TextStyle {
  const { attributes } = style;
  const words = childOf(style, 'style:text-properties')?.attributes ?? {};
  const name = spelled(attributes['style:display-name'] ?? attributes['style:name'] ?? '');
  const outline = Number(attributes['style:default-outline-level'] ?? '');
  const heading: Role | null =
    Number.isInteger(outline) && outline >= 1 ? { kind: 'heading', level: outline } : null;
  const weight = words['fo:font-weight'];
  const slant = words['fo:font-style'];
  const line = words['style:text-line-through-style'] ?? words['style:text-line-through-type'];
  const under = words['style:text-underline-style'];
  return {
    role: roleOfStyle(name) ?? heading,
    isRule: /^horizontal line$/i.test(name),
    bold: weight === undefined ? undefined : /^(?:bold|[6-9]00)$/.test(weight),
    italic: slant === undefined ? undefined : slant !== 'normal',
    isHidden: words['text:display'] === undefined ? undefined : words['text:display'] === 'none',
    isStruck: line === undefined ? undefined : line !== 'none',
    isUnderlined: under === undefined ? undefined : under !== 'none',
    raised: raisedOf(words['style:text-position']),
    language: languageOf(words['fo:language'], words['fo:country']),
    font: words['style:font-name'] ?? words['fo:font-family'],
  };
}

/** A style's name as people read it: `Heading_20_1` is “Heading 1”. */
function spelled(name: string): string {
  return name.replace(/_([0-9a-f]{1,4})_/gi, (_all, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function raisedOf(position: string | undefined): TextStyle['raised'] {
  if (position === undefined) return undefined;
  const where = /^(super|sub|-?\d+)/.exec(position)?.[1] ?? '0';
  if (where === 'super' || Number(where) > 0) return 'superscript';
  return where === 'sub' || Number(where) < 0 ? 'subscript' : 'none';
}

function languageOf(language: string | undefined, country: string | undefined): string | undefined {
  if (language === undefined || !/^[a-z]{2,8}$/i.test(language) || language === 'zxx')
    return undefined;
  const region =
    country !== undefined && /^(?:[a-z]{2}|\d{3})$/i.test(country) ? `-${country}` : '';
  return `${language}${region}`;
}

function levelOf(style: XmlElement | undefined, level: number): ListLevel {
  const found = elementsNamed(
    style,
    'text:list-level-style-number',
    'text:list-level-style-bullet',
    'text:list-level-style-image',
  ).find(({ attributes }) => attributes['text:level'] === String(level));
  const start = Number(found?.attributes['text:start-value'] ?? '1');
  const format = found?.attributes['style:num-format'] ?? '';
  const ordered = found?.name === 'text:list-level-style-number' && format !== '';
  const isLettered = ordered && /^[ai]$/i.test(format);
  return { ordered, start: Number.isInteger(start) && start >= 0 ? start : 1, isLettered };
}

/** The words of page headers and footers (ODF 1.3, 16.9), each once. */
export function furnitureOf(part: XmlElement | null): readonly XmlElement[] {
  return childrenOf(
    childOf(part ?? undefined, 'office:master-styles'),
    'style:master-page',
  ).flatMap(({ children }) =>
    children.filter(
      (child): child is XmlElement =>
        typeof child !== 'string' && /^style:(?:header|footer)/.test(child.name),
    ),
  );
}
