/** Bytes as text, each byte the sign of its number (ISO 8859-1 with its controls). */
export function latin1(bytes: Uint8Array): string {
  const parts: string[] = [];
  // In pieces: a call takes no more arguments than its stack holds.
  for (let at = 0; at < bytes.length; at += 8192) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  }
  return parts.join('');
}

/** The bytes of such text. */
export function latin1Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}
