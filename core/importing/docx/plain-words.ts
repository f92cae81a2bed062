import type { XmlElement } from '../office/read-xml.ts';
import { trimLines } from '../office/trim-lines.ts';
import { isElement, textOf } from '../office/xml-tree.ts';

const words = new Set(['w:t', 'w:delText', 'm:t']);
const spaces = new Set(['w:tab', 'w:br', 'w:cr', 'w:ptab']);

/** All words in an element, deleted ones too, a line a paragraph. */
export function plainWords(element: XmlElement): string {
  let text = '';
  const stack = [element];
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (words.has(next.name)) {
      text += textOf(next);
      continue;
    }
    if (spaces.has(next.name)) text += ' ';
    if (next.name === 'w:p' && text !== '' && !text.endsWith('\n')) text += '\n';
    for (const child of next.children.toReversed()) if (isElement(child)) stack.push(child);
  }
  return trimLines(text);
}
