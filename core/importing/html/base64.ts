const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const none = 255;
const values = new Uint8Array(128).fill(none);
for (let value = 0; value < alphabet.length; value++) values[alphabet.charCodeAt(value)] = value;
// The alphabet of URLs (RFC 4648 §5).
values[0x2d] = 62;
values[0x5f] = 63;

/** The bytes that `text` holds in base64 (RFC 4648); signs that are none of it are passed over. */
export function fromBase64(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4));
  let bits = 0;
  let count = 0;
  let to = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const value = code < 128 ? (values[code] ?? none) : none;
    if (value === none) continue;
    bits = ((bits << 6) | value) & 0xffffff;
    count += 1;
    if (count % 4 !== 1) bytes[to++] = bits >> (6 - ((count - 1) % 4) * 2);
  }
  return bytes.subarray(0, to);
}
