import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { failure, success, type Result } from '../../base/result.ts';
import { decodeXml } from './decode-xml.ts';

/** What stands in an element. */
export type XmlNode = XmlElement | string;

/**
 * An element of a document. Names are written with the prefixes that the reader of the format gives
 * its namespaces (`w:p`), whatever the file calls them; `?:` stands for a namespace it does not
 * know. An attribute without a prefix is named without one.
 */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}

/** Why a part was not read: it is not well-formed, has a DTD, or more elements than memory holds. */
export type XmlTrouble = 'broken' | 'doctype' | 'too-large';

/** Prefixes by namespaces' names. */
export type Namespaces = Readonly<Record<string, string>>;

interface Growing {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  children: XmlNode[];
}

/** Of elements; a novel in Word has less than a tenth of them. */
const mostElements = 4_000_000;
/** Elements that stand deeper are put beside one another here, so that no reader runs out of stack. */
const mostDepth = 400;
const none: Readonly<Record<string, string>> = Object.freeze({});

/**
 * Reads XML 1.0 with namespaces into a tree. There is no DTD, so there are no entities but XML's
 * own five, and nothing outside the bytes is ever looked at. Time and memory are linear in the bytes.
 */
export function readXml(bytes: Uint8Array, namespaces: Namespaces): Result<XmlElement, XmlTrouble> {
  const builder = createBuilder(namespaces);
  const parser = new SaxesParser({ position: false, xmlns: false });
  parser.on('doctype', () => {
    throw new Refusal('doctype');
  });
  parser.on('opentag', builder.open);
  parser.on('closetag', builder.close);
  parser.on('text', builder.text);
  parser.on('cdata', builder.text);
  try {
    parser.write(decodeXml(bytes)).close();
  } catch (error) {
    // The parser's own error names a line of the file, which tells an editor nothing.
    return failure(error instanceof Refusal ? error.trouble : 'broken');
  }
  const root = builder.root();
  return root === null ? failure('broken') : success(root);
}

class Refusal extends Error {
  readonly trouble: XmlTrouble;
  constructor(trouble: XmlTrouble) {
    super(trouble);
    this.trouble = trouble;
  }
}

function createBuilder(namespaces: Namespaces) {
  const top: Growing = { name: '', attributes: none, children: [] };
  const open: Growing[] = [top];
  const scopes = createScopes(namespaces);
  let count = 0;
  return {
    open: (tag: SaxesTagPlain): void => {
      count += 1;
      if (count > mostElements) throw new Refusal('too-large');
      scopes.enter(tag.attributes);
      const element = { ...scopes.read(tag), children: [] };
      open[Math.min(open.length, mostDepth) - 1]?.children.push(element);
      open.push(element);
    },
    close: (): void => {
      open.pop();
      scopes.leave();
    },
    text: (text: string): void => {
      open.at(-1)?.children.push(text);
    },
    root: (): XmlElement | null =>
      top.children.find((child): child is XmlElement => typeof child !== 'string') ?? null,
  };
}

/** Follows which prefixes stand for which namespaces (Namespaces in XML 1.0). */
function createScopes(namespaces: Namespaces) {
  const known = new Map(Object.entries(namespaces));
  const scopes: ReadonlyMap<string, string>[] = [new Map([['xml', 'xml']])];
  const nameOf = (name: string, scope: ReadonlyMap<string, string>, bare: string): string => {
    const colon = name.indexOf(':');
    if (colon < 0) return bare + name;
    return `${scope.get(name.slice(0, colon)) ?? '?'}:${name.slice(colon + 1)}`;
  };
  return {
    enter: (attributes: Readonly<Record<string, string>>): void => {
      const scope = scopes.at(-1) ?? new Map<string, string>();
      let inner: Map<string, string> | null = null;
      for (const name in attributes) {
        if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
        inner ??= new Map(scope);
        inner.set(name.slice(6), known.get(attributes[name] ?? '') ?? '?');
      }
      scopes.push(inner ?? scope);
    },
    leave: (): void => {
      scopes.pop();
    },
    read: ({ name, attributes }: SaxesTagPlain): Omit<XmlElement, 'children'> => {
      const scope = scopes.at(-1) ?? new Map<string, string>();
      const own = scope.get('');
      let read: Record<string, string> | null = null;
      for (const attribute in attributes) {
        if (attribute === 'xmlns' || attribute.startsWith('xmlns:')) continue;
        read ??= Object.create(null) as Record<string, string>;
        read[nameOf(attribute, scope, '')] = attributes[attribute] ?? '';
      }
      const bare = own === undefined ? '' : `${own}:`;
      return { name: nameOf(name, scope, bare), attributes: read ?? none };
    },
  };
}
