/**
 * Reads bytes as XML's text: by the byte order mark, else by how its first sign is written, else as
 * the declaration says (XML 1.0, appendix F); UTF-8 where it says nothing that is known.
 */
export function decodeXml(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be';
  const start = String.fromCharCode(...bytes.subarray(0, 200));
  const named = /^(?:\xef\xbb\xbf)?<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(
    start,
  )?.[1];
  return named !== undefined && isKnown(named) ? named : 'utf-8';
}

function isKnown(label: string): boolean {
  // What says UTF-16 here was read as single bytes, so it is none.
  if (/^(?:utf-?16|ucs-?2|iso-10646)/i.test(label)) return false;
  try {
    new TextDecoder(label);
    return true;
  } catch {
    return false;
  }
}
