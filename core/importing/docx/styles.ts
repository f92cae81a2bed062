import type { Role } from '../office/arrange.ts';
import type { XmlElement } from '../office/read-xml.ts';
import { roleOfStyle } from '../office/style-role.ts';
import { childOf, childrenOf, elementAt } from '../office/xml-tree.ts';
import { isOn, valueOf, wholeNumber } from './properties.ts';

/** What a style says, those it is based on included; undefined where none says anything. */
export interface WordStyle {
  readonly role: Role | null;
  readonly bold: boolean | undefined;
  readonly italic: boolean | undefined;
  readonly hidden: boolean | undefined;
  readonly language: string | undefined;
  /** The list that paragraphs of the style stand in: `numId`, and its level. */
  readonly list: string | undefined;
  readonly listLevel: number | undefined;
}

/** The styles of a document by their ids. */
export interface WordStyles {
  readonly paragraph: (id: string | undefined) => WordStyle;
  readonly character: (id: string | undefined) => WordStyle;
  /** The language that the document's defaults name. */
  readonly language: string | undefined;
}

const blank: WordStyle = {
  role: null,
  bold: undefined,
  italic: undefined,
  hidden: undefined,
  language: undefined,
  list: undefined,
  listLevel: undefined,
};
const longestChain = 20;

/** Reads `styles.xml`; a document without one has plain paragraphs. */
export function readStyles(root: XmlElement | null): WordStyles {
  const styles = new Map<string, XmlElement>();
  const standard = new Map<string, string>();
  for (const style of childrenOf(root ?? undefined, 'w:style')) {
    const type = style.attributes['w:type'] ?? 'paragraph';
    const id = style.attributes['w:styleId'] ?? '';
    styles.set(`${type} ${id}`, style);
    const isStandard = /^(?:1|true|on)$/.test(style.attributes['w:default'] ?? '');
    if (isStandard) standard.set(type, id);
  }
  const known = new Map<string, WordStyle>();
  const find = (type: string, id: string | undefined): WordStyle => {
    const key = `${type} ${id ?? standard.get(type) ?? ''}`;
    const style = known.get(key) ?? resolve(styles, type, key);
    known.set(key, style);
    return style;
  };
  return {
    paragraph: (id) => find('paragraph', id),
    character: (id) => (id === undefined ? blank : find('character', id)),
    language: valueOf(
      elementAt(root ?? undefined, 'w:docDefaults', 'w:rPrDefault', 'w:rPr'),
      'w:lang',
    ),
  };
}

function resolve(styles: ReadonlyMap<string, XmlElement>, type: string, first: string): WordStyle {
  const seen = new Set<string>();
  let found = blank;
  for (let key = first; !seen.has(key) && seen.size < longestChain;) {
    seen.add(key);
    const style = styles.get(key);
    if (!style) break;
    found = inherit(found, ownOf(style));
    key = `${type} ${valueOf(style, 'w:basedOn') ?? ''}`;
  }
  return found;
}

function inherit(style: WordStyle, base: WordStyle): WordStyle {
  return {
    role: style.role ?? base.role,
    bold: style.bold ?? base.bold,
    italic: style.italic ?? base.italic,
    hidden: style.hidden ?? base.hidden,
    language: style.language ?? base.language,
    list: style.list ?? base.list,
    listLevel: style.listLevel ?? base.listLevel,
  };
}

function ownOf(style: XmlElement): WordStyle {
  const runs = childOf(style, 'w:rPr');
  const paragraph = childOf(style, 'w:pPr');
  const numbering = childOf(paragraph, 'w:numPr');
  return {
    role: roleOf(style, paragraph),
    bold: isOn(runs, 'w:b'),
    italic: isOn(runs, 'w:i'),
    hidden: isOn(runs, 'w:vanish'),
    language: valueOf(runs, 'w:lang'),
    list: valueOf(numbering, 'w:numId'),
    listLevel: wholeNumber(valueOf(numbering, 'w:ilvl'), 0, 8),
  };
}

function roleOf(style: XmlElement, paragraph: XmlElement | undefined): Role | null {
  const level = wholeNumber(valueOf(paragraph, 'w:outlineLvl'), 0, 8);
  const named = roleOfStyle(valueOf(style, 'w:name') ?? '');
  return named ?? (level === undefined ? null : { kind: 'heading', level: level + 1 });
}
