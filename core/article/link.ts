const allowed = new Set(['http:', 'https:', 'mailto:']);
// Whitespace and controls are how `java\nscript:` hides; a URL parser would strip them silently.
// eslint-disable-next-line no-control-regex
const hidden = /[\u0000-\u0020\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u;

/**
 * Whether a link may stand in a story, be clicked, and be published: an absolute http, https or
 * mailto URL with no credentials and no hidden characters. The one allow-list for links; parsing
 * follows the WHATWG URL standard.
 */
export function isSafeLink(href: unknown): href is string {
  if (typeof href !== 'string' || href.length > 4096 || hidden.test(href)) return false;
  const url = parseUrl(href);
  return url !== null && allowed.has(url.protocol) && url.username === '' && url.password === '';
}

/**
 * What an editor typed or pasted as a link, made absolute: `example.org/a` becomes
 * `https://example.org/a`, an address with @ a mailto link.
 * @returns the link, or null when it cannot be a safe one.
 */
export function toSafeLink(typed: string): string | null {
  return readings(typed.trim()).find(isSafeLink) ?? null;
}

function readings(text: string): string[] {
  const isAddress = /^[^\s/@:]+@[^\s/@:]+\.[^\s/@:]+$/.test(text);
  const hasHost = /^[^\s/:?#]+\.[^\s/:?#.]+/.test(text);
  if (isAddress) return [`mailto:${text}`];
  return hasHost ? [text, `https://${text}`] : [text];
}

function parseUrl(href: string): URL | null {
  try {
    return new URL(href);
  } catch {
    return null;
  }
}
