/** How a word is written. */
export type Shape = 'lower' | 'title' | 'upper' | 'mixed' | 'number';

/** One word of a block. Offsets are UTF-16 code units into the block's text. */
export interface Token {
  readonly from: number;
  readonly to: number;
  /** The word as written. */
  readonly text: string;
  /** NFC, lower case, straight apostrophes: the form under which words are looked up. */
  readonly folded: string;
  readonly shape: Shape;
  /** The first word of its sentence, line or quotation, where a capital says nothing. */
  readonly opensSentence: boolean;
  /** Part of an address, a handle, a file name or a foreign span: no matter for spelling. */
  readonly isTechnical: boolean;
  /** A hyphen joins it to the word before. */
  readonly joinsPrevious: boolean;
  /** A hyphen joins it to the word after. */
  readonly joinsNext: boolean;
  /** A full stop follows directly, as after an abbreviation. */
  readonly hasStop: boolean;
}

// Bounded, as the regular expression engine would run out of stack in a word of millions of signs.
const WORD = /[\p{L}\p{M}\p{N}]{1,1000}(?:['’‘ʼ][\p{L}\p{M}\p{N}]{1,1000}){0,60}/gu;
/** No word: what is longer comes in pieces, which no rule looks at. */
const NO_WORD = 1000;
const CHUNK = /\S+/g;
const DOMAIN =
  /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|gov|edu|int|info|news|tv|io|ai|co|eu|uk|us|ie|de|fr|ru|ua|by|pl|ca|au|jp|cn|in|is|me|app|dev|js|ts|py|html?|pdf|docx?|xlsx?|txt|jpe?g|png|gif|svg|mp[34]|zip|exe)(?:[/:?#].*)?$/i;
const LONGEST_DOMAIN = 253;
const HYPHEN = /[-‐‑]/;
const OPENS_SENTENCE = /(?:^|[.!?…:;]|[\n\r])["'“”‘’«»()[\]*\s–—-]*$/u;
const AFTER_OPENING_MARK = /["“‘«([*•–—]\s*$/u;
const SENTENCE_LOOKBACK = 12;
// Most words are these and need no closer look; most texts hold nothing of the other.
const PLAIN = /^[a-z]+$/;
const INSIDE_SENTENCE = /[a-z0-9,] $/i;
const MAYBE_TECHNICAL = /[@\\#~/]|www\.|\.[^\s.,;:!?"'”’)\]>]/i;

/**
 * Splits a block's text into its words, in order. Linear in the length of the text. A run of more
 * than a thousand letters is cut into technical tokens.
 */
export function tokenize(
  text: string,
  foreign: readonly { readonly from: number; readonly to: number }[] = [],
): readonly Token[] {
  const skipped = [...technicalSpans(text), ...foreign].sort((a, b) => a.from - b.from);
  const tokens: Token[] = [];
  let span = 0;
  for (const match of text.matchAll(WORD)) {
    const from = match.index;
    const to = from + match[0].length;
    while (span < skipped.length && (skipped[span]?.to ?? 0) <= from) span += 1;
    const skip = skipped[span];
    tokens.push({
      from,
      to,
      text: match[0],
      folded: foldWord(match[0]),
      shape: shapeOf(match[0]),
      opensSentence: opensSentence(text, from),
      isTechnical: (skip !== undefined && skip.from < to) || to - from >= NO_WORD,
      joinsPrevious: HYPHEN.test(text[from - 1] ?? ''),
      joinsNext: HYPHEN.test(text[to] ?? ''),
      hasStop: text[to] === '.',
    });
  }
  return tokens;
}

/** The form under which a word is looked up: NFC, lower case, straight apostrophes. */
export function foldWord(word: string): string {
  if (PLAIN.test(word)) return word;
  return word.normalize('NFC').toLowerCase().replace(/[’‘ʼ]/g, "'");
}

/** How a word is written: its capitals and digits. */
export function shapeOf(word: string): Shape {
  if (PLAIN.test(word)) return 'lower';
  if (/\p{N}/u.test(word)) return 'number';
  if (!/\p{Lu}/u.test(word)) return 'lower';
  if (/^\p{Lu}[^\p{Lu}]*$/u.test(word)) return 'title';
  if (!/\p{Ll}/u.test(word)) return 'upper';
  return 'mixed';
}

function opensSentence(text: string, from: number): boolean {
  if (from > 1 && INSIDE_SENTENCE.test(text.slice(from - 2, from))) return false;
  const before = text.slice(Math.max(0, from - SENTENCE_LOOKBACK), from);
  if (from > SENTENCE_LOOKBACK && before.trim() === '') return true;
  return (
    OPENS_SENTENCE.test(from > SENTENCE_LOOKBACK ? `x${before}` : before) ||
    AFTER_OPENING_MARK.test(before)
  );
}

function technicalSpans(text: string): { from: number; to: number }[] {
  const spans: { from: number; to: number }[] = [];
  if (!MAYBE_TECHNICAL.test(text)) return spans;
  for (const match of text.matchAll(CHUNK)) {
    if (isTechnical(match[0])) spans.push({ from: match.index, to: match.index + match[0].length });
  }
  return spans;
}

function isTechnical(chunk: string): boolean {
  if (chunk.includes('://') || chunk.includes('@') || chunk.includes('\\')) return true;
  const bare = chunk.replace(/^["'“‘([<]+/, '');
  if (/^(?:www\.|[#~/])/i.test(bare)) return true;
  return bare.length < LONGEST_DOMAIN && DOMAIN.test(bare.replace(/["'”’)\]>.,;:!?]+$/, ''));
}
