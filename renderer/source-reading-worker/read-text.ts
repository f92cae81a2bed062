import { decodeBytes } from '../../core/importing/decoding/decode.ts';
import type { SourcePage } from '../../core/factcheck/source.ts';
import { noWords, type ReadWords } from './words.ts';

/** Reads plain text in any of the usual encodings; form feeds part its pages. */
export function readText(bytes: Uint8Array): ReadWords {
  const decoded = decodeBytes(bytes);
  if (!decoded.ok) return noWords(noText);
  const whole = withPlainLines(decoded.value.text);
  const parts = whole.split('\f');
  const pages: SourcePage[] = [];
  let at = 0;
  for (const [index, part] of parts.entries()) {
    if (parts.length > 1 && pages.length < 100_000) pages.push({ at, name: `p. ${index + 1}` });
    at += part.length + 1;
  }
  const text = whole.replaceAll('\f', '\n');
  return { text, pages, failure: text.trim() === '' ? blank : '', found: {} };
}

/** Text with one kind of line end and without signs that no text has. */
export function withPlainLines(text: string): string {
  const lines = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  // eslint-disable-next-line no-control-regex
  return lines.replace(/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/g, '');
}

const noText =
  'No words could be read from this text: its bytes are those of no encoding that Galley knows. It is kept as it is. Save it as UTF-8 and drop that in.';
const blank = 'This text is blank. It is kept as it is.';
