import type { TextSpan } from '../../core/article/text-blocks.ts';

const most = 1000;

/**
 * Where words occur in a source's text, case aside, any white space between them: a PDF breaks
 * its lines anywhere. At most 1,000 places.
 */
export function findInSource(text: string, words: string): readonly TextSpan[] {
  const parts = words.trim().split(/\s+/u).filter(Boolean);
  if (parts.length === 0) return [];
  const pattern = parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')).join('\\s+');
  const found: TextSpan[] = [];
  for (const match of text.matchAll(new RegExp(pattern, 'giu'))) {
    found.push({ from: match.index, to: match.index + match[0].length });
    if (found.length === most) break;
  }
  return found;
}
