// A page as browsers save it in a single file: MHTML (RFC 2557), a message of several parts, one of
// which is the page that was looked at and the others what it shows.
import { fromBase64 } from './base64.ts';
import { latin1, latin1Bytes } from './latin1.ts';

/** A page and what was saved with it. */
export interface WebArchive {
  readonly page: Uint8Array;
  /** The encoding that the archive says the page is in, or null. */
  readonly charset: string | null;
  /** Where the page stood, or null. */
  readonly address: string | null;
  /** The part that a page's address or `cid:` names, or null. */
  readonly part: (address: string) => Uint8Array | null;
}

const mostParts = 5000;
const deepest = 4;

interface Part {
  readonly head: string;
  readonly body: string;
}

/** Whether bytes begin as such a message does. */
export function isWebArchive(bytes: Uint8Array): boolean {
  const head = headOf(latin1(bytes.subarray(0, 16_384)), 0);
  return /^\s{0,9}[\w-]{1,60}:/.test(head.text) && boundaryOf(head.text) !== null;
}

/** Reads a web archive; null when the bytes are none, or hold no page. */
export function readWebArchive(bytes: Uint8Array): WebArchive | null {
  if (!isWebArchive(bytes)) return null;
  const text = latin1(bytes);
  const head = headOf(text, 0);
  const parts = partsOf(text.slice(head.end), head.text, 0);
  const page = parts.find(({ head: one }) => isPage(one));
  if (!page) return null;
  const byName = new Map<string, Part>();
  for (const part of parts) for (const name of namesOf(part.head)) byName.set(name, part);
  return {
    page: decoded(page),
    charset:
      /charset\s{0,3}=\s{0,3}"?([\w:.-]{2,40})/i.exec(fieldOf(page.head, 'content-type'))?.[1] ??
      null,
    address:
      fieldOf(page.head, 'content-location') ||
      fieldOf(head.text, 'snapshot-content-location') ||
      null,
    part: (address) => {
      const part = byName.get(address);
      return part && part !== page ? decoded(part) : null;
    },
  };
}

function partsOf(body: string, head: string, depth: number): Part[] {
  const boundary = boundaryOf(head);
  if (boundary === null || depth > deepest) return [{ head, body }];
  const parts: Part[] = [];
  for (let at = nextBoundary(body, boundary, 0); at >= 0 && parts.length < mostParts;) {
    const start = at + boundary.length + 2;
    if (body.startsWith('--', start)) break;
    const next = nextBoundary(body, boundary, start);
    const inner = headOf(body, start);
    const end = next < 0 ? body.length : next;
    parts.push(...partsOf(body.slice(inner.end, Math.max(inner.end, end)), inner.text, depth + 1));
    at = next;
  }
  return parts;
}

// A boundary stands at the start of a line (RFC 2046 §5.1.1).
function nextBoundary(body: string, boundary: string, from: number): number {
  const mark = `--${boundary}`;
  for (let at = body.indexOf(mark, from); at >= 0; at = body.indexOf(mark, at + 1)) {
    if (at === 0 || body[at - 1] === '\n') return at;
  }
  return -1;
}

/** The header lines from `at` on, folded lines joined, and where what they head begins. */
function headOf(text: string, at: number): { readonly text: string; readonly end: number } {
  const stretch = text.slice(at, at + 16_384).replace(/^\r?\n/, (end) => ' '.repeat(end.length));
  const blank = /\r?\n\r?\n/.exec(stretch);
  const end = blank ? blank.index + blank[0].length : stretch.length;
  return { text: stretch.slice(0, end).replace(/\r?\n[ \t]+/g, ' '), end: at + end };
}

function fieldOf(head: string, name: string): string {
  const line = head
    .split(/\r?\n/)
    .find((one) => one.trimStart().toLowerCase().startsWith(`${name}:`));
  return line === undefined ? '' : line.slice(line.indexOf(':') + 1).trim();
}

function boundaryOf(head: string): string | null {
  const type = fieldOf(head, 'content-type');
  if (!/^multipart\//i.test(type)) return null;
  const found = /boundary\s{0,3}=\s{0,3}(?:"([^"]{1,100})"|([^\s;"]{1,100}))/i.exec(type);
  return found?.[1] ?? found?.[2] ?? null;
}

function isPage(head: string): boolean {
  return /^(?:text\/html|application\/xhtml)/i.test(fieldOf(head, 'content-type'));
}

function namesOf(head: string): string[] {
  const id = /^<?([^<>\s]{1,1000})>?$/.exec(fieldOf(head, 'content-id'))?.[1];
  const location = fieldOf(head, 'content-location');
  return [...(id === undefined ? [] : [`cid:${id}`]), ...(location === '' ? [] : [location])];
}

function decoded({ head, body }: Part): Uint8Array {
  const encoding = fieldOf(head, 'content-transfer-encoding').toLowerCase();
  if (encoding === 'base64') return fromBase64(body);
  return latin1Bytes(encoding === 'quoted-printable' ? fromQuotedPrintable(body) : body);
}

/** RFC 2045, section 6.7. */
function fromQuotedPrintable(text: string): string {
  return text
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_all, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
}
