// Services lead readers through an address of their own, which tells them who followed what: the
// story has the address that was meant.
const redirects: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(?:www\.)?google\.[a-z.]{2,8}$/, ['q', 'url']],
  [/\.safelinks\.protection\.outlook\.com$/, ['url']],
  [/^lm?\.(?:facebook|instagram)\.com$/, ['u']],
  [/^(?:www\.)?(?:youtube|vk)\.com$/, ['q', 'to']],
  [/^slack-redir\.net$/, ['url']],
  [/^href\.li$/, []],
];
const redirectPaths = /^\/(?:url|l\.php|redirect|away\.php|link)?$/;

/**
 * A link of a page as an absolute address, its redirecting service taken off.
 * @param base where the page stood, or null when nobody knows
 * @returns the link as written when it cannot be resolved: whoever stores it judges it
 */
export function resolveLink(written: string, base: string | null): string {
  const href = written.trim();
  if (href.startsWith('#') || href === '') return href;
  const url = parse(href, base);
  if (!url) return href;
  if (!/^https?:$/.test(url.protocol)) return href;
  const target = redirectTarget(url);
  // Absolute addresses stay as the page has them: parsing would spell them anew.
  return target ?? (/^https?:\/\//i.test(href) ? href : url.href);
}

function redirectTarget(url: URL): string | null {
  const names = redirects.find(([host]) => host.test(url.hostname))?.[1];
  if (!names || !redirectPaths.test(pathOf(url.href))) return null;
  for (const name of names) {
    const value = parameterOf(url.href, name);
    if (value !== null && /^https?:\/\//i.test(value)) return value;
  }
  return null;
}

function pathOf(href: string): string {
  return /^https?:\/\/[^/?#]*([^?#]*)/i.exec(href)?.[1] ?? '';
}

function parameterOf(href: string, name: string): string | null {
  const found = new RegExp(`[?&]${name}=([^&#]*)`).exec(href)?.[1];
  if (found === undefined) return null;
  try {
    return decodeURIComponent(found.replaceAll('+', ' '));
  } catch {
    return null;
  }
}

function parse(href: string, base: string | null): URL | null {
  try {
    return base === null ? new URL(href) : new URL(href, base);
  } catch {
    return null;
  }
}
