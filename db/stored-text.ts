// SQLite keeps text as UTF-8, which has no form for a lone surrogate.

/** `text` with every lone surrogate replaced by U+FFFD: what SQLite can give back unchanged. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** Text as JSON, in which a lone surrogate is an escape: comes back exactly as it was. */
export function exactText(text: string): string {
  return JSON.stringify(text);
}

/** Reads what `exactText` wrote. */
export function readExactText(stored: string): string {
  return String(JSON.parse(stored));
}
