const unread = /<!--[\s\S]*?(?:-->|$)|<(script|style|title)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;
const tag = /<\/?([a-z][a-z0-9]*)(?:"[^"]*"|'[^']*'|[^'">])*>/gi;
// prettier-ignore
const inline = new Set([
  'a', 'em', 'strong', 'span', 'time', 'b', 'i', 'u', 's', 'small', 'sub', 'sup', 'mark', 'font',
]);
const references: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

/**
 * The words that a reader of a page sees in it, in order. It reads what this desk writes, and what
 * editing a page by hand or sending it through another system usually leaves; it is not a parser
 * of HTML, and nothing may be shown as markup that went through it.
 */
export function pageWordsOf(html: string): string[] {
  const body = html.slice(Math.max(0, html.search(/<body\b/i)));
  const text = body
    .replace(unread, ' ')
    .replace(tag, (_tag, name: string) => (inline.has(name.toLowerCase()) ? '' : ' '));
  return splitWords(text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]+);/gi, readReference));
}

/** The headline of a page, on one line; empty when it has none. */
export function pageHeadline(html: string): string {
  return pageWordsOf(/<h1\b[^>]*>([\s\S]*?)<\/h1>/i.exec(html)?.[1] ?? '').join(' ');
}

/** The first words of each paragraph of a page that has several, on one line each. */
export function pageParagraphs(html: string): string[] {
  const paragraphs = [...html.matchAll(/<p>([\s\S]*?)<\/p>/gi)].map(([, content = '']) =>
    pageWordsOf(content),
  );
  return paragraphs
    .filter((words) => words.length > 4)
    .map((words) => words.slice(0, 12).join(' '));
}

function readReference(reference: string, name: string): string {
  if (!name.startsWith('#')) return references[name] ?? reference;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code <= 0x10ffff ? String.fromCodePoint(code) : reference;
}

function splitWords(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}
