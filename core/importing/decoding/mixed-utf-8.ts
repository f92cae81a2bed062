/** Text read from bytes that are UTF-8 but for a few. */
export interface MixedText {
  readonly text: string;
  /** Bytes that are no UTF-8 and were read as Windows-1252, so that their characters are kept. */
  readonly strays: number;
}

/**
 * Reads bytes as UTF-8, a surrogate that is written as three bytes (CESU-8, Unicode Technical Report
 * 26; in pairs they make a sign again) as that surrogate, and those that cannot be UTF-8 as Windows-1252: what comes of files
 * glued together from two programs. Sequences follow RFC 3629.
 */
export function decodeMixedUtf8(bytes: Uint8Array): MixedText {
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  const windows = new TextDecoder('windows-1252');
  const parts: string[] = [];
  let strays = 0;
  let start = 0;
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    const half = surrogateAt(bytes, at);
    const end = at + (half === null ? 1 : 3);
    parts.push(
      utf8.decode(bytes.subarray(start, at)),
      half ?? windows.decode(bytes.subarray(at, end)),
    );
    strays += half === null ? 1 : 0;
    at = end;
    start = at;
  }
  parts.push(utf8.decode(bytes.subarray(start)));
  return { text: parts.join(''), strays };
}

/** How many sequences of two to four bytes are UTF-8, and how many bytes are not. */
export function countUtf8(bytes: Uint8Array): {
  readonly sequences: number;
  readonly strays: number;
} {
  let sequences = 0;
  let strays = 0;
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at) || (surrogateAt(bytes, at) === null ? 0 : 3);
    if (length > 1) sequences += 1;
    if (length === 0) strays += 1;
    at += Math.max(1, length);
  }
  return { sequences, strays };
}

// Half a sign, written as if it were one.
function surrogateAt(bytes: Uint8Array, at: number): string | null {
  const [lead = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
  const isHalf = lead === 0xed && second >= 0xa0 && second <= 0xbf && (third & 0xc0) === 0x80;
  if (!isHalf) return null;
  return String.fromCharCode(0xd000 | ((second & 0x3f) << 6) | (third & 0x3f));
}

// The length of the well-formed sequence at `at`, or 0.
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  const second = bytes[at + 1] ?? 0;
  // Overlong forms, surrogates and what lies beyond U+10FFFF show in the second byte.
  if (second < (lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80)) return 0;
  if (second > (lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf)) return 0;
  for (let i = 2; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}
