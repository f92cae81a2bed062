declare const safe: unique symbol;

/**
 * Text that is HTML already. Only this file makes it from strings, so whatever came from a story
 * has been escaped on its way into a page, once and for its place.
 */
export type Html = string & { readonly [safe]: true };

/** Elements that a page may hold; a test holds every page against this list. */
// prettier-ignore
export const elementNames = [
  'html', 'head', 'meta', 'title', 'link', 'style', 'script', 'body', 'main', 'article', 'header',
  'h1', 'h2', 'h3', 'h4', 'p', 'span', 'time', 'figure', 'img', 'figcaption', 'blockquote',
  'aside', 'section', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'div', 'nav', 'a', 'em', 'strong', 'br', 'hr',
] as const;

/** Attributes that a page may hold. */
// prettier-ignore
export const attributeNames = [
  'lang', 'dir', 'charset', 'name', 'property', 'http-equiv', 'content', 'rel', 'href', 'type',
  'class', 'id', 'src', 'srcset', 'sizes', 'loading', 'alt', 'width', 'height', 'start', 'datetime',
  'aria-label',
] as const;

/** Elements that a newsroom's own header and footer may hold besides. */
export const houseElementNames = ['footer', 'b', 'i', 'small'] as const;

/** Elements that a dossier may hold besides: it has tables, and shows what was changed. */
// prettier-ignore
export const dossierElementNames = [
  'table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td', 'mark', 'ins', 'del', 'code',
] as const;

/** Attributes that a dossier may hold besides. */
export const dossierAttributeNames = ['scope', 'tabindex', 'role', 'aria-labelledby'] as const;

export type ElementName =
  | (typeof elementNames)[number]
  | (typeof houseElementNames)[number]
  | (typeof dossierElementNames)[number];
type AttributeName = (typeof attributeNames)[number] | (typeof dossierAttributeNames)[number];

/** Values by name; an attribute that is null is left out. */
export type Attributes = Readonly<Partial<Record<AttributeName, string | number | null>>>;

const voidElements: ReadonlySet<ElementName> = new Set(['meta', 'link', 'img', 'br', 'hr']);

const special = /[^\n !#-%'-;=?-~]/;
const lineEnds = /\r\n?|\v|\u0085/g;
const forbidden = /(?![\t\n\f])\p{Control}|\p{Noncharacter_Code_Point}/gu;

/** Nothing. */
export const nothing = '' as Html;

/**
 * `text` without what no page may hold (HTML standard, “preprocessing the input stream”): lone
 * surrogates become U+FFFD, old line ends a newline; other controls and noncharacters, which no
 * reader can see, are left out.
 */
export function readable(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(lineEnds, '\n')
    .replace(forbidden, '');
}

/** `text` on one line: readable, white space single, trimmed. */
export function oneLine(text: string): string {
  return readable(text).replace(/\s+/gu, ' ').trim();
}

/** The characters of `text` as HTML between tags. */
export function escapeText(text: string): Html {
  // A picture as a data: URL has millions of signs and none of these.
  if (!special.test(text)) return text as Html;
  return readable(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;') as Html;
}

/** An element; attributes stand in the order given, content as it is. */
export function element(
  name: ElementName,
  attributes: Attributes = {},
  content: Html = nothing,
): Html {
  const pairs = Object.entries(attributes).filter(([, value]) => value !== null);
  const written = pairs
    .map(([key, value]) => ` ${key}="${escapeAttribute(String(value))}"`)
    .join('');
  const open = `<${name}${written}>`;
  return (voidElements.has(name) ? open : `${open}${content}</${name}>`) as Html;
}

/** The parts that are not empty, a newline between them. */
export function lines(parts: readonly Html[]): Html {
  return parts.filter((part) => part !== '').join('\n') as Html;
}

/** The parts one after the other. */
export function run(parts: readonly Html[]): Html {
  return parts.join('') as Html;
}

/** An element whose blocks stand on lines of their own. */
export function block(name: ElementName, attributes: Attributes, parts: readonly Html[]): Html {
  return element(name, attributes, `\n${lines(parts)}\n` as Html);
}

/** The same, but nothing when it would hold nothing. */
export function container(name: ElementName, attributes: Attributes, parts: readonly Html[]): Html {
  return parts.some((part) => part !== '') ? block(name, attributes, parts) : nothing;
}

/**
 * An inert block of JSON. No `<` is left in it, so neither `</script>` nor `<!--` can end it; the
 * line separators are escaped for readers that take JSON for JavaScript.
 */
export function jsonBlock(type: string, value: unknown): Html {
  const json = JSON.stringify(value, null, 1)
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
  return element('script', { type }, `\n${json}\n` as Html);
}

/** A style sheet of ours or of the newsroom's; the caller vouches for what it does. @throws RangeError when it could end its element. */
export function styleBlock(css: string): Html {
  // Only an end tag ends it (HTML standard, “RAWTEXT state”); “<” alone is a sign of media queries.
  if (/<[/!]/.test(css)) throw new RangeError('A style sheet must not hold “</” or “<!”');
  return element('style', {}, css as Html);
}

function escapeAttribute(value: string): string {
  return escapeText(value).replace(/"/g, '&quot;');
}
