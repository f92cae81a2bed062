/** What an RTF file is made of (RTF 1.9.1, “RTF syntax”). */
export type RtfToken =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  /** A control word, or a control symbol under its sign, with its number where it has one. */
  | { readonly kind: 'control'; readonly name: string; readonly number: number | null }
  /** A sign of text as its byte. */
  | { readonly kind: 'byte'; readonly byte: number }
  /** Bytes as they are (`\bin`). */
  | { readonly kind: 'data'; readonly bytes: Uint8Array };

const open: RtfToken = { kind: 'open' };
const close: RtfToken = { kind: 'close' };
const bytes: readonly RtfToken[] = Array.from({ length: 256 }, (_, byte) => ({
  kind: 'byte',
  byte,
}));
const backslash = 0x5c;
const longestWord = 32;

/** The tokens of a file, one after another; never fails, whatever the bytes are. */
export function* rtfTokens(file: Uint8Array): Generator<RtfToken> {
  let at = 0;
  const byteAt = (index: number): number => file[index] ?? 0;
  while (at < file.length) {
    const byte = byteAt(at);
    at += 1;
    if (byte === 0x7b) yield open;
    else if (byte === 0x7d) yield close;
    else if (byte === 0x0a || byte === 0x0d || byte === 0) continue;
    else if (byte !== backslash) yield bytes[byte] ?? close;
    else if (byteAt(at) === 0x27) {
      const value = Number.parseInt(String.fromCharCode(byteAt(at + 1), byteAt(at + 2)), 16);
      at += 3;
      if (!Number.isNaN(value)) yield bytes[value & 0xff] ?? close;
    } else if (isLetter(byteAt(at))) {
      const start = at;
      while (isLetter(byteAt(at)) && at - start < longestWord) at += 1;
      const name = String.fromCharCode(...file.subarray(start, at));
      const digits = at;
      if (byteAt(at) === 0x2d && isDigit(byteAt(at + 1))) at += 1;
      while (isDigit(byteAt(at)) && at - digits < 11) at += 1;
      const number = at > digits ? Number(String.fromCharCode(...file.subarray(digits, at))) : null;
      if (byteAt(at) === 0x20) at += 1;
      if (name === 'bin' && number !== null && number > 0) {
        yield { kind: 'data', bytes: file.subarray(at, at + number) };
        at += number;
      } else yield { kind: 'control', name, number };
    } else {
      const name = at < file.length ? String.fromCharCode(byteAt(at)) : '';
      at += 1;
      // A backslash at the end of a line is the end of a paragraph.
      yield { kind: 'control', name: /[\r\n]/.test(name) ? 'par' : name, number: null };
    }
  }
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
