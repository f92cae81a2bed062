import { frequency, type QuoteIndex } from './quote-index.ts';
import type { PatternGap, PatternPart } from './quote-pattern.ts';

/**
 * One word of a passage beside one of the quotation: `place` is the word's place in the source,
 * `part` the part's in the pattern; null where the other side has none. Words that an editor left
 * out are in no pair.
 */
export interface WordPair {
  readonly place: number | null;
  readonly part: number | null;
}

/** Words of the pattern that follow one another, and the gap before them. */
interface Segment {
  readonly first: number;
  readonly ids: readonly number[];
  readonly gap: PatternGap | null;
}

/** Where a segment begins, and the place of the one before it that it can follow. */
interface Reached {
  readonly places: readonly number[];
  readonly previous: readonly number[];
}

/** More gaps than any quotation in a newspaper has. */
const mostSegments = 24;
const mostPassages = 32;

/**
 * The passages that have all words of the pattern in order, gaps allowed for, case left aside; at
 * most a few. Takes time in proportion to the source for each segment, at worst.
 */
export function samePassages(index: QuoteIndex, pattern: readonly PatternPart[]): WordPair[][] {
  const segments = segmentsOf(index, pattern);
  if (segments === null) return [];
  const reached: Reached[] = [];
  for (const segment of segments) {
    const next = follow(index, segments[reached.length - 1], reached.at(-1), segment);
    if (next.places.length === 0) return [];
    reached.push(next);
  }
  const ends = reached.at(-1)?.places.keys() ?? [];
  return [...ends].slice(0, mostPassages).map((end) => pairsOf(segments, reached, end));
}

/** @returns null when the source lacks a word. */
function segmentsOf(index: QuoteIndex, pattern: readonly PatternPart[]): Segment[] | null {
  const segments: { first: number; ids: number[]; gap: PatternGap | null }[] = [];
  let gap: PatternGap | null = null;
  for (const [at, part] of pattern.entries()) {
    if (part.kind === 'gap') {
      gap = part;
      continue;
    }
    const id = index.vocabulary.get(part.folded);
    if (id === undefined) return null;
    if (gap !== null || segments.length === 0) segments.push({ first: at, ids: [], gap });
    segments.at(-1)?.ids.push(id);
    gap = null;
  }
  return segments.length > mostSegments ? null : segments;
}

/** Of the places of `segment` those that follow one of `before`, each with the nearest such. */
function follow(
  index: QuoteIndex,
  last: Segment | undefined,
  before: Reached | undefined,
  segment: Segment,
): Reached {
  const all = occurrences(index, segment.ids);
  if (!last || !before) return { places: all, previous: all.map(() => -1) };
  const { least = 0, most = 0, stem = null } = segment.gap ?? {};
  const places: number[] = [];
  const previous: number[] = [];
  let nearest = -1;
  for (const place of all) {
    const latest = place - least - last.ids.length;
    while ((before.places[nearest + 1] ?? Infinity) <= latest) nearest++;
    const start = before.places[nearest];
    if (start === undefined || start + last.ids.length + most < place) continue;
    if (stem !== null && !beginsWith(index, place - 1, stem)) continue;
    places.push(place);
    previous.push(nearest);
  }
  return { places, previous };
}

function beginsWith({ text, from, to }: QuoteIndex, place: number, stem: string): boolean {
  return text.slice(from[place], to[place]).toLowerCase().startsWith(stem);
}

function pairsOf(
  segments: readonly Segment[],
  reached: readonly Reached[],
  end: number,
): WordPair[] {
  const runs: WordPair[][] = [];
  let at = end;
  for (let level = segments.length - 1; level >= 0; level--) {
    const { first, ids } = segments[level] ?? { first: 0, ids: [] };
    const start = reached[level]?.places[at] ?? 0;
    runs.push(ids.map((_id, nth) => ({ place: start + nth, part: first + nth })));
    at = reached[level]?.previous[at] ?? -1;
  }
  return runs.reverse().flat();
}

/** Where `words` stand in the source one after the other, ascending. */
function occurrences(index: QuoteIndex, words: readonly number[]): number[] {
  const rarest = words.reduce(
    (best, id, at) => (frequency(index, id) < frequency(index, words[best] ?? -1) ? at : best),
    0,
  );
  const id = words[rarest] ?? -1;
  const isCheap = frequency(index, id) * words.length <= 4 * (index.count + words.length);
  return isCheap ? aroundRarest(index, words, rarest) : inOnePass(index, words);
}

function aroundRarest(index: QuoteIndex, words: readonly number[], rarest: number): number[] {
  const id = words[rarest] ?? -1;
  const found: number[] = [];
  for (let at = index.starts[id] ?? 0; at < (index.starts[id + 1] ?? 0); at++) {
    const start = (index.places[at] ?? 0) - rarest;
    if (words.every((word, nth) => index.ids[start + nth] === word)) found.push(start);
  }
  return found;
}

/** For words that are all so common that trying each place might take quadratic time (Knuth, Morris and Pratt, 1977). */
function inOnePass({ ids, count }: QuoteIndex, words: readonly number[]): number[] {
  const fallback = fallbacks(words);
  const found: number[] = [];
  let matched = 0;
  for (let at = 0; at < count; at++) {
    while (matched > 0 && (matched === words.length || ids[at] !== words[matched]))
      matched = fallback[matched - 1] ?? 0;
    if (ids[at] === words[matched]) matched++;
    if (matched === words.length) found.push(at - matched + 1);
  }
  return found;
}

function fallbacks(words: readonly number[]): number[] {
  const fallback = [0];
  let matched = 0;
  for (let at = 1; at < words.length; at++) {
    while (matched > 0 && words[at] !== words[matched]) matched = fallback[matched - 1] ?? 0;
    if (words[at] === words[matched]) matched++;
    fallback.push(matched);
  }
  return fallback;
}
