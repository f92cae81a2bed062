import { frequency, type QuoteIndex } from './quote-index.ts';
import type { PlaceSpan } from './quote-alignment.ts';
import type { PatternPart, PatternWord } from './quote-pattern.ts';

/** How much a word says about where it comes from, in bits: the rarer, the more. */
export type Weight = (word: PatternWord) => number;

/** A stretch of a source that may hold a quotation, and the bits of the words that they share. */
export interface Region {
  readonly span: PlaceSpan;
  readonly bits: number;
}

/** What a region must reach at least. */
export interface RegionBounds {
  readonly bits: number;
  /** How many of the pattern's words it may lack. */
  readonly lacking: number;
}

/** So many places are looked at for one quotation in one source, those of its rarest words first. */
const mostPlaces = 2000;
const mostRegions = 3;
const smallestRegion = 8;

/**
 * The stretches of a source that share most with the pattern, best first: each of its rarer words
 * votes for the stretches that it stands in, once.
 */
export function likelyRegions(
  index: QuoteIndex,
  pattern: readonly PatternPart[],
  weigh: Weight,
  bounds: RegionBounds,
): Region[] {
  const size = Math.max(smallestRegion, lengthOf(pattern));
  const votes = countVotes(index, pattern, weigh, size);
  const best: Bucket[] = [];
  // Of two neighbours that reach the bounds together one reaches the half.
  const half = (bounds.bits - votes.unheardBits) / 2;
  for (const bucket of votes.touched) {
    if ((votes.bits[bucket] ?? 0) < half) continue;
    keepBest(best, votes, bucket - 1, bounds);
    keepBest(best, votes, bucket, bounds);
  }
  return best.map(({ bucket, bits }) => ({ span: spanOf(index, bucket, size), bits }));
}

interface Bucket {
  readonly bucket: number;
  readonly bits: number;
}

interface Votes {
  readonly bits: Float64Array;
  readonly words: Int32Array;
  readonly touched: readonly number[];
  /** Of the words that were too common to be asked. */
  readonly unheardBits: number;
  readonly unheardWords: number;
  /** Different words of the pattern. */
  readonly different: number;
}

/** Two neighbours together hold any passage that begins in the first. */
function keepBest(best: Bucket[], votes: Votes, bucket: number, bounds: RegionBounds): void {
  const bits = (votes.bits[bucket] ?? 0) + (votes.bits[bucket + 1] ?? 0);
  const words = (votes.words[bucket] ?? 0) + (votes.words[bucket + 1] ?? 0);
  if (bits + votes.unheardBits < bounds.bits) return;
  if (words + votes.unheardWords < votes.different - bounds.lacking) return;
  if (best.some((other) => other.bucket === bucket)) return;
  const rank = best.findIndex((other) => other.bits < bits);
  best.splice(rank < 0 ? best.length : rank, 0, { bucket, bits });
  if (best.length > mostRegions) best.pop();
}

function spanOf({ count }: QuoteIndex, bucket: number, size: number): PlaceSpan {
  const beside = Math.ceil(size / 2);
  return {
    from: Math.max(0, bucket * size - beside),
    to: Math.min(count, (bucket + 2) * size + beside),
  };
}

function countVotes(
  index: QuoteIndex,
  pattern: readonly PatternPart[],
  weigh: Weight,
  size: number,
): Votes {
  const buckets = Math.ceil(index.count / size) + 2;
  const bits = new Float64Array(buckets);
  const words = new Int32Array(buckets);
  const lastWord = new Int32Array(buckets).fill(-1);
  const touched: number[] = [];
  const { seeds, different } = seedsOf(index, pattern);
  let [looked, unheardBits, unheardWords] = [0, 0, 0];
  for (const [id, word] of seeds) {
    const weight = weigh(word);
    looked += frequency(index, id);
    if (looked > mostPlaces) {
      unheardBits += weight;
      unheardWords++;
      continue;
    }
    for (let at = index.starts[id] ?? 0; at < (index.starts[id + 1] ?? 0); at++) {
      const bucket = Math.floor((index.places[at] ?? 0) / size);
      if (lastWord[bucket] === id) continue;
      if (lastWord[bucket] === -1) touched.push(bucket);
      lastWord[bucket] = id;
      bits[bucket] = (bits[bucket] ?? 0) + weight;
      words[bucket] = (words[bucket] ?? 0) + 1;
    }
  }
  return { bits, words, touched, unheardBits, unheardWords, different };
}

/** The pattern's different words, the rarest in this source first; those that it lacks left out. */
function seedsOf(
  index: QuoteIndex,
  pattern: readonly PatternPart[],
): { seeds: [number, PatternWord][]; different: number } {
  const words = new Map<string, PatternWord>();
  for (const part of pattern) if (part.kind === 'word') words.set(part.folded, part);
  const seeds: [number, PatternWord][] = [];
  for (const word of words.values()) {
    const id = index.vocabulary.get(word.folded);
    if (id !== undefined) seeds.push([id, word]);
  }
  seeds.sort(([one], [other]) => frequency(index, one) - frequency(index, other));
  return { seeds, different: words.size };
}

function lengthOf(pattern: readonly PatternPart[]): number {
  return pattern.reduce((sum, part) => sum + (part.kind === 'gap' ? part.most : 1), 0);
}
