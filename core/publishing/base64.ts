const alphabet = new TextEncoder().encode(
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
);
const padding = 61;

/** `bytes` in base64 with padding (RFC 4648 §4). */
export function base64(bytes: Uint8Array): string {
  const signs = new Uint8Array(Math.ceil(bytes.length / 3) * 4).fill(padding);
  for (let from = 0, to = 0; from < bytes.length; from += 3, to += 4) {
    const left = bytes.length - from;
    const triple =
      (byteAt(bytes, from) << 16) | (byteAt(bytes, from + 1) << 8) | byteAt(bytes, from + 2);
    signs[to] = sign(triple >> 18);
    signs[to + 1] = sign(triple >> 12);
    if (left > 1) signs[to + 2] = sign(triple >> 6);
    if (left > 2) signs[to + 3] = sign(triple);
  }
  return new TextDecoder().decode(signs);
}

function sign(bits: number): number {
  return alphabet[bits & 63] ?? padding;
}

function byteAt(bytes: Uint8Array, index: number): number {
  return bytes[index] ?? 0;
}

/** What `text` holds in base64 (RFC 4648 §4), white space in it passed over; null when it is not that. */
export function fromBase64(text: string): Uint8Array | null {
  const signs = text.replace(/[\t\n\f\r ]+/g, '').replace(/={1,2}$/, '');
  if (!/^[A-Za-z0-9+/]*$/.test(signs) || signs.length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((signs.length * 3) / 4));
  let bits = 0;
  for (let from = 0, to = 0; from < signs.length; from++) {
    bits = ((bits << 6) | alphabet.indexOf(signs.charCodeAt(from))) & 0xffffff;
    if (from % 4 !== 0) bytes[to++] = bits >> (6 - (from % 4) * 2);
  }
  return bytes;
}
