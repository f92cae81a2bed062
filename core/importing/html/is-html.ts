import { foreignKind } from '../decoding/file-kind.ts';
import type { FileToImport } from '../file-to-import.ts';
import { decodePage } from './decode-page.ts';
import { isWebArchive } from './web-archive.ts';

const start = 16_384;
// A comment ends at its first end and nowhere else: were that open, many comments could be parted in
// so many ways that trying them all would take for ever.
const page = /^(?:\s|<!--(?:(?!-->)[^])*-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body)\b/i;
const part =
  /^(?:\s|<!--(?:(?!-->)[^])*-->)*<(?:article|main|section|header|div|p|h[1-6]|table|ul|ol|blockquote|figure|meta|title|style|script|center|font|span|b|i|a|img|br)\b[^>]*>/i;
const named = /\.(?:html?|xhtml?|xht|shtml)$/i;
const namedOtherwise = /\.(?:txt|text|md|markdown|json|csv|xml|log|eml)$/i;

/** Whether a file is a page saved as a single archive (MHTML), by its first lines. */
export function isArchiveFile({ bytes }: Pick<FileToImport, 'bytes'>): boolean {
  return foreignKind(bytes) === null && isWebArchive(bytes);
}

/**
 * Whether a file is a web page or a piece of one: it begins as one, or is named one and is text.
 * Where its name says that it is something else, only a whole page counts.
 */
export function isHtmlFile({ name, bytes }: Pick<FileToImport, 'name' | 'bytes'>): boolean {
  if (foreignKind(bytes) !== null) return false;
  const text = decodePage(bytes.subarray(0, start));
  if (text === null) return false;
  const begin = text.replace(/^\ufeff/, '');
  if (page.test(begin) || named.test(name)) return true;
  return !namedOtherwise.test(name) && part.test(begin);
}
