import { decodeBytes } from '../decoding/decode.ts';
import { latin1 } from './latin1.ts';

const declared = /<meta[^>]{1,400}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w:.-]{2,40})/i;
const xmlDeclared = /^\s{0,20}<\?xml[^>]{1,200}?encoding\s{0,9}=\s{0,9}["']([\w:.-]{2,40})["']/i;

/**
 * The source of a web page: by its byte order mark, then by what was said of it on its way, then by
 * what it declares, then by its bytes; the order of the HTML standard, “determining the character
 * encoding”.
 * @param label what a message around it says of its encoding, or null
 * @returns null when the bytes are of no encoding that is known
 */
export function decodePage(bytes: Uint8Array, label: string | null = null): string | null {
  const named = hasMark(bytes) ? null : (label ?? declaredLabel(bytes));
  const decoder = named === null ? null : decoderFor(named);
  if (decoder) return decoder.decode(bytes);
  const decoded = decodeBytes(bytes);
  if (decoded.ok) return decoded.value.text;
  // Only then: in UTF-16 a null is half a sign.
  const cleaned = decodeBytes(withoutStrayNulls(bytes));
  return cleaned.ok ? cleaned.value.text : null;
}

/** A page drops nulls (HTML standard, 13.2.5), which otherwise tell of bytes that are no text. */
function withoutStrayNulls(bytes: Uint8Array): Uint8Array {
  const kept = bytes.filter((byte) => byte !== 0);
  const nulls = bytes.length - kept.length;
  return nulls > 0 && nulls < bytes.length / 100 + 4 ? kept : bytes;
}

function hasMark([a, b, c]: Uint8Array): boolean {
  return (
    (a === 0xef && b === 0xbb && c === 0xbf) ||
    (a === 0xff && b === 0xfe) ||
    (a === 0xfe && b === 0xff)
  );
}

function declaredLabel(bytes: Uint8Array): string | null {
  const start = latin1(bytes.subarray(0, 8192));
  return (declared.exec(start) ?? xmlDeclared.exec(start))?.[1] ?? null;
}

// A page whose declaration could be read byte by byte is in no encoding of two bytes a sign.
const wide = /^(?:utf-16|ucs-2|unicode|csunicode|iso-10646)/i;

function decoderFor(label: string): InstanceType<typeof TextDecoder> | null {
  try {
    return new TextDecoder(wide.test(label) ? 'utf-8' : label);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
