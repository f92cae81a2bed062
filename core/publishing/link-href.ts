import { isSafeLink } from '../article/link.ts';

// URL code points of the WHATWG URL standard, whole percent-encoded bytes, and one number sign.
const codePoints = String.raw`[\w!$&'()*+,\-./:;=?@~]|(?!\p{NChar})[\u00a0-\ud7ff\ue000-\u{10fffd}]|%[0-9a-fA-F]{2}`;
const validUrl = new RegExp(`^(?:${codePoints})*(?:#(?:${codePoints})*)?$`, 'u');
const stray = /["<>`{}|\\^\s[\]]|%(?![0-9a-f]{2})|(?<=#.*)#/giu;

/**
 * What stands in a page's `href` for a link of a story: as the editor wrote it, or, where that has
 * signs a valid URL may not hold, spelled out as browsers read it.
 * @returns null when the link is not a safe one: the words then stand without it.
 */
export function linkHref(href: unknown): string | null {
  if (!isSafeLink(href)) return null;
  if (validUrl.test(href)) return href;
  const read = new URL(href).href;
  const host = /^https?:\/\/[^/?#]*/.exec(read)?.[0] ?? '';
  return host + read.slice(host.length).replace(stray, percentEncode);
}

/** Whether a link leads to the web rather than to a mailbox. */
export function isWebLink(href: string): boolean {
  return /^https?:/i.test(href);
}

function percentEncode(sign: string): string {
  const bytes = Array.from(new TextEncoder().encode(sign));
  return bytes.map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}
