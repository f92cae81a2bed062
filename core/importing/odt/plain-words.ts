import type { XmlElement, XmlNode } from '../office/read-xml.ts';
import { trimLines } from '../office/trim-lines.ts';
import { isElement } from '../office/xml-tree.ts';

const blocks = new Set(['text:p', 'text:h']);
const spaces = new Set(['text:s', 'text:tab', 'text:line-break']);
/** What tells of words and is none itself. */
const facts = new Set([
  'dc:creator',
  'dc:date',
  'meta:date-string',
  'meta:creator-initials',
  'svg:title',
  'svg:desc',
  'office:binary-data',
  'office:change-info',
  'text:note-citation',
]);

/** All words in an element, a line a paragraph. */
export function plainWords(element: XmlElement): string {
  let text = '';
  let hasWords = false;
  const stack: XmlNode[] = element.children.toReversed();
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (!isElement(next)) {
      text += next.replace(/\s+/g, ' ');
      hasWords ||= next.trim() !== '';
      continue;
    }
    if (facts.has(next.name)) continue;
    if (spaces.has(next.name)) text += ' ';
    if (blocks.has(next.name) && hasWords && !text.endsWith('\n')) text += '\n';
    for (const child of next.children.toReversed()) stack.push(child);
  }
  return trimLines(text);
}
