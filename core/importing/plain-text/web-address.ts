import { isSafeLink, toSafeLink } from '../../article/link.ts';

/** A web address inside a text, as UTF-16 offsets. */
export interface FoundAddress {
  readonly from: number;
  readonly to: number;
  readonly href: string;
}

const longest = 4096;
// One sign more than the longest: what is that long is no address, and a pattern without a bound
// fails on a run of megabytes.
const address = /(?<![\p{L}\p{N}@/.])(?:https?:\/\/|www\.)[^\s<>"“”«»„`]{1,4096}/giu;

/**
 * The web addresses in `text` (`https://…`, `http://…`, `www.…`) that are safe links, without the
 * punctuation of the sentence that they stand in.
 */
export function findAddresses(text: string): FoundAddress[] {
  const found: FoundAddress[] = [];
  if (!text.includes('://') && !/www\./i.test(text)) return found;
  for (const match of text.matchAll(address)) {
    if (match[0].length >= longest) continue;
    const written = match[0].slice(0, addressEnd(match[0]));
    const href = readAddress(written);
    if (href !== null) found.push({ from: match.index, to: match.index + written.length, href });
  }
  return found;
}

/** The link that a line is when it is nothing but a web address; null otherwise. */
export function loneAddress(line: string): string | null {
  if (line.length > longest || !/^<?(?:https?:\/\/|www\.)\S+$/i.test(line)) return null;
  return readAddress(line.startsWith('<') && line.endsWith('>') ? line.slice(1, -1) : line);
}

function readAddress(written: string): string | null {
  if (/^www\./i.test(written)) return toSafeLink(written);
  return isSafeLink(written) ? written : null;
}

const openers: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

// Punctuation at the end belongs to the sentence; so does a bracket that was not opened in the
// address.
function addressEnd(written: string): number {
  const surplus = new Map<string, number>();
  for (const [closer, opener] of Object.entries(openers)) {
    surplus.set(closer, written.split(closer).length - written.split(opener).length);
  }
  for (let end = written.length; end > 0; end--) {
    const last = written.charAt(end - 1);
    const extra = surplus.get(last);
    if (extra !== undefined && extra > 0) surplus.set(last, extra - 1);
    else if (extra !== undefined || !/[.,;:!?…'’‘*]/.test(last)) return end;
  }
  return 0;
}
