/** What is asked before a link is opened. */
export interface LinkQuestion {
  /** The link as it will be opened. */
  readonly address: string;
  readonly question: { readonly message: string; readonly detail: string };
}

const shown = 600;

/**
 * The question before a safe link is opened. Hosts are shown in punycode (WHATWG URL: the parser
 * makes them so), so that a look-alike letter gives itself away.
 */
export function describeLink(href: string): LinkQuestion {
  const url = new URL(href);
  const place = url.protocol === 'mailto:' ? `a new mail to ${url.pathname}` : url.host;
  const detail = url.href.length > shown ? `${url.href.slice(0, shown)}…` : url.href;
  return { address: url.href, question: { message: `Open ${cut(place)} outside Galley?`, detail } };
}

function cut(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
