const unknown = 0;
const between = 1;
const letter = 2;
const digit = 3;
const alone = 4;

// Scripts without spaces between words, and signs that change what is said: each is a word.
const aloneSign =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Sc}%‰°+]/u;
const digitSign = /\p{N}/u;
const letterSign = /[\p{L}\p{M}]/u;

const kinds = new Uint8Array(0x1_0000);

const apostrophes = "'’‘ʼ";
const hyphens = '-‐‑–';
const unseen = /[\u00ad\u200b-\u200d\u2060\ufeff]/u;
/** Beyond so many signs a line end between the halves of a word is no line end any more. */
const lineEndReach = 12;
const longestNormalised = 200;

/**
 * Calls `take` with each word of `text` in order, in UTF-16 offsets. A word goes through
 * apostrophes, hyphens, a hyphen at the end of a line and unseen signs; a number through its
 * points and commas. Takes time in proportion to the text, whatever it is.
 */
export function eachWord(text: string, take: (from: number, to: number) => void): void {
  let at = 0;
  while (at < text.length) {
    const kind = kindAt(text, at);
    if (kind === letter || kind === digit) {
      const to = endOfWord(text, at);
      take(at, to);
      at = to;
    } else {
      const to = at + widthAt(text, at);
      if (kind === alone || isMinus(text, at)) take(at, to);
      at = to;
    }
  }
}

/**
 * What a word is compared by: compatibility forms and hyphenation undone (Unicode Standard Annex
 * 15), one apostrophe, lower case unless its case is asked for.
 */
export function foldWord(raw: string, keepsCase = false): string {
  if (/^[A-Za-z0-9]*$/.test(raw)) return keepsCase ? raw : raw.toLowerCase();
  // Putting very many combining marks in order takes quadratic time, and no word has them.
  const composed = raw.length <= longestNormalised ? raw.normalize('NFKC') : raw;
  const cased = keepsCase ? composed : composed.toLowerCase();
  return cased
    .replace(/[’‘ʼ]/gu, "'")
    .replace(/[\s\u00ad\u200b-\u200d\u2060\ufeff]+/gu, '')
    .replace(/[‐‑–−]/gu, '-')
    .replace(/(?<!^|\p{N})-|-(?!\p{N})/gu, '');
}

function endOfWord(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const kind = kindAt(text, at);
    if (kind === letter || kind === digit) at += widthAt(text, at);
    else {
      const next = joinedAt(text, at);
      if (next === at) return at;
      at = next;
    }
  }
  return at;
}

/** Where a word goes on after what is at `at`, or `at` when it ends there. */
function joinedAt(text: string, at: number): number {
  const sign = text.charAt(at);
  const next = kindAt(text, at + 1);
  if (apostrophes.includes(sign)) return next === letter ? at + 1 : at;
  if (hyphens.includes(sign)) {
    return next === letter || next === digit ? at + 1 : afterLineEnd(text, at + 1, at);
  }
  if (unseen.test(sign)) {
    return next === letter || next === digit ? at + 1 : afterLineEnd(text, at + 1, at);
  }
  const isPoint = sign === '.' || sign === ',' || sign === ':';
  return isPoint && next === digit && kindAt(text, at - 1) === digit ? at + 1 : at;
}

/** Where a word that was parted at the end of a line goes on: at a small letter; else `otherwise`. */
function afterLineEnd(text: string, at: number, otherwise: number): number {
  const rest = text.slice(at, at + lineEndReach);
  const gap = /^[ \t]*(?:\r?\n|[\r\u2028])\s*(?=\p{Ll})/u.exec(rest);
  return gap ? at + gap[0].length : otherwise;
}

/** Whether a dash is the sign of the number behind it: −5, but not 3–5. */
function isMinus(text: string, at: number): boolean {
  const sign = text.charAt(at);
  if (sign !== '−' && sign !== '-') return false;
  const before = kindAt(text, at - 1);
  return kindAt(text, at + 1) === digit && before !== letter && before !== digit;
}

function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function kindAt(text: string, at: number): number {
  const point = at < 0 ? undefined : text.codePointAt(at);
  if (point === undefined) return between;
  if (point > 0xffff) return kindOf(point);
  const known = kinds[point] ?? unknown;
  if (known !== unknown) return known;
  const kind = kindOf(point);
  kinds[point] = kind;
  return kind;
}

function kindOf(point: number): number {
  const sign = String.fromCodePoint(point);
  if (aloneSign.test(sign)) return alone;
  if (digitSign.test(sign)) return digit;
  return letterSign.test(sign) ? letter : between;
}
