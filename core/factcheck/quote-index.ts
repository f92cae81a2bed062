import { eachWord, foldWord } from './quote-words.ts';

/** The words of a source, and where each stands. Offsets are UTF-16 offsets into its text. */
export interface QuoteIndex {
  readonly text: string;
  /** How many words there are. */
  readonly count: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Number of each word in `vocabulary`. */
  readonly ids: Int32Array;
  readonly vocabulary: ReadonlyMap<string, number>;
  /** The places of word `id`, ascending: `places` from `starts[id]` to `starts[id + 1]`. */
  readonly starts: Int32Array;
  readonly places: Int32Array;
}

/** Reads a source once. Takes time and memory in proportion to its text. */
export function quoteIndex(text: string): QuoteIndex {
  const vocabulary = new Map<string, number>();
  const from: number[] = [];
  const to: number[] = [];
  const ids: number[] = [];
  eachPassageWord(text, (start, end) => {
    const word = foldWord(text.slice(start, end));
    let id = vocabulary.get(word);
    if (id === undefined) {
      id = vocabulary.size;
      vocabulary.set(word, id);
    }
    from.push(start);
    to.push(end);
    ids.push(id);
  });
  return {
    text,
    count: ids.length,
    from: Int32Array.from(from),
    to: Int32Array.from(to),
    ids: Int32Array.from(ids),
    vocabulary,
    ...placesOf(ids, vocabulary.size),
  };
}

/**
 * Calls `take` with each word of a source, or of a passage of one, as the differences of a match
 * count them, in UTF-16 offsets: page numbers that a PDF has between its lines are none.
 */
export function eachPassageWord(text: string, take: (from: number, to: number) => void): void {
  eachWord(text, (from, to) => {
    if (!isPageNumber(text, from, to)) take(from, to);
  });
}

/** How often word `id` stands in the source. */
export function frequency({ starts }: QuoteIndex, id: number): number {
  return (starts[id + 1] ?? 0) - (starts[id] ?? 0);
}

function placesOf(ids: readonly number[], words: number): Pick<QuoteIndex, 'starts' | 'places'> {
  const starts = new Int32Array(words + 1);
  for (const id of ids) starts[id + 1] = (starts[id + 1] ?? 0) + 1;
  for (let id = 0; id < words; id++) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0);
  const next = starts.slice();
  const places = new Int32Array(ids.length);
  ids.forEach((id, place) => {
    const at = next[id] ?? 0;
    places[at] = place;
    next[id] = at + 1;
  });
  return { starts, places };
}

/** A number alone on its line, as PDFs have between the halves of a sentence. */
function isPageNumber(text: string, from: number, to: number): boolean {
  if (to - from > 5 || !/^\d+$/.test(text.slice(from, to))) return false;
  let before = from;
  while (before > 0 && isBlank(text.charAt(before - 1))) before--;
  let after = to;
  while (after < text.length && isBlank(text.charAt(after))) after++;
  const isLineStart = before > 0 && isLineEnd(text.charAt(before - 1));
  return isLineStart && isLineEnd(text.charAt(after));
}

function isBlank(sign: string): boolean {
  return sign === ' ' || sign === '\t' || sign === '\u00a0';
}

function isLineEnd(sign: string): boolean {
  return sign === '\n' || sign === '\r' || sign === '\f';
}
