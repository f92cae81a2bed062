// A page as browsers save it in a single file: MHTML (RFC 2557), a message of several parts whose
// first page is the one that was looked at.

/** The bytes of the page within a web archive; null when the bytes are no archive. */
export function pageOfArchive(bytes: Uint8Array): Uint8Array | null {
  const text = latin1(bytes);
  const head = headOf(text, 0);
  const boundary =
    /content-type:\s*multipart\/related[^]{0,400}?boundary="?([^"\s;]{1,100})"?/i.exec(
      head.text,
    )?.[1];
  if (boundary === undefined) return null;
  for (let at = text.indexOf(`--${boundary}`); at >= 0;) {
    const start = at + boundary.length + 2;
    const next = text.indexOf(`--${boundary}`, start);
    const part = headOf(text, start);
    if (/content-type:\s*(?:text\/html|application\/xhtml)/i.test(part.text)) {
      return decoded(text.slice(part.end, next < 0 ? undefined : next), part.text);
    }
    at = next;
  }
  return null;
}

/** The header lines from `at` on, and where what they head begins. */
function headOf(text: string, at: number): { readonly text: string; readonly end: number } {
  const stretch = text.slice(at, at + 16_384).replace(/^\r?\n/, '  ');
  const blank = /\r?\n\r?\n/.exec(stretch);
  const end = blank ? blank.index + blank[0].length : stretch.length;
  return { text: stretch.slice(0, end), end: at + end };
}

function decoded(body: string, head: string): Uint8Array {
  const encoding = /content-transfer-encoding:\s*([\w-]{1,40})/i.exec(head)?.[1]?.toLowerCase();
  if (encoding === 'base64') return fromBase64(body);
  return toBytes(encoding === 'quoted-printable' ? fromQuotedPrintable(body) : body);
}

/** RFC 2045, section 6.7. */
function fromQuotedPrintable(text: string): string {
  return text
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_all, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
}

function fromBase64(text: string): Uint8Array {
  const clean = text.replace(/[^A-Za-z0-9+/]/g, '');
  return toBytes(atob(clean.slice(0, clean.length - (clean.length % 4 === 1 ? 1 : 0))));
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  // In pieces: a call takes no more arguments than its stack holds.
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return text;
}

function toBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}
