import { frequency, type QuoteIndex } from './quote-index.ts';
import type { PlaceSpan } from './quote-alignment.ts';
import type { PatternPart, PatternWord } from './quote-pattern.ts';

/** How much a word says about where it comes from, in bits: the rarer, the more. */
export type Weight = (word: PatternWord) => number;

/** So many places are looked at for one quotation in one source, those of its rarest words first. */
const mostPlaces = 30_000;
const mostRegions = 3;
const smallestRegion = 8;

/** A stretch of a source that may hold a quotation, and the bits of the words that they share. */
interface Region {
  readonly bucket: number;
  readonly bits: number;
}

/**
 * The stretches of a source that share most with the pattern, best first: each of its rarer words
 * votes for the stretches that it stands in, once.
 * @param leastBits stretches that cannot reach so many are left out
 */
export function likelyRegions(
  index: QuoteIndex,
  pattern: readonly PatternPart[],
  weigh: Weight,
  leastBits: number,
): PlaceSpan[] {
  const size = Math.max(smallestRegion, lengthOf(pattern));
  const { votes, touched, unheard } = vote(index, seeds(index, pattern), weigh, size);
  const bitsOf = (bucket: number): number => (votes[bucket] ?? 0) + (votes[bucket + 1] ?? 0);
  const regions = touched
    .flatMap((bucket): Region[] => [
      { bucket: bucket - 1, bits: bitsOf(bucket - 1) },
      { bucket, bits: bitsOf(bucket) },
    ])
    .filter(({ bits }) => bits + unheard >= leastBits);
  return best(regions).map(({ bucket }) => spanOf(index, bucket, size));
}

function best(regions: Region[]): Region[] {
  const kept: Region[] = [];
  regions.sort((one, other) => other.bits - one.bits || one.bucket - other.bucket);
  for (const region of regions) {
    if (kept.length === mostRegions) break;
    if (!kept.some(({ bucket }) => bucket === region.bucket)) kept.push(region);
  }
  return kept;
}

function spanOf({ count }: QuoteIndex, bucket: number, size: number): PlaceSpan {
  const beside = Math.ceil(size / 2);
  return {
    from: Math.max(0, bucket * size - beside),
    to: Math.min(count, (bucket + 2) * size + beside),
  };
}

/** The pattern's different words, the rarest in this source first; those that it lacks left out. */
function seeds(index: QuoteIndex, pattern: readonly PatternPart[]): [number, PatternWord][] {
  const found = new Map<number, PatternWord>();
  for (const part of pattern) {
    const id = part.kind === 'word' ? index.vocabulary.get(part.folded) : undefined;
    if (id !== undefined && part.kind === 'word') found.set(id, part);
  }
  return [...found].sort(([one], [other]) => frequency(index, one) - frequency(index, other));
}

function vote(
  index: QuoteIndex,
  words: readonly [number, PatternWord][],
  weigh: Weight,
  size: number,
): { votes: Float64Array; touched: number[]; unheard: number } {
  const buckets = Math.ceil(index.count / size) + 2;
  const votes = new Float64Array(buckets);
  const lastWord = new Int32Array(buckets).fill(-1);
  const touched: number[] = [];
  let looked = 0;
  let unheard = 0;
  for (const [id, word] of words) {
    looked += frequency(index, id);
    if (looked > mostPlaces) {
      unheard += weigh(word);
      continue;
    }
    for (let at = index.starts[id] ?? 0; at < (index.starts[id + 1] ?? 0); at++) {
      const bucket = Math.floor((index.places[at] ?? 0) / size);
      if (lastWord[bucket] === id) continue;
      if (lastWord[bucket] === -1) touched.push(bucket);
      lastWord[bucket] = id;
      votes[bucket] = (votes[bucket] ?? 0) + weigh(word);
    }
  }
  return { votes, touched, unheard };
}

function lengthOf(pattern: readonly PatternPart[]): number {
  return pattern.reduce((sum, part) => sum + (part.kind === 'gap' ? part.most : 1), 0);
}
