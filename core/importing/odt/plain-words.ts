import type { XmlElement } from '../office/read-xml.ts';
import { isElement } from '../office/xml-tree.ts';
import type { XmlNode } from '../office/read-xml.ts';

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
  const stack: XmlNode[] = element.children.toReversed();
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (!isElement(next)) {
      text += next.replace(/\s+/g, ' ');
      continue;
    }
    if (facts.has(next.name)) continue;
    if (spaces.has(next.name)) text += ' ';
    if (blocks.has(next.name) && text.trim() !== '' && !text.endsWith('\n')) text += '\n';
    for (const child of next.children.toReversed()) stack.push(child);
  }
  return text
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n[ \t]+/g, '\n')
    .trim();
}
