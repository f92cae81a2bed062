import type { FileToImport } from '../file-to-import.ts';
import { foreignKind, isWebPage } from '../decoding/file-kind.ts';

const named = /\.(?:md|markdown|mdown|mkdn?|mdwn|mdtext)$/i;
const sample = 64 * 1024;

/**
 * Whether a file is Markdown: by its name; under another name only when its first words leave no
 * doubt, as plain text has stars and number signs too.
 */
export function isMarkdown({ name, bytes }: Pick<FileToImport, 'name' | 'bytes'>): boolean {
  if (foreignKind(bytes) !== null) return false;
  const start = bytes.subarray(0, sample);
  const text = new TextDecoder().decode(start);
  if (isWebPage(text)) return false;
  // In UTF-16 the signs cannot be looked for so; its name may still say it.
  return named.test(name) || (!start.includes(0) && (hasFrontMatter(text) || hasMarks(text)));
}

function hasFrontMatter(text: string): boolean {
  return /^\ufeff?---[ \t]*\r?\n(?:[^\n]{0,2000}\n){0,60}?(?:title|headline)[ \t]*:[^\n]{0,2000}\n(?:[^\n]{0,2000}\n){0,60}?---[ \t]*(?:\r?\n|$)/.test(
    text.slice(0, 16_384),
  );
}

// No sign alone will do: a link in Markdown's own way, and a heading, bold words or a definition.
function hasMarks(text: string): boolean {
  const links =
    text.match(/!?\[[^\][\n]{1,200}\]\((?:https?:\/\/|\.{0,2}\/)?[^\s()]{3,400}\)/g) ?? [];
  if (links.length === 0) return false;
  const isHeaded = /^#{1,6} \S/m.test(text);
  const isBold = /(?<![*\w])\*\*[^\s*][^*\n]{0,200}\*\*(?![*\w])/.test(text);
  const isDefined = /^\[[^\]\n]{1,100}\]: +\S+$/m.test(text);
  return links.length + Number(isHeaded) + Number(isBold) + Number(isDefined) >= 2;
}
