import { extname } from 'node:path';
import { readPage, type PageReading } from '../../core/publishing/page-reading.ts';

/** A file that is to be verified, as it was read. */
export type VerifiedForm =
  | { readonly kind: 'page' | 'fragment'; readonly page: PageReading }
  | {
      readonly kind: 'markdown' | 'text';
      readonly words: readonly string[];
      readonly first: string;
    };

/** Reads a file by its ending and its content; null for one that is no text, such as a story file. */
export function formOf(name: string, bytes: Uint8Array): VerifiedForm | null {
  const text = decode(bytes);
  if (text === null) return null;
  if (/<(?:!doctype|html|body|article|h1|p)\b/i.test(text))
    return {
      kind: /<(?:html|head|body)\b/i.test(text) ? 'page' : 'fragment',
      page: readPage(text),
    };
  const kind = /^\.(?:md|markdown)$/i.test(extname(name)) ? 'markdown' : 'text';
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return { kind, words: wordsOfText(text), first: (lines[0] ?? '').replace(/^#+\s*/, '') };
}

/** The words of a text that has no markup but its own signs. */
export function wordsOfText(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
